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
 * The clock of one queue: moves on with the real time, and further when it is told to. So a test sees delays and
 * visibility timeouts of hours in milliseconds. The clocks of other queues do not move, and neither do the five minutes
 * of FIFO's deduplication or the times in a message's attributes.
 *
 * <p>Thread-safe.
 *
 * @since 0.2
 */
public final class QueueClock {
    private final EmbeddedSqs sqs;
    private final LocalQueue queue;

    QueueClock(EmbeddedSqs sqs, LocalQueue queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    /** Moves on: messages in flight and delayed messages are visible that much earlier. */
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

    /** How long it takes until the next message in flight, or delayed, is visible; empty if there are none. */
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
     * How long a message was hidden at its last receive: the queue's visibility timeout, or what a client of
     * {@link LocalAws#sqsClient()} has changed it to since then. Empty if the message is gone, or was never received.
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
