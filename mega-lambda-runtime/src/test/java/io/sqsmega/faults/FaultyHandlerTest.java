package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.PollResult;
import io.sqsmega.match.DataPattern;
import io.sqsmega.settle.Backoff;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The handler under the poller, with backoff and dead letters, while requests of all three meet faults. */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FaultyHandlerTest {
    private static final int MESSAGES = Integer.getInteger("mega.faults.messages", 80);

    private final FaultyAws aws = new FaultyAws();
    private final Orders orders = new Orders(MESSAGES);
    private final AtomicInteger invocations = new AtomicInteger();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void everyMessageIsProcessedByEverySubscriberOrDead() throws Exception {
        LocalQueue queue = aws.queue("handler", Duration.ofSeconds(2));
        orders.send(aws.direct(), queue);
        Handler handler = new Handler(queue, aws.client());
        try (EventSourcePoller poller = EventSourcePoller.builder(aws.client(), queue.url())
                .function((SQSEvent event, Context context) -> {
                    invocations.incrementAndGet();
                    return handler.handleRequest(event, context);
                })
                .build()) {
            aws.proxy().follow(FaultPlan.random(FaultyAws.SEED, FaultyAws.PERCENT));
            poller.start();
            queue.awaitEmpty(Duration.ofMillis(120_000L + 300L * MESSAGES));
            aws.proxy().follow(FaultPlan.CALM);
        }

        orders.assertThatNothingIsLost(queue);
        assertThat(aws.proxy().requests("ChangeMessageVisibilityBatch"))
                .as("one call for each batch")
                .isLessThanOrEqualTo(FaultyAws.ATTEMPTS * invocations.get());
        assertThat(aws.proxy().requests("SendMessage"))
                .as("one call for each refusal")
                .isBetween(1, FaultyAws.ATTEMPTS * orders.refusals());
    }

    /** The first batch is for what has to be loaded. A stall lasts longer than the function may take. */
    @Test
    void aBackoffThatStallsFailsNoInvocation() {
        LocalQueue queue = aws.queue("stalled", Duration.ofSeconds(6));
        orders.send(aws.direct(), queue);
        try (SqsClient client = aws.patientClient();
                EventSourcePoller poller = EventSourcePoller.builder(queue)
                        .function(new Handler(queue, client))
                        .build()) {
            poller.pollOnce();
            aws.proxy().follow(FaultPlan.always(Fault.STALLED, "ChangeMessageVisibilityBatch"));

            PollResult result = poller.pollOnce();

            assertThat(result.failure()).isNull();
            assertThat(result.kept()).isNotEmpty();
            assertThat(result.deleted()).isNotEmpty();
        }
        assertThat(aws.proxy().faults(Fault.STALLED)).isPositive();
    }

    private final class Handler extends MegaSqsHandler {
        Handler(LocalQueue queue, SqsClient client) {
            super(HandlerOptions.builder()
                    .timeMargin(Duration.ofSeconds(3))
                    .parallelism(4)
                    .redelivery(SqsBackoff.builder()
                            .backoff(Backoff.builder()
                                    .first(Duration.ZERO)
                                    .longest(Duration.ofSeconds(1))
                                    .outage(Duration.ofSeconds(1))
                                    .build())
                            .client(client)
                            .queueUrl(queue.url())
                            .build())
                    .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), client))
                    .build());
            on(DataPattern.any(), orders::first);
            on(DataPattern.any(), orders::second);
        }
    }
}
