package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Retries of minutes and hours, seen in milliseconds. */
@LocalAwsTest
class DeliveriesTest {
    @Test
    void theDelayIsTheOneThatTheSubscriberAskedFor(TestQueue queue) {
        queue.publisher().publishPayload(Orders.order(1));

        Deliveries deliveries =
                queue.deliverTo(new Orders(queue.options(), () -> Result.retryAfter(Duration.ofMinutes(2))));

        assertThat(deliveries.delays()).containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(2));
        assertThat(deliveries.messages()).hasSize(3);
        assertThat(deliveries.last()).isRefusedBy("Till").withReason("given up at receive 3");
        assertThat(deliveries.deadLetters())
                .singleElement()
                .extracting(DeadLetter::refusedBy)
                .isEqualTo("Till");
    }

    @Test
    void backoffIsLongerEachTime(TestQueue queue) {
        queue.publisher().publishPayload(Orders.order(1));
        Queue<Result> results = new ArrayDeque<>(List.of(Result.RETRY_LATER, Result.RETRY_LATER, Result.OK));

        Deliveries deliveries = queue.deliverTo(new Orders(queue.options(), results::remove));

        assertThat(deliveries.delays()).hasSize(2);
        assertThat(deliveries.delays().get(0)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
        assertThat(deliveries.delays().get(1)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(deliveries.last()).isDone();
        assertThat(deliveries.deadLetters()).isEmpty();
    }

    @Test
    void withoutBackoffTheVisibilityTimeoutCountsAndTheRedrivePolicyDecides(TestQueue queue) {
        queue.publisher().publishPayload(Orders.order(1));

        Deliveries deliveries = queue.deliverTo(new Orders(() -> {
            throw new IllegalStateException("no till");
        }));

        assertThat(deliveries.delays())
                .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));
        assertThat(deliveries.last()).isRetriedBy("Till").hasThrown(IllegalStateException.class);
        assertThat(deliveries.deadLetters()).hasSize(1);
    }

    @Test
    void aFifoGroupWaitsForItsFirstMessage(@OnQueue("orders.fifo") TestQueue queue) {
        String first = publish(queue, "1");
        String second = publish(queue, "2");
        Queue<Result> results = new ArrayDeque<>(List.of(Result.retryAfter(Duration.ofHours(1)), Result.OK, Result.OK));

        Deliveries deliveries = queue.deliverTo(new Orders(queue.options(), results::remove));

        assertThat(deliveries.messages(second).get(0)).isHeldBack();
        assertThat(deliveries.messages().stream()
                        .filter(message -> message.outcome().kind() == io.sqsmega.dispatch.Outcome.Kind.DONE)
                        .map(DeliveredMessage::id)
                        .collect(Collectors.toList()))
                .containsExactly(first, second);
        assertThat(deliveries.delays(first)).containsExactly(Duration.ofHours(1));
        assertThatThrownBy(deliveries::last)
                .hasMessageStartingWith("last() must be of one message, got ")
                .hasMessageEndingWith(" receives of [" + first + ", " + second + "]: use messages(id)");
        assertThatThrownBy(deliveries::delays)
                .hasMessageStartingWith("delays() must be of one message, got those of [")
                .hasMessageEndingWith("]: use delays(id)");
    }

    @Test
    void whatIsWantedForEverIsNotDeliveredForEver(@OnQueue(maxReceiveCount = 1_000) TestQueue queue) {
        queue.publisher().publishPayload(Orders.order(1));
        HandlerOptions patient = HandlerOptions.builder()
                .redelivery(io.sqsmega.settle.SqsBackoff.builder()
                        .client(LocalAwsExtension.aws().sqsClient())
                        .build())
                .build();

        assertThatThrownBy(() -> queue.deliverTo(new Orders(patient, () -> Result.retryAfter(Duration.ofHours(11)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be empty within PT96H of its clock")
                .hasMessageContaining("got 1 messages left");
    }

    @Test
    void aHandlerThatCannotAnswerFailsTheTest(TestQueue queue) {
        queue.publisher().publishPayload(Orders.order(1));

        assertThatThrownBy(() -> queue.deliverTo(new MegaSqsHandler() {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the handler must answer, got an exception")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static String publish(TestQueue queue, String deduplicationId) {
        PublishOptions inGroup = PublishOptions.builder()
                .groupId("a")
                .deduplicationId(deduplicationId)
                .build();
        return queue.publisher().publishPayload(Orders.order(1), inGroup).messageId();
    }
}
