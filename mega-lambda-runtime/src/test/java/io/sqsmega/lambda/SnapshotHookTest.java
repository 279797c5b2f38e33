package io.sqsmega.lambda;

import static io.sqsmega.match.Matchers.satisfies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class SnapshotHookTest {
    private final Set<String> called = new TreeSet<>();

    @Test
    void subscribersAreFixedWithTheSnapshot() {
        Everything handler = new Everything();

        takeSnapshotOf(handler);

        assertThatThrownBy(handler::registerAnother)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be registered before the first batch");
    }

    @Test
    void nothingOfTheUsersIsCalledBeforeTheFirstBatch() {
        Everything handler = new Everything();

        takeSnapshotOf(handler);

        assertThat(called).isEmpty();
        handler.handleRequest(everyKindOfMessage(), null);
        assertThat(called)
                .containsExactly(
                        "bytes",
                        "data",
                        "dead letters",
                        "event",
                        "guard",
                        "large payloads",
                        "logging context",
                        "observer",
                        "predicate",
                        "redelivery",
                        "text");
    }

    @Test
    void whatNobodyWantsOfThePrimingIsNoDeadLetter() {
        MegaSqsHandler handler = new MegaSqsHandler(everyOption()) {
            {
                on(EventPattern.named("another"), (payload, message) -> Result.OK);
            }
        };

        takeSnapshotOf(handler);

        assertThat(called).isEmpty();
    }

    @Test
    void handlerWithoutSubscribersFails() {
        MegaSqsHandler empty = new MegaSqsHandler() {};

        assertThatThrownBy(() -> takeSnapshotOf(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a handler must have a subscriber, got none: register it in the constructor");
    }

    @Test
    void hookIsKeptByWhoRegistersIt() {
        assertThat(SnapStart.register(new Everything())).isInstanceOf(SnapshotHook.class);
    }

    private static void takeSnapshotOf(MegaSqsHandler handler) {
        new SnapshotHook(handler).beforeCheckpoint(Core.getGlobalContext());
    }

    private static SQSEvent everyKindOfMessage() {
        return SqsEvents.from(SqsEvents.QUEUE)
                .message("event", """
                        {"protocol": "mega", "version": 1, "event": {"name": "a", "timestamp": "2020-05-04T15:53:27Z"}}""")
                .message("data", "{}")
                .message("text", "nobody wants this, so it is a dead letter")
                .message("bytes", "AAECAwQFBgc=")
                .message("pointer", """
                        ["software.amazon.payloadoffloading.PayloadS3Pointer", {"s3BucketName": "payloads", "s3Key": "key"}]""")
                .build();
    }

    private HandlerOptions everyOption() {
        return HandlerOptions.builder()
                .unmatched(Unmatched.DEAD_LETTER)
                .deadLetters((message, reason, subscriber) -> called.add("dead letters"))
                .observer(report -> called.add("observer"))
                .redelivery(reports -> called.add("redelivery"))
                .duplicateGuard(new RecordingGuard())
                .loggingContext(fields -> {
                    called.add("logging context");
                    return () -> {};
                })
                .largePayloads(pointer -> {
                    called.add("large payloads");
                    return "{}";
                })
                .build();
    }

    /** Wants everything, and has everything that a user can give to a handler. */
    private final class Everything extends MegaSqsHandler {
        Everything() {
            super(everyOption());
            on(EventPattern.any(), (payload, message) -> done("event"));
            on(
                    EventPattern.of(Map.of("name", satisfies("asked", name -> called.add("predicate")))),
                    (payload, message) -> done("event"));
            on(DataPattern.any(), (payload, message) -> done("data"));
            transformPlaintext((text, message) -> {
                called.add("text");
                return null;
            });
            transformBinary((bytes, message) -> {
                called.add("bytes");
                return null;
            });
        }

        private Result done(String what) {
            called.add(what);
            return Result.OK;
        }

        void registerAnother() {
            on(EventPattern.named("another"), (payload, message) -> Result.OK);
        }
    }

    private final class RecordingGuard implements DuplicateGuard {
        @Override
        public Claim claim(Delivery delivery) {
            called.add("guard");
            return Claim.GRANTED;
        }

        @Override
        public void done(Delivery delivery) {
            called.add("guard");
        }

        @Override
        public void release(Delivery delivery) {
            called.add("guard");
        }
    }
}
