package io.sqsmega.codec.bind;

import io.sqsmega.codec.Body;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The document of a MEGA payload without its timestamp, which may be written in more than one way. */
public final class WithoutTimestamp {
    private WithoutTimestamp() {}

    public static Map<String, @Nullable Object> of(Body.Document document) {
        Map<String, @Nullable Object> fields = new HashMap<>(document.fields());
        Map<?, ?> event = new HashMap<>((Map<?, ?>) Objects.requireNonNull(fields.get("event")));
        event.remove("timestamp");
        fields.put("event", event);
        return fields;
    }
}
