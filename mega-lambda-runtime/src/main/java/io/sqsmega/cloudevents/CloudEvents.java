package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.subscribe.Transformer;
import java.net.URI;
import java.util.Objects;

/**
 * CloudEvents 1.0 in and out: a transformer reads messages as MEGA events, and publications are messages to publish. In
 * structured mode the body is the JSON of the event ({@value #CONTENT_TYPE}); in binary mode the body is the event's
 * data, and the rest are message attributes ({@code ce_type} and so on), as CloudEvents' draft for Amazon SNS has it.
 *
 * <pre>{@code
 * transformData(CloudEvents.transformer());       // in a handler's constructor
 * transformPlaintext(CloudEvents.transformer());  // for binary mode with data that is not a JSON object
 * on(EventPattern.named("com.example.order.created"), (payload, message) -> Result.OK);
 *
 * queue.publish(CloudEvents.structured(CloudEvents.of(payload, URI.create("/shops/1"))));
 * }</pre>
 *
 * <p>An event's {@code type} is the name of the MEGA event, its {@code source} the publisher, its {@code time} the
 * timestamp; {@code subject}, {@code domain} and a whole number {@code version} have the same names. {@code id},
 * {@code datacontenttype}, {@code dataschema} and all other extensions are attributes. Data that is a JSON object, and
 * not empty, is {@code object.current}; any other data is {@code extra.data}, or in Base64 {@code extra.data_base64}.
 * An event without a time gets that of its message.
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
     * A transformer of data or of plain text, and of bytes where a function takes bytes. It leaves what does not claim
     * to be a CloudEvent as it is: JSON without a {@code specversion}, and messages without the attribute
     * {@code ce_specversion} (or {@code ce-specversion}). A message that claims to be one and is not is refused.
     *
     * @param <P> the kind of payload
     * @throws IllegalStateException if the SDK is not on the class path
     */
    public static <P extends Payload> Transformer<P> transformer() {
        Sdk.check();
        return Reading::read;
    }

    /** Returns the MEGA event that a CloudEvent is; its timestamp is now if the event has no time. */
    public static MegaPayload payload(CloudEvent event) {
        Objects.requireNonNull(event, "event must not be null");
        return PayloadOfEvent.payload(event, null);
    }

    /**
     * Returns the CloudEvent that a MEGA event is: {@link #payload} makes an equal payload of it, with the id and the
     * source of the event as its attribute {@code id} and its publisher if it had none. Its id is the attribute
     * {@code id}, or a random one. Parts of the payload that CloudEvents have no place for, such as
     * {@code object.previous}, are kept as JSON in an extension of the name {@code mega}.
     *
     * @param source the source of the event if the payload has no publisher
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload holds what JSON cannot carry
     * @throws IllegalStateException if the SDK is not on the class path
     */
    public static CloudEvent of(MegaPayload payload, URI source) {
        Objects.requireNonNull(payload, "payload must not be null");
        if (Objects.requireNonNull(source, "source must not be null").toString().isEmpty()) {
            throw new IllegalArgumentException("source must not be empty");
        }
        Sdk.check();
        return EventOfPayload.event(payload, source);
    }

    /** A message in structured mode, sent with the default options. */
    public static Publication structured(CloudEvent event) {
        return structured(event, PublishOptions.defaults());
    }

    /**
     * A message in structured mode. One of its ten attributes names the content type, another one the encoding.
     *
     * @throws io.sqsmega.payload.InvalidPayloadException if the event holds what JSON cannot carry
     */
    public static Publication structured(CloudEvent event, PublishOptions options) {
        Objects.requireNonNull(event, "event must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return StructuredMode.publication(event, options);
    }

    /** A message in binary mode, sent with the default options. */
    public static Publication binary(CloudEvent event) {
        return binary(event, PublishOptions.defaults());
    }

    /**
     * A message in binary mode. Each attribute of the event is one of the ten attributes of the message, of which text
     * that is not JSON needs another one for its encoding: an event with many extensions is sent structured.
     *
     * @throws IllegalArgumentException if the event has no data, since SQS takes no empty body, or an attribute is one
     *     that SQS does not take
     */
    public static Publication binary(CloudEvent event, PublishOptions options) {
        Objects.requireNonNull(event, "event must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return BinaryMode.publication(event, options);
    }
}
