package io.sqsmega.publish;

import io.sqsmega.payload.Payload;
import io.sqsmega.publish.BatchSender.Answer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Sends payloads to a queue or a topic: {@link SqsPublisher} or {@link SnsPublisher}.
 *
 * <p>A message attribute, {@link io.sqsmega.codec.Encoding#ATTRIBUTE}, says how a payload's body is written, so that no
 * reader has to guess. What the service would refuse for its size, its characters or its options is refused before
 * anything is sent; what is too large goes into a {@link PayloadStore}, if there is one, and a pointer is sent.
 * Immutable and thread-safe: make one, in a Lambda function's constructor, and keep it.
 *
 * @since 0.1
 */
public abstract sealed class Publisher implements AutoCloseable permits SqsPublisher, SnsPublisher {
    private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(5);

    private final Destination destination;
    private final PayloadOffloader offloading;

    Publisher(Destination destination, PayloadOffloader offloading) {
        this.destination = destination;
        this.offloading = offloading;
    }

    /** Sends a message that was made before; throws as {@link #publishPayload(Payload, PublishOptions)} does. */
    public final PublishReceipt publish(Publication publication) {
        return send(offloading.prepare(publication, destination));
    }

    /** Sends a payload with the default options: MEGA events and data as JSON. */
    public final PublishReceipt publishPayload(Payload payload) {
        return publish(Publication.of(payload));
    }

    /**
     * Sends a payload.
     *
     * @throws IllegalArgumentException if the message or an option is not one that the service takes; nothing was sent
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload holds what its encoding cannot carry; nothing
     *     was sent
     * @throws software.amazon.awssdk.core.exception.SdkException if the service does not take it, after the SDK's own
     *     retries
     */
    public final PublishReceipt publishPayload(Payload payload, PublishOptions options) {
        return publish(Publication.of(payload, options));
    }

    /** Sends a body as it is, with the default options. No attribute says how it is encoded: a reader guesses. */
    public final PublishReceipt publishRawMessage(String body) {
        return publish(Publication.raw(body));
    }

    /** Sends a body as it is; throws as {@link #publishPayload(Payload, PublishOptions)} does. */
    public final PublishReceipt publishRawMessage(String body, PublishOptions options) {
        return publish(Publication.raw(body, options));
    }

    /**
     * Sends many messages, split into requests of at most 10 entries and as many bytes as the service takes. Entries
     * that the service failed to take are tried again, up to four times in all. On FIFO the order is kept within each
     * group: its next message is sent when the service has taken the one before, so a list of one group costs one
     * request a message.
     *
     * <p>All of this takes no longer than the shortest {@link PublishOptions.Builder#timeout timeout} of the messages,
     * 5 minutes if none has one. Large payloads are stored one after the other, before the first request; if that
     * fails, its exception is thrown, and nothing was sent.
     *
     * @return what was sent and what was not, large payloads as pointers; after a request that failed as a whole
     *     nothing more is sent
     * @throws IllegalArgumentException if any message or option is not one that the service takes; nothing was sent
     */
    public final BatchResult publishBatch(List<Publication> publications) {
        TimeLimit time = TimeLimit.of(shortestTimeout(publications));
        List<Publication> prepared = offloading.prepare(publications, destination, time);
        return new BatchSender(this::send, destination, prepared, time).send();
    }

    private static Duration shortestTimeout(List<Publication> publications) {
        return publications.stream()
                .map(publication -> publication.options().timeout())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(BATCH_TIMEOUT);
    }

    /** Closes the client, if this publisher made it. */
    @Override
    public abstract void close();

    abstract PublishReceipt send(Publication publication);

    abstract List<Answer> send(SortedMap<Integer, Publication> request, Duration timeLeft);

    /** The queue's URL or the topic's ARN. */
    final String destination() {
        return destination.name();
    }
}
