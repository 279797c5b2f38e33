package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.json.JsonValue;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts a MEGA event to a CloudEvent. */
final class EventOfPayload {
    /** Names that have another meaning in a CloudEvent, or that another field of the MEGA event uses there. */
    private static final Set<String> TAKEN = Set.of(
            EventReader.SPEC_VERSION,
            PayloadOfEvent.ID,
            "source",
            "type",
            "time",
            "subject",
            PayloadOfEvent.CONTENT_TYPE,
            PayloadOfEvent.SCHEMA,
            PayloadOfEvent.DATA,
            PayloadOfEvent.DOMAIN,
            PayloadOfEvent.VERSION,
            PayloadOfEvent.MEGA);

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    /** The characters that the specification of CloudEvents forbids in a String. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

    private EventOfPayload() {}

    /** Returns the CloudEvent. Parts of the payload that its fields cannot express are in an extension. */
    static CloudEvent event(MegaPayload payload, URI source) {
        checkIsJson(payload);
        CloudEvent natural = natural(payload, source);
        MegaPayload completed = MegaPayload.builder(PayloadOfEvent.completed(payload.event(), natural))
                .object(payload.object())
                .extra(payload.extra())
                .build();
        return PayloadOfEvent.natural(natural, null).equals(completed) ? natural : carrying(payload, natural);
    }

    /** Throws an exception with the path of the first value that JSON cannot carry. */
    private static void checkIsJson(MegaPayload payload) {
        PayloadCodec.encode(payload, Encoding.JSON);
    }

    private static CloudEvent carrying(MegaPayload payload, CloudEvent natural) {
        ObjectData object = payload.object();
        ObjectData rest = new ObjectData(object.type(), object.id(), object.version(), Map.of(), object.previous());
        MegaPayload carried = MegaPayload.builder(payload.event())
                .object(rest)
                .extra(payload.extra())
                .build();
        CloudEventBuilder event = CloudEventBuilder.v1(natural)
                .withExtension(PayloadOfEvent.MEGA, PayloadCodec.encode(carried, Encoding.JSON));
        return (object.current().isEmpty() ? event.withoutData() : event.withData(json(object.current()))).build();
    }

    private static CloudEvent natural(MegaPayload payload, URI source) {
        Event mega = payload.event();
        io.cloudevents.core.v1.CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(id(mega))
                .withType(mega.name())
                .withSource(mega.publisher() == null ? source : reference(mega.publisher(), source))
                .withTime(mega.timestamp());
        if (isText(mega.subject())) {
            event.withSubject(mega.subject());
        }
        extension(PayloadOfEvent.DOMAIN, mega.domain(), event);
        if (mega.version() != Event.DEFAULT_VERSION) {
            event.withExtension(PayloadOfEvent.VERSION, mega.version());
        }
        mega.attributes().forEach((name, value) -> attribute(name, value, event));
        EventData data = data(payload);
        return (data == null ? event : event.withData(data)).build();
    }

    private static String id(Event mega) {
        return mega.attribute(PayloadOfEvent.ID) instanceof String id && isText(id)
                ? id
                : UUID.randomUUID().toString();
    }

    private static URI reference(String publisher, URI otherwise) {
        try {
            return publisher.isEmpty() ? otherwise : new URI(publisher);
        } catch (URISyntaxException notOne) {
            return quoted(publisher, otherwise);
        }
    }

    private static URI quoted(String publisher, URI otherwise) {
        try {
            return new URI(null, null, publisher, null);
        } catch (URISyntaxException noPath) {
            return otherwise;
        }
    }

    private static void attribute(String name, @Nullable Object value, io.cloudevents.core.v1.CloudEventBuilder event) {
        if (name.equals(PayloadOfEvent.CONTENT_TYPE) && value instanceof String type && isText(type)) {
            event.withDataContentType(type);
        } else if (name.equals(PayloadOfEvent.SCHEMA) && value instanceof String schema && isText(schema)) {
            schema(schema, event);
        } else if (!TAKEN.contains(name) && NAME.matcher(name).matches()) {
            extension(name, value, event);
        }
    }

    private static void schema(String schema, io.cloudevents.core.v1.CloudEventBuilder event) {
        try {
            event.withDataSchema(new URI(schema));
        } catch (URISyntaxException notOne) {
            // The extension carries it then.
        }
    }

    private static void extension(String name, @Nullable Object value, io.cloudevents.core.v1.CloudEventBuilder event) {
        if (value instanceof String text && isText(text)) {
            event.withExtension(name, text);
        } else if (value instanceof Integer number) {
            event.withExtension(name, number);
        } else if (value instanceof Boolean truth) {
            event.withExtension(name, truth);
        }
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isEmpty() && !FORBIDDEN.matcher(text).find();
    }

    private static @Nullable EventData data(MegaPayload payload) {
        if (!payload.object().current().isEmpty()) {
            return json(payload.object().current());
        }
        Map<String, @Nullable Object> extra = payload.extra();
        if (extra.containsKey(PayloadOfEvent.DATA)) {
            Object type = payload.event().attribute(PayloadOfEvent.CONTENT_TYPE);
            return EventData.ofValue(extra.get(PayloadOfEvent.DATA), type instanceof String text ? text : null);
        }
        return extra.get(PayloadOfEvent.BINARY_DATA) instanceof String base64 ? binary(base64) : null;
    }

    private static @Nullable EventData binary(String base64) {
        try {
            return new EventData.Binary(Bytes.of(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static EventData.Json json(@Nullable Object value) {
        return new EventData.Json(new JsonValue(value));
    }
}
