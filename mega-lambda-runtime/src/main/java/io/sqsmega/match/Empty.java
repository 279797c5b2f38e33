package io.sqsmega.match;

import io.sqsmega.Internal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Null, the empty string, list or object, or a missing value.
 *
 * @hidden
 */
@Internal
public final class Empty extends Matcher {
    static final Empty INSTANCE = new Empty();

    private Empty() {}

    @Override
    public boolean matches(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty();
        } else if (value instanceof Number) {
            // A likely type before the interfaces: on JDK 17 a failing check against one is slow.
            return false;
        } else if (value == null || value == Missing.VALUE) {
            return true;
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        return value instanceof Collection<?> list && list.isEmpty();
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + "empty";
    }
}
