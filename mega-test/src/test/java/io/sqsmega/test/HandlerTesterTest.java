package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.MegaBatchSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However an event is given, it is the same event. */
class HandlerTesterTest {
    private final HandlerTester tester = HandlerTester.of(new Orders(() -> Result.OK));
    private final TestBatch batch = TestBatch.of(
            TestRecord.of(Orders.order(1)).withId("1"),
            TestRecord.of(Orders.order(2), Encoding.BSON).withId("2"));

    @Test
    void aBatchCanBeAnEventOfLambdasClasses() {
        assertThat(tester.deliver(batch.event())).isDone();
    }

    @Test
    void aBatchCanBeAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("event.json"), batch.json());

        assertThat(tester.deliver(file)).isDone();
        assertThatThrownBy(() -> tester.deliver(directory.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aBatchCanBeTheArrayOfAPipe() {
        assertThat(tester.deliverJson(batch.pipe())).isDone();
    }

    @Test
    void whatIsThrownOnOtherThreadsIsHeardToo() {
        HandlerOptions parallel = HandlerOptions.builder().parallelism(2).build();
        DeliveredBatch delivered = HandlerTester.of(new Orders(parallel, () -> {
                    throw new IllegalStateException();
                }))
                .deliver(batch);

        assertThat(delivered.message(0)).hasThrown(IllegalStateException.class);
        assertThat(delivered.message(1)).hasThrown(IllegalStateException.class);
    }

    @Test
    void aBatchSubscriberIsCalledOnceAndAnswersForEachMessage() {
        List<Integer> calls = new ArrayList<>();
        MegaSqsHandler bulk = new MegaSqsHandler() {
            {
                register(new MegaBatchSubscriber() {
                    @Override
                    protected EventPattern matchEvent() {
                        return EventPattern.any();
                    }

                    @Override
                    public BatchAnswer process(List<BatchItem<MegaPayload>> orders) {
                        calls.add(orders.size());
                        return BatchAnswer.builder()
                                .put(orders.get(1), Result.RETRY_LATER)
                                .build();
                    }
                });
            }
        };

        DeliveredBatch delivered = HandlerTester.of(bulk).deliver(batch);

        assertThat(calls).containsExactly(2);
        assertThat(delivered.message(0)).isDone();
        assertThat(delivered.message(1)).isRetried();
    }

    @Test
    void anEventOfAnotherServiceFails() {
        assertThatThrownBy(() -> tester.deliverJson("{\"version\": \"2.0\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be an SQS event");
    }

    @Test
    void theReceiveCountIsThatOfTheRecord() {
        HandlerTester lastTry = HandlerTester.of(
                new Orders(HandlerOptions.builder().giveUpAtReceive(3).build(), () -> Result.RETRY_LATER));
        TestRecord order = TestRecord.of(Orders.order(1));

        assertThat(lastTry.deliver(order.withReceiveCount(2))).isRetriedBy("Till");
        assertThat(lastTry.deliver(order.withReceiveCount(3)))
                .isRefusedBy("Till")
                .withReason("at receive 3");
    }
}
