package io.sqsmega.publish;

import io.sqsmega.payload.Payload;
import io.sqsmega.publish.BatchSending.Answer;
import java.util.List;
import java.util.SortedMap;

/**
 * Sends payloads to a queue or a topic: {@link SqsPublisher} or {@link SnsPublisher}.
 *
 * <p>A message attribute, {@link io.sqsmega.codec.Encoding#ATTRIBUTE}, says how a payload's body is written, so that no
 * reader has to guess. What the service would refuse for its size, its characters or its options is refused before
 * anything is sent. Immutable and thread-safe: make one, in a Lambda function's constructor, and keep it.
 *
 * @since 0.1
 */
public abstract sealed class Publisher implements AutoCloseable permits SqsPublisher, SnsPublisher {
    private final Destination destination;

    Publisher(Destination destination) {
        this.destination = destination;
    }

    /** Sends a payload with the default options: MEGA events and data as JSON. */
    public final Published publishPayload(Payload payload) {
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
    public final Published publishPayload(Payload payload, PublishOptions options) {
        return publish(Publication.of(payload, options));
    }

    /** Sends a body as it is, with the default options. No attribute says how it is encoded: a reader guesses. */
    public final Published publishRawMessage(String body) {
        return publish(Publication.raw(body));
    }

    /** Sends a body as it is; throws as {@link #publishPayload(Payload, PublishOptions)} does. */
    public final Published publishRawMessage(String body, PublishOptions options) {
        return publish(Publication.raw(body, options));
    }

    /**
     * Sends many messages, split into requests of at most 10 entries and as many bytes as the service takes. Entries
     * that the service failed to take are tried again, up to four times in all. On FIFO the order is kept within each
     * group: its next message is sent when the service has taken the one before, so a list of one group costs one
     * request a message.
     *
     * @return what was sent and what was not; after a request that failed as a whole nothing more is sent
     * @throws IllegalArgumentException if any message or option is not one that the service takes; nothing was sent
     */
    public final BatchResult publishBatch(List<Publication> publications) {
        destination.check(publications);
        return new BatchSending(this::send, destination, publications).send();
    }

    /** Closes the client, if this publisher made it. */
    @Override
    public abstract void close();

    private Published publish(Publication publication) {
        destination.check(publication, "message");
        return send(publication);
    }

    abstract Published send(Publication publication);

    abstract List<Answer> send(SortedMap<Integer, Publication> request);

    /** The queue's URL or the topic's ARN. */
    final String destination() {
        return destination.name();
    }
}
