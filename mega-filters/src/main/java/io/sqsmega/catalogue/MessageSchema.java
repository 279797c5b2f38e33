package io.sqsmega.catalogue;

import static io.sqsmega.catalogue.CatalogueJson.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON schema of a message: what its kind says, without the conditions of patterns. */
final class MessageSchema {
    private static final String TYPE = "type";

    private MessageSchema() {}

    static Map<String, @Nullable Object> of(MessageEntry message) {
        return switch (message.kind()) {
            case EVENT -> events(fields("const", message.name()));
            case EVENTS -> events(fields(TYPE, "string"));
            case DATA -> fields(TYPE, "object");
            case TEXT, BYTES -> fields(TYPE, "string");
            case EVERYTHING -> new LinkedHashMap<>();
        };
    }

    private static Map<String, @Nullable Object> events(Map<String, @Nullable Object> name) {
        Map<String, @Nullable Object> event = fields(TYPE, "object");
        event.put("required", List.of("name"));
        event.put("properties", fields("name", name));
        Map<String, @Nullable Object> properties = fields("protocol", fields("const", "mega"));
        properties.put("event", event);
        Map<String, @Nullable Object> payload = fields(TYPE, "object");
        payload.put("required", List.of("protocol", "event"));
        payload.put("properties", properties);
        return payload;
    }
}
