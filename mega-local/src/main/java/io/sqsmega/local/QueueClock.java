package io.sqsmega.local;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.elasticmq.MessageData;
import org.elasticmq.MessageId;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.LookupMessage;
import scala.Option;

/**
 * The clock of one queue. It runs with the real time and can be advanced, so that a test passes delays and visibility
 * timeouts of hours in milliseconds. Advancing it does not affect other queues, the five minutes of FIFO's
 * deduplication, or the times in a message's attributes.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class QueueClock {
    private final EmbeddedSqs sqs;
    private final LocalQueue queue;

    QueueClock(EmbeddedSqs sqs, LocalQueue queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    /**
     * Advances the clock: messages in flight and delayed messages become visible earlier by this time.
     *
     * @param time how far the clock advances
     */
    public void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative, got " + time);
        }
        long millis = time.toMillis();
        sqs.ask(
                queue.name(),
                OnQueueThread.request(() -> sqs.messages()
                        .of(queue.name())
                        .forEach(message -> message.nextDelivery_$eq(message.nextDelivery() - millis))));
    }

    /**
     * {@return the time until the next message that is in flight or delayed becomes visible; empty if there is none}
     */
    public Optional<Duration> untilNextVisible() {
        AtomicReference<Optional<Duration>> next = new AtomicReference<>(Optional.empty());
        sqs.ask(queue.name(), OnQueueThread.request(() -> next.set(untilNext(System.currentTimeMillis()))));
        return next.get();
    }

    private Optional<Duration> untilNext(long now) {
        OptionalLong next = sqs.messages().of(queue.name()).stream()
                .mapToLong(InternalMessage::nextDelivery)
                .filter(time -> time > now)
                .min();
        return next.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(next.getAsLong() - now));
    }

    /**
     * {@return how long a message was hidden at its last receive: the queue's visibility timeout, or the value that a
     * client of {@link LocalAws#sqsClient()} set later} Empty if the message is gone or was never received.
     *
     * @param messageId the id of the message
     */
    public Optional<Duration> hiddenFor(String messageId) {
        Objects.requireNonNull(messageId, "messageId must not be null");
        Option<?> found = (Option<?>) sqs.ask(queue.name(), new LookupMessage(new MessageId(messageId)));
        if (found.isEmpty() || ((MessageData) found.get()).deliveryReceipt().isEmpty()) {
            return Optional.empty();
        }
        String receiptHandle =
                ((MessageData) found.get()).deliveryReceipt().get().receipt();
        Duration changed = sqs.visibilities().of(receiptHandle);
        return Optional.of(changed == null ? queue.visibilityTimeout() : changed);
    }
}
