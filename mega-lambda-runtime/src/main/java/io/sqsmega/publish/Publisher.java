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
 * <p>A message attribute, {@link io.sqsmega.codec.Encoding#ATTRIBUTE}, names the encoding of a payload's body, so that
 * readers need not guess. Messages that the service would reject for their size, characters or options are rejected
 * before anything is sent. A body that is too large is moved to a {@link PayloadStore}, if there is one, and a pointer
 * is sent. Immutable and thread-safe: create one in a Lambda function's constructor and keep it.
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

    /** Sends a publication. Throws like {@link #publishPayload(Payload, PublishOptions)}. */
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
     * @throws IllegalArgumentException if the service does not accept the message or an option; nothing is sent then
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload has a value that its encoding cannot carry;
     *     nothing is sent then
     * @throws software.amazon.awssdk.core.exception.SdkException if the service rejects the message or fails, after the
     *     SDK's own retries
     */
    public final PublishReceipt publishPayload(Payload payload, PublishOptions options) {
        return publish(Publication.of(payload, options));
    }

    /** Sends an unchanged body with the default options. No attribute names its encoding, so readers detect it. */
    public final PublishReceipt publishRawMessage(String body) {
        return publish(Publication.raw(body));
    }

    /** Sends an unchanged body. Throws like {@link #publishPayload(Payload, PublishOptions)}. */
    public final PublishReceipt publishRawMessage(String body, PublishOptions options) {
        return publish(Publication.raw(body, options));
    }

    /**
     * Sends many messages, split into requests of at most 10 entries and the number of bytes that the service accepts.
     * Entries that fail in the service are tried up to four times. On FIFO the order is kept within each group: its
     * next message is sent when the service has accepted the previous one, so a list of one group needs one request for
     * each message.
     *
     * <p>The whole call takes at most the shortest {@link PublishOptions.Builder#timeout timeout} of the messages, or 5
     * minutes if none has one. Large payloads are stored one after the other, before the first request; if that fails,
     * the exception reaches the caller, and nothing is sent.
     *
     * @return the messages that were sent and those that were not, large payloads as pointers; after a request that
     *     failed as a whole nothing more is sent
     * @throws IllegalArgumentException if the service does not accept one of the messages or options; nothing is sent
     *     then
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

    /** Returns the queue's URL or the topic's ARN. */
    final String destination() {
        return destination.name();
    }
}
