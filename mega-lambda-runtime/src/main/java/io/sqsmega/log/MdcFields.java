package io.sqsmega.log;

import io.sqsmega.Internal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The previous values of fields that were put into SLF4J's mapped diagnostic context. Belongs to the thread that put
 * them.
 */
@Internal
public final class MdcFields {
    private final Map<String, @Nullable String> before = new HashMap<>();

    private MdcFields() {}

    /** Puts fields into the context of this thread. */
    public static MdcFields put(Map<String, String> fields) {
        MdcFields replaced = new MdcFields();
        fields.forEach((key, value) -> {
            replaced.before.put(key, MDC.get(key));
            MDC.put(key, value);
        });
        return replaced;
    }

    /** Restores the previous values. */
    public void restore() {
        before.forEach(MdcFields::restore);
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
