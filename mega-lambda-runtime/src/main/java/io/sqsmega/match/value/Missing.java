package io.sqsmega.match.value;

import io.sqsmega.Internal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Represents the value of a missing key, which differs from null. */
@Internal
public enum Missing {
    VALUE;

    /** Returns the value of a key, or {@link #VALUE}. */
    public static @Nullable Object or(Map<?, ?> map, String key) {
        try {
            Object value = map.get(key);
            return value != null || map.containsKey(key) ? value : VALUE;
        } catch (ClassCastException keysAreNoStrings) {
            // A sorted map from outside the codec compares the key with its own keys, and may throw.
            return VALUE;
        }
    }

    public static Object ifNull(@Nullable Object value) {
        return value == null ? VALUE : value;
    }
}
