package io.sqsmega.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@LocalAwsTest
@Execution(ExecutionMode.CONCURRENT)
class LocalAwsTestTest {
    private static final Set<String> QUEUES = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void aMethodBeforeATestHasTheSameQueue(TestQueue queue) {
        assertThat(QUEUES.add(queue.local().url())).isTrue();
        queue.publisher().publishPayload(Orders.order(1));
    }

    @AfterEach
    void aMethodAfterATestHasItToo(TestQueue queue) {
        assertThat(QUEUES.contains(queue.local().url())).isTrue();
    }

    @RepeatedTest(5)
    void everyTestHasAQueueOfItsOwn(TestQueue queue, SqsPublisher publisher) {
        publisher.publishPayload(Orders.order(2));

        assertThat(queue.payloads()).containsExactlyInAnyOrder(Orders.order(1), Orders.order(2));
    }

    @Test
    void parametersOfOneNameHaveOneQueue(
            @OnQueue("orders.fifo") TestQueue orders, @OnQueue("orders.fifo") SqsPublisher publisher, TestQueue other) {
        publisher.publishPayload(
                Orders.order(1),
                PublishOptions.builder().groupId("a").deduplicationId("1").build());

        assertThat(orders.local().isFifo()).isTrue();
        assertThat(orders.awaitPayloads(1)).containsExactly(Orders.order(1));
        assertThat(other.local().isFifo()).isFalse();
    }

    @Test
    void aTopicKeepsWhatWasPublished(TestTopic topic, SnsPublisher publisher, TestQueue queue) {
        topic.subscribe(queue);
        publisher.publishPayload(Orders.order(2));

        assertThat(topic.awaitPayloads(1)).containsExactly(Orders.order(2));
        assertThat(queue.awaitPayloads(2)).contains(Orders.order(2));
    }

    @Test
    void aFifoTopicIsFifoThroughout(
            @OnTopic("events.fifo") TestTopic topic, @OnTopic("events.fifo") SnsPublisher publisher) {
        publisher.publishPayload(
                Orders.order(1),
                PublishOptions.builder().groupId("a").deduplicationId("1").build());

        assertThat(topic.payloads()).containsExactly(Orders.order(1));
        assertThat(topic.messages()).isEmpty();
    }

    @Test
    void aPollerFeedsAFunction(EventSourcePoller.Builder poller, TestQueue queue) {
        assertThat(poller.function(new Orders(() -> Result.OK))
                        .build()
                        .pollOnce()
                        .deleted())
                .hasSize(1);
    }

    @Test
    void theServicesAreThereForEverythingElse(LocalAws aws, TestQueue queue) {
        assertThat(aws.sqsClient().listQueues().queueUrls())
                .contains(queue.local().url());
    }

    @Test
    void aQueueIsAsItsAnnotationSays(
            @OnQueue(value = "slow", visibilityTimeoutSeconds = 600, delaySeconds = 60, maxReceiveCount = 1)
                    TestQueue slow) {
        slow.publisher().publishPayload(Orders.order(1));
        assertThat(slow.payloads()).isEmpty();

        Deliveries deliveries = slow.deliverTo(new Orders(() -> Result.RETRY_LATER));

        assertThat(deliveries.delays()).containsExactly(Duration.ofMinutes(10));
        assertThat(deliveries.deadLetters()).hasSize(1);
    }

    @Test
    void aMessageWithoutAPayloadIsNamed(TestQueue queue) {
        queue.payloads();
        queue.publisher().publishRawMessage("{\"protocol\": \"mega\", \"version\": 1}");

        assertThatThrownBy(queue::payloads)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Message[")
                .hasMessageEndingWith(" must hold a payload: event must be an object, got nothing");
    }

    @Test
    void whatDoesNotComeIsMissed(@OnQueue("empty") TestQueue empty) {
        assertThatThrownBy(() -> empty.awaitMessages(1, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected 1 messages on queue " + empty.local().name() + " within PT0.001S, but got 0");
    }
}
