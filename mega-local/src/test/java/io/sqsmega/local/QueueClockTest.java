package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What would take hours takes none; nothing here waits. */
@Tag("slow")
class QueueClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SqsClient sqs = SharedAws.AWS.sqsClient();

    @Test
    void aMessageInFlightIsVisibleWhenItsTimeHasPassed() {
        LocalQueue queue =
                SharedAws.queue(QueueOptions.builder().visibilityTimeout(HOUR).build());
        queue.send("hello");
        receive(queue);

        queue.clock().pass(HOUR.minusMinutes(1));
        assertThat(queue.visible()).isZero();
        queue.clock().pass(Duration.ofMinutes(1));
        assertThat(queue.visible()).isOne();
        assertThat(receive(queue).attributesAsStrings()).containsEntry("ApproximateReceiveCount", "2");
    }

    @Test
    void aDelayedMessageIsVisibleWhenItsTimeHasPassed() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().delay(Duration.ofMinutes(15)).build());
        queue.send("hello");

        queue.clock().pass(Duration.ofMinutes(15));

        assertThat(receive(queue).body()).isEqualTo("hello");
    }

    @Test
    void whatIsSentAfterwardsHasItsWholeDelay() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().delay(Duration.ofMinutes(15)).build());
        queue.clock().pass(HOUR.multipliedBy(5));
        queue.send("hello");

        assertThat(queue.visible()).isZero();
    }

    @Test
    void theNextHiddenMessageIsTheOneWithTheLeastTime() {
        LocalQueue queue = SharedAws.queue();
        assertThat(queue.clock().untilNextVisible()).isEmpty();
        queue.send("later");
        hide(queue, receive(queue), Duration.ofHours(5));
        queue.send("earlier");
        hide(queue, receive(queue), HOUR);

        Duration next = queue.clock().untilNextVisible().orElseThrow();
        assertThat(next).isBetween(HOUR.minusMinutes(5), HOUR);

        queue.clock().pass(next);
        assertThat(receive(queue).body()).isEqualTo("earlier");
    }

    @Test
    void howLongAMessageIsHiddenIsKnownExactly() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().visibilityTimeout(Duration.ofSeconds(40)).build());
        String id = queue.send("hello");

        Message first = receive(queue);
        assertThat(queue.clock().hiddenFor(id)).contains(Duration.ofSeconds(40));
        hide(queue, first, HOUR);
        assertThat(queue.clock().hiddenFor(id)).contains(HOUR);
        queue.clock().pass(HOUR);
        receive(queue);
        assertThat(queue.clock().hiddenFor(id)).contains(Duration.ofSeconds(40));

        queue.clock().pass(HOUR);
        queue.receiveAll();
        assertThat(queue.clock().hiddenFor(id)).isEmpty();
    }

    @Test
    void theRedrivePolicyTakesItsMessagesAtOnce() {
        LocalQueue queue = SharedAws.queue(QueueOptions.builder()
                .visibilityTimeout(HOUR)
                .maxReceiveCount(1)
                .build());
        queue.send("hello");
        receive(queue);
        queue.clock().pass(HOUR);

        assertThat(queue.receiveAll()).isEmpty();
        assertThat(queue.deadLetterQueue().receiveAll())
                .extracting(Message::body)
                .containsExactly("hello");
    }

    @Test
    void aFifoGroupGoesOnInItsOrder() {
        LocalQueue queue = SharedAws.fifoQueue();
        queue.send("1", "a");
        queue.send("2", "a");
        receive(queue);
        assertThat(queue.receiveAll()).isEmpty();

        queue.clock().pass(HOUR);

        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("1", "2");
    }

    @Test
    void theClocksOfOtherQueuesStand() {
        LocalQueue queue = SharedAws.queue();
        LocalQueue other = SharedAws.queue();
        other.send("hello");
        receive(other);

        queue.clock().pass(HOUR);

        assertThat(other.visible()).isZero();
    }

    @Test
    void aReceiveThatWaitsHearsOfIt() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().delay(Duration.ofMinutes(15)).build());
        queue.send("hello");
        CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> sqs.receiveMessage(
                        request -> request.queueUrl(queue.url()).waitTimeSeconds(20))
                .messages()
                .size());

        queue.clock().pass(Duration.ofMinutes(15));

        assertThat(received.join()).isOne();
    }

    @Test
    void timeDoesNotPassBackwards() {
        QueueClock clock = SharedAws.queue().clock();

        assertThatThrownBy(() -> clock.pass(Duration.ofSeconds(-1))).hasMessage("time must not be negative, got PT-1S");
    }

    private Message receive(LocalQueue queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue.url())
                        .maxNumberOfMessages(1)
                        .messageSystemAttributeNamesWithStrings("All"))
                .messages()
                .get(0);
    }

    private void hide(LocalQueue queue, Message message, Duration time) {
        sqs.changeMessageVisibility(request -> request.queueUrl(queue.url())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout((int) time.toSeconds()));
    }
}
