package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whoever interrupts the thread that calls a handler gets an answer at once, and finds the thread still interrupted.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class InterruptionTest {
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    @Test
    void messagesThatAreStillProcessedStay() {
        HandlerOptions options = HandlerOptions.builder().parallelism(2).build();

        Thread.currentThread().interrupt();
        SQSBatchResponse response = handle(options, (payload, message) -> {
            never.await();
            return Result.OK;
        });

        assertThat(response.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("1", "2", "3");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void redeliveryIsNotWaitedFor() {
        Thread caller = Thread.currentThread();
        HandlerOptions options = HandlerOptions.builder()
                .redelivery(reports -> {
                    caller.interrupt();
                    try {
                        never.await();
                    } catch (InterruptedException givenUp) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build();

        SQSBatchResponse response = handle(options, (payload, message) -> Result.RETRY_LATER);

        assertThat(response.getBatchItemFailures()).hasSize(3);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private static SQSBatchResponse handle(HandlerOptions options, EventHandler<DataPayload> processor) {
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(DataPattern.any(), processor);
            }
        };
        return handler.handleRequest(
                SqsEvents.from(SqsEvents.QUEUE)
                        .message("1", "{}")
                        .message("2", "{}")
                        .message("3", "{}")
                        .build(),
                LocalContext.withTimeLeft(() -> Duration.ofMinutes(10)));
    }
}
