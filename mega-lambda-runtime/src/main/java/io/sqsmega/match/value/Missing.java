package io.sqsmega.match.value;

import io.sqsmega.Internal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the value of a key that is not there, which is not the same as null.
 *
 * @hidden
 */
@Internal
public enum Missing {
    VALUE;

    /** The value of a key, or {@link #VALUE}. */
    public static @Nullable Object or(Map<?, ?> map, String key) {
        try {
            Object value = map.get(key);
            return value != null || map.containsKey(key) ? value : VALUE;
        } catch (ClassCastException keysAreNoStrings) {
            // A sorted map from outside of the codec compares the key with its own ones.
            return VALUE;
        }
    }

    public static Object ifNull(@Nullable Object value) {
        return value == null ? VALUE : value;
    }
}
