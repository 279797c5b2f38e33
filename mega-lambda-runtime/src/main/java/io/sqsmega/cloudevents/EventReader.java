package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.rw.CloudEventRWException;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.Values;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates an event from its attributes, in either mode. Not thread-safe; used once. */
final class EventReader {
    static final String SPEC_VERSION = "specversion";
    private static final String VERSION = "1.0";

    private final io.cloudevents.core.v1.CloudEventBuilder event = CloudEventBuilder.v1();

    /**
     * Reads the event.
     *
     * @param attributes the attributes of CloudEvents and the extensions, by name; null counts as absent
     * @throws InvalidPayloadException if an attribute is missing or does not follow CloudEvents 1.0
     */
    static CloudEvent read(Map<String, @Nullable Object> attributes, @Nullable EventData data) {
        EventReader reader = new EventReader();
        if (!VERSION.equals(attributes.get(SPEC_VERSION))) {
            throw new InvalidPayloadException(SPEC_VERSION, "be \"" + VERSION + "\"", "another version");
        }
        reader.event.withId(required(attributes, "id")).withType(required(attributes, "type"));
        reader.event.withSource(uri("source", required(attributes, "source")));
        attributes.forEach(reader::attribute);
        if (data != null) {
            reader.event.withData(data);
        }
        return reader.event.build();
    }

    private static String required(Map<String, @Nullable Object> attributes, String name) {
        String text = text(name, attributes.get(name));
        if (text == null || text.isEmpty()) {
            throw new InvalidPayloadException(name, "not be empty", text == null ? "missing" : "an empty string");
        }
        return text;
    }

    private static @Nullable String text(String name, @Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new InvalidPayloadException(name, "be a string", Values.typeOf(value));
    }

    private static URI uri(String name, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notOne) {
            throw new InvalidPayloadException(name, "be a URI reference", "other text");
        }
    }

    private void attribute(String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (name) {
            case SPEC_VERSION, "id", "type", "source" -> {}
            case "subject" -> event.withSubject(text(name, value));
            case "datacontenttype" -> event.withDataContentType(text(name, value));
            case "dataschema" -> event.withDataSchema(uri(name, String.valueOf(text(name, value))));
            case "time" -> event.withTime(time(String.valueOf(text(name, value))));
            default -> extension(name, value);
        }
    }

    private static OffsetDateTime time(String text) {
        OffsetDateTime time = IsoDateTime.parse(text);
        if (time == null) {
            throw new InvalidPayloadException("time", "be an ISO-8601 date-time", "other text");
        }
        return time;
    }

    private void extension(String name, Object value) {
        try {
            if (value instanceof String text) {
                event.withExtension(name, text);
            } else if (value instanceof Number number) {
                event.withExtension(name, number);
            } else if (value instanceof Boolean truth) {
                event.withExtension(name, truth);
            } else {
                throw new InvalidPayloadException(name, "be a string, a number, true or false", Values.typeOf(value));
            }
        } catch (CloudEventRWException badName) {
            throw new InvalidPayloadException(name, "have a name of lower-case letters and digits", "another name");
        }
    }
}
