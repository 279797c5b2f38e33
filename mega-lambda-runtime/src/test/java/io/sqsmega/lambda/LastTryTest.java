package io.sqsmega.lambda;

import static io.sqsmega.lambda.SqsEvents.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A subscriber that always hangs must not keep its message, and its group, for ever. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LastTryTest {
    /** A quarter of a second of it is left for dead letters and observers when the time is up. */
    private static final Duration ENOUGH_TO_FINISH = Duration.ofSeconds(2);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<String> letters = new ConcurrentLinkedQueue<>();
    private final Queue<MessageReport> reports = new ConcurrentLinkedQueue<>();
    private final HandlerOptions.Builder options = HandlerOptions.builder()
            .parallelism(2)
            .giveUpAtReceive(3)
            .observer(reports::add)
            .deadLetters(
                    (message, reason, subscriber) -> letters.add(message.id() + " by " + subscriber + ": " + reason));

    @AfterEach
    void letThemEnd() {
        end.countDown();
    }

    @Test
    void aMessageWhoseSubscriberDoesNotComeBackAtTheLastReceiveIsRefused() {
        assertThat(handle(3, ENOUGH_TO_FINISH)).isEmpty();

        assertThat(letters).containsExactly("m by on(any data): given up at receive 3: time was up");
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.outcome().kind()).isEqualTo(Outcome.Kind.REFUSED);
            assertThat(report.outcome().refusedBy()).isEqualTo("on(any data)");
        });
    }

    @Test
    void beforeThatItStays() {
        assertThat(handle(2, ENOUGH_TO_FINISH)).containsExactly("m");

        assertThat(letters).isEmpty();
        assertThat(reports).extracting(report -> report.outcome().kind()).containsExactly(Outcome.Kind.ABANDONED);
    }

    @Test
    void withoutDeadLettersItStays() {
        options.deadLetters(DeadLetterSink.BY_REDRIVE_POLICY);

        assertThat(handle(3)).containsExactly("m");
    }

    /** Else a dead-letter queue that does not answer would take the whole batch. */
    @Test
    void deadLettersThatHangAreNotWaitedFor() {
        options.deadLetters((message, reason, subscriber) -> hang());

        assertThat(handle(3)).containsExactly("m");
    }

    @Test
    void aMessageThatDidNotGetToASubscriberStays() {
        options.duplicateGuard(new HangingGuard());

        assertThat(handle(3)).containsExactly("m");
        assertThat(letters).isEmpty();
    }

    private List<String> handle(int receive) {
        return handle(receive, Duration.ofMillis(500));
    }

    private List<String> handle(int receive, Duration left) {
        MegaSqsHandler handler = new MegaSqsHandler(options.build()) {
            {
                on(DataPattern.any(), (payload, message) -> {
                    hang();
                    return Result.OK;
                });
            }
        };
        return handler
                .handleRequest(
                        SqsEvents.from(QUEUE)
                                .message("m", "{}", Map.of("ApproximateReceiveCount", Integer.toString(receive)))
                                .build(),
                        LocalContext.withTimeLeft(left))
                .getBatchItemFailures()
                .stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** Whatever interrupts it. */
    private boolean hang() {
        while (true) {
            try {
                end.await();
                return true;
            } catch (InterruptedException hangsAllTheSame) {
                continue;
            }
        }
    }

    private final class HangingGuard implements DuplicateGuard {
        @Override
        public Claim claim(Delivery delivery) {
            hang();
            return Claim.GRANTED;
        }

        @Override
        public void done(Delivery delivery) {}

        @Override
        public void release(Delivery delivery) {}
    }
}
