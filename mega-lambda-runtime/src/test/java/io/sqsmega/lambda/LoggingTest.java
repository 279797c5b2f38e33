package io.sqsmega.lambda;

import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.not;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged names messages and subscribers; bodies, receipt handles and tokens are never in it. */
class LoggingTest {
    private static final Logger LOGGER = Logger.getLogger("io.sqsmega");

    private final List<String> lines = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().format(record));
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(recorder);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(recorder);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void everyFailureIsLoggedWithoutAnythingOfTheMessage() {
        SQSEvent event = SqsEvents.from(SqsEvents.QUEUE)
                .message("fails", mega("secret-name", "\"secret-id\"", "\"secret-price\""))
                .message("refused", mega("secret-name", "\"\"", "1"))
                .message("broken", mega("", "\"secret-id\"", "1"))
                .message("broken-type", "{\"protocol\": \"mega\", \"version\": 1, \"event\": \"secret-event\"}")
                .message("sns", """
                        {"Type": "SubscriptionConfirmation", "MessageId": "1", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t",
                         "Message": "secret", "Token": "secret-token", "Timestamp": "2021-03-04T05:06:07Z"}""")
                .build();

        new Typed().handleRequest(event, null);

        assertThat(lines).hasSize(5);
        assertThat(lines).noneMatch(line -> line.contains("secret"));
        assertThat(lines.get(0))
                .contains("Typed.Priced")
                .contains("Message[fails")
                .contains("object.current.price");
        assertThat(lines.get(1))
                .contains("Message[refused")
                .contains("refused by Typed.Priced")
                .contains("object.id");
        assertThat(lines.get(2)).contains("Message[broken ").contains("event.name");
        assertThat(lines.get(3)).contains("Message[broken-type ").contains("event must be an object, got string");
        assertThat(lines.get(4))
                .contains("Message[sns ")
                .contains("an SNS subscription confirmation of topic arn:aws:sns:eu-west-1:111122223333:t");
    }

    /**
     * A sender chooses the name of its event, the reason a subscriber quotes, and, if it calls the function, the id.
     */
    @Test
    void whatASenderMadeUpForgesNoLineAndFillsNone() {
        String forging = "\r\n\u001b[31m2026-01-01 SEVERE forged";
        String name = (forging + "x".repeat(1_000_000))
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\u001b", "\\u001b");
        List<String> seen = new ArrayList<>();
        HandlerOptions options = HandlerOptions.builder()
                .loggingContext(fields -> {
                    seen.addAll(fields.values());
                    return () -> {};
                })
                .observer(report -> seen.add(String.valueOf(report.eventName())))
                .build();
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(EventPattern.any(), (payload, message) -> {
                    if (message.receiveCount() > 1) {
                        throw new IllegalStateException("as it is meant");
                    }
                    return Result.deadLetter("no such event: " + payload.event().name());
                });
            }
        };
        SQSEvent event = SqsEvents.from(SqsEvents.QUEUE)
                .message("id" + forging + "y".repeat(1_000_000), mega(name, "\"1\"", "1"))
                .message("again" + forging, mega(name, "\"1\"", "1"), Map.of("ApproximateReceiveCount", "2"))
                .message("nobody" + forging, "no event")
                .build();

        handler.handleRequest(event, null);

        assertThat(seen)
                .hasSizeGreaterThan(6)
                .allSatisfy(
                        text -> assertThat(text).hasSizeLessThanOrEqualTo(256).doesNotContainPattern("\\p{Cntrl}"));
        assertThat(messages)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(5_000).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void whatWasNotStartedIsCountedOnceWithWhatToChange() {
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE);
        for (int i = 0; i < 5; i++) {
            events.message("id-" + i, mega("any", "\"id\"", "1"));
        }

        // Enough for the margin, and for the first two.
        AtomicInteger calls = new AtomicInteger();
        new Typed()
                .handleRequest(
                        events.build(),
                        LocalContext.withTimeLeft(
                                () -> Duration.ofMillis(calls.incrementAndGet() <= 3 ? 10_000 : 500)));

        assertThat(lines)
                .singleElement(as(STRING))
                .contains("WARNING: 3 of 5 messages were not started", "batch size", "timeout", "parallelism");
    }

    private static String mega(String name, String id, String price) {
        return """
                {"protocol": "mega", "version": 1, "event": {"name": "%s", "timestamp": "2020-05-04T15:53:27Z"},
                 "object": {"id": %s, "current": {"price": %s}}}""".formatted(name, id, price);
    }

    private static final class Typed extends MegaSqsHandler {
        record Cart(int price) {}

        Typed() {
            register(new MegaSubscriber() {
                @Override
                public String name() {
                    return "Typed.Priced";
                }

                @Override
                protected EventPattern matchEvent() {
                    return EventPattern.any();
                }

                @Override
                protected ObjectPattern validateObject() {
                    return ObjectPattern.builder().id(not(empty())).build();
                }

                @Override
                public @Nullable Result process(MegaPayload payload, Message message) {
                    payload.object().currentAs(Cart.class);
                    return Result.OK;
                }
            });
        }
    }
}
