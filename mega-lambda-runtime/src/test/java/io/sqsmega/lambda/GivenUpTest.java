package io.sqsmega.lambda;

import static io.sqsmega.lambda.SqsEvents.FIFO_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message that was given up is given to none of its remaining subscribers, not even after the answer. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class GivenUpTest {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicBoolean hangs = new AtomicBoolean(true);
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void remainingSubscriberGetsItWhenItComesAgainAndNotFromTheFirstInvocation() throws Exception {
        HandlerOptions options = HandlerOptions.builder().executor(executor).build();
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(DataPattern.any(), (payload, message) -> {
                    hangOnce();
                    calls.add("A " + message.id());
                    return Result.OK;
                });
                on(DataPattern.any(), (payload, message) -> {
                    calls.add("B " + message.id() + " at receive " + message.receiveCount());
                    return Result.OK;
                });
            }
        };

        assertThat(failures(handler, batch(1), 1_000)).containsExactly("m1", "m2");
        answered.countDown();
        assertThat(failures(handler, batch(2), 60_000)).isEmpty();
        executor.shutdown();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(calls).containsExactly("A m1", "A m1", "B m1 at receive 2", "A m2", "B m2 at receive 2");
    }

    @Test
    void subscriberIsNotCalledAfterItsPatternOrItsClaimHeldTheMessageUp() throws Exception {
        List<String> guarded = Collections.synchronizedList(new ArrayList<>());
        HandlerOptions options = HandlerOptions.builder()
                .executor(executor)
                .duplicateGuard(new DuplicateGuard() {
                    @Override
                    public Claim claim(Delivery delivery) {
                        guarded.add("claim");
                        hangOnce();
                        return Claim.GRANTED;
                    }

                    @Override
                    public void done(Delivery delivery) {
                        guarded.add("done");
                    }

                    @Override
                    public void release(Delivery delivery) {
                        guarded.add("release");
                    }
                })
                .build();
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(DataPattern.any(), (payload, message) -> {
                    calls.add(message.id());
                    return Result.OK;
                });
            }
        };

        assertThat(failures(handler, batch(1), 1_000)).containsExactly("m1", "m2");
        answered.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(calls).isEmpty();
        assertThat(guarded).containsExactly("claim", "release");
    }

    @Test
    void subscriberIsNotCalledAfterItsPredicateHeldTheMessageUp() throws Exception {
        HandlerOptions options = HandlerOptions.builder().executor(executor).build();
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(
                        DataPattern.of(Map.of("a", Matchers.satisfies("slow", value -> {
                            hangOnce();
                            return true;
                        }))),
                        (payload, message) -> {
                            calls.add(message.id());
                            return Result.OK;
                        });
            }
        };

        assertThat(failures(handler, batch(1), 1_000)).containsExactly("m1", "m2");
        answered.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(calls).isEmpty();
    }

    @Test
    void subscriberDoesNotProcessWhatItsValidationHeldUp() throws Exception {
        MegaSqsHandler handler =
                new MegaSqsHandler(HandlerOptions.builder().executor(executor).build()) {
                    {
                        register(new DataSubscriber() {
                            @Override
                            protected DataPattern matchData() {
                                return DataPattern.any();
                            }

                            @Override
                            protected Validation validate(DataPayload payload, Message message) {
                                hangOnce();
                                return Validation.OK;
                            }

                            @Override
                            public Result process(DataPayload payload, Message message) {
                                calls.add(message.id());
                                return Result.OK;
                            }
                        });
                    }
                };

        assertThat(failures(handler, batch(1), 1_000)).containsExactly("m1", "m2");
        answered.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(calls).isEmpty();
    }

    @Test
    void subscriberIsNotCalledAfterALargePayloadHeldTheMessageUp() throws Exception {
        HandlerOptions options = HandlerOptions.builder()
                .executor(executor)
                .largePayloads(pointer -> {
                    hangOnce();
                    return "{\"a\": 1}";
                })
                .build();
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(DataPattern.any(), (payload, message) -> {
                    calls.add(message.id());
                    return Result.OK;
                });
            }
        };
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup(
                        "g",
                        "m1",
                        "[\"software.amazon.payloadoffloading.PayloadS3Pointer\","
                                + "{\"s3BucketName\":\"payloads\",\"s3Key\":\"key\"}]")
                .build();

        assertThat(failures(handler, event, 1_000)).containsExactly("m1");
        answered.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(calls).isEmpty();
    }

    /** Until the first invocation has answered, whatever happens. */
    private void hangOnce() {
        while (hangs.get() && answered.getCount() > 0) {
            try {
                answered.await();
            } catch (InterruptedException ignored) {
                // as a subscriber would that does not care
            }
        }
        hangs.set(false);
    }

    private static SQSEvent batch(int receive) {
        SqsEvents events = SqsEvents.from(FIFO_QUEUE);
        for (String id : new String[] {"m1", "m2"}) {
            events.message(
                    id,
                    "{\"a\": 1}",
                    Map.of("MessageGroupId", "g", "ApproximateReceiveCount", Integer.toString(receive)));
        }
        return events.build();
    }

    private static List<String> failures(MegaSqsHandler handler, SQSEvent event, int millis) {
        LocalContext context = LocalContext.withTimeLeft(Duration.ofMillis(millis));
        return handler.handleRequest(event, context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
