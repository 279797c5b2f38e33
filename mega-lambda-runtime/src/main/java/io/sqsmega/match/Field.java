package io.sqsmega.match;

import io.sqsmega.payload.MegaPayload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The listed fields of an event and of an object: what a pattern can name without looking into attributes. */
enum Field {
    NAME("event", "name"),
    TIMESTAMP("event", "timestamp"),
    VERSION("event", "version"),
    DOMAIN("event", "domain"),
    SUBJECT("event", "subject"),
    PUBLISHER("event", "publisher"),
    ATTRIBUTES("event", "attributes"),
    OBJECT_TYPE("object", "type"),
    OBJECT_ID("object", "id"),
    OBJECT_VERSION("object", "version"),
    OBJECT_CURRENT("object", "current"),
    OBJECT_PREVIOUS("object", "previous");

    static final Field[] OF_EVENT = {NAME, TIMESTAMP, VERSION, DOMAIN, SUBJECT, PUBLISHER, ATTRIBUTES};
    static final Field[] OF_OBJECT = {OBJECT_TYPE, OBJECT_ID, OBJECT_VERSION, OBJECT_CURRENT, OBJECT_PREVIOUS};

    final String section;
    final String key;

    Field(String section, String key) {
        this.section = section;
        this.key = key;
    }

    /** The field of this key, or null if the key is not listed. */
    static @Nullable Field of(String key, Field[] listed) {
        for (Field field : listed) {
            if (field.key.equals(key)) {
                return field;
            }
        }
        return null;
    }

    /**
     * The field's value. What is null, or an empty state of an object, was not in the message (the protocol leaves such
     * out), so it counts as missing.
     */
    Object valueIn(MegaPayload payload) {
        return switch (this) {
            case NAME -> payload.event().name();
            case TIMESTAMP -> payload.event().timestamp();
            case VERSION -> payload.event().version();
            case DOMAIN -> Missing.ifNull(payload.event().domain());
            case SUBJECT -> Missing.ifNull(payload.event().subject());
            case PUBLISHER -> Missing.ifNull(payload.event().publisher());
            case ATTRIBUTES -> payload.event().attributes();
            case OBJECT_TYPE -> Missing.ifNull(payload.object().type());
            case OBJECT_ID -> Missing.ifNull(payload.object().id());
            case OBJECT_VERSION -> payload.object().version();
            case OBJECT_CURRENT -> ifEmpty(payload.object().current());
            case OBJECT_PREVIOUS -> ifEmpty(payload.object().previous());
        };
    }

    private static Object ifEmpty(Map<String, @Nullable Object> state) {
        return state.isEmpty() ? Missing.VALUE : state;
    }
}
