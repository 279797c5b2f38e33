package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.subscribe.Transformer;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and publishes CloudEvents 1.0: a transformer reads messages as MEGA events, and a {@link Publication} is a
 * message to publish. In structured mode the body is the event as JSON ({@value #CONTENT_TYPE}). In binary mode the
 * body is the event's data, and all else is in message attributes ({@code ce_type} and so on), as in CloudEvents' draft
 * for Amazon SNS.
 *
 * <pre>{@code
 * transformData(CloudEvents.transformer());       // in a handler's constructor
 * transformPlaintext(CloudEvents.transformer());  // for binary mode with data that is not a JSON object
 * on(EventPattern.named("com.example.order.created"), (payload, message) -> Result.OK);
 *
 * queue.publish(CloudEvents.structured(CloudEvents.of(payload, URI.create("/shops/1"))));
 * }</pre>
 *
 * <p>The event's {@code type} becomes the name of the MEGA event, its {@code source} the publisher, its {@code time}
 * the timestamp; {@code subject}, {@code domain} and a {@code version} that is a whole number keep their names.
 * {@code id}, {@code datacontenttype}, {@code dataschema} and all other extensions become attributes. Data that is a
 * JSON object with fields becomes {@code object.current}; any other data becomes {@code extra.data}, or
 * {@code extra.data_base64} in Base64. If an event has no time, it gets the time of its message.
 *
 * <p>Stateless and thread-safe. Needs {@code io.cloudevents:cloudevents-core} on the class path.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/formats/json-format.md">JSON event format</a>
 * @see <a href="https://github.com/cloudevents/spec/pull/499">Amazon SNS transport binding, a draft</a>
 * @since 0.1
 */
public final class CloudEvents {
    /** The media type of a body in structured mode; the message attribute {@code content-type} says so. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    private CloudEvents() {}

    /**
     * {@return a transformer for data, for plain text, or, if a function handles bytes, for bytes} It does not change
     * payloads that do not claim to be a CloudEvent: JSON without a {@code specversion}, and messages without the
     * attribute {@code ce_specversion} (or {@code ce-specversion}). A message that claims to be a CloudEvent but is
     * invalid is refused.
     *
     * @param <P> the kind of payload
     * @throws IllegalStateException if the SDK is not on the class path
     */
    public static <P extends Payload> Transformer<P> transformer() {
        checkSdk();
        return CloudEvents::read;
    }

    /** Returns the event, or null if the message does not claim to be one. */
    private static @Nullable MegaPayload read(Payload payload, Message message) {
        if (payload instanceof DataPayload data && StructuredMode.isClaimedBy(data)) {
            return PayloadOfEvent.payload(StructuredMode.read(data), time(message));
        }
        Map<String, MessageAttribute> attributes = message.attributes();
        String prefix = BinaryMode.prefixIn(attributes);
        return prefix == null
                ? null
                : PayloadOfEvent.payload(BinaryMode.read(payload, attributes, prefix), time(message));
    }

    /** Returns when the message was sent, or null if that is not known. */
    private static @Nullable OffsetDateTime time(Message message) {
        if (message.notification() != null) {
            return message.notification().timestamp();
        }
        return message.sentAt() == null ? null : message.sentAt().atOffset(ZoneOffset.UTC);
    }

    /**
     * Converts a CloudEvent to a MEGA event. If the CloudEvent has no time, the timestamp is now.
     *
     * @param event the CloudEvent
     * @return the MEGA event
     */
    public static MegaPayload payload(CloudEvent event) {
        Objects.requireNonNull(event, "event must not be null");
        return PayloadOfEvent.payload(event, null);
    }

    /**
     * Converts a MEGA event to a CloudEvent. {@link #payload} converts it back to an equal payload; if the payload had
     * no attribute {@code id} or no publisher, it then has the CloudEvent's id and source. The CloudEvent's id is the
     * attribute {@code id}, or a random one. Parts of the payload for which CloudEvents have no field, such as
     * {@code object.previous}, are kept as JSON in an extension named {@code mega}.
     *
     * @param payload the MEGA event
     * @param source the source of the event if the payload has no publisher
     * @return the CloudEvent
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload has a value that JSON cannot carry
     * @throws IllegalStateException if the SDK is not on the class path
     */
    public static CloudEvent of(MegaPayload payload, URI source) {
        Objects.requireNonNull(payload, "payload must not be null");
        if (Objects.requireNonNull(source, "source must not be null").toString().isEmpty()) {
            throw new IllegalArgumentException("source must not be empty");
        }
        checkSdk();
        return EventOfPayload.event(payload, source);
    }

    /**
     * {@return a message in structured mode, with the default options}
     *
     * @param event the CloudEvent to publish
     */
    public static Publication structured(CloudEvent event) {
        return structured(event, PublishOptions.defaults());
    }

    /**
     * {@return a message in structured mode} Two of its ten attributes hold the content type and the encoding.
     *
     * @param event the CloudEvent to publish
     * @param options how the message is published
     * @throws io.sqsmega.payload.InvalidPayloadException if the event has a value that JSON cannot carry
     */
    public static Publication structured(CloudEvent event, PublishOptions options) {
        Objects.requireNonNull(event, "event must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return StructuredMode.publication(event, options);
    }

    /**
     * {@return a message in binary mode, with the default options}
     *
     * @param event the CloudEvent to publish
     */
    public static Publication binary(CloudEvent event) {
        return binary(event, PublishOptions.defaults());
    }

    /**
     * {@return a message in binary mode} Each attribute of the event uses one of the message's ten attributes, and data
     * that is text but not JSON uses one more for its encoding: send an event with many extensions in structured mode.
     *
     * @param event the CloudEvent to publish
     * @param options how the message is published
     * @throws IllegalArgumentException if the event has no data, because SQS rejects an empty body, or SQS rejects one
     *     of its attributes
     */
    public static Publication binary(CloudEvent event, PublishOptions options) {
        Objects.requireNonNull(event, "event must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return BinaryMode.publication(event, options);
    }

    /** Reports a missing SDK with the dependency to add, and not with the name of a class. */
    private static void checkSdk() {
        try {
            Class.forName("io.cloudevents.core.builder.CloudEventBuilder", false, CloudEvents.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalStateException(
                    "CloudEvents must have their SDK on the class path, got none:"
                            + " add the dependency io.cloudevents:cloudevents-core",
                    missing);
        }
    }
}
