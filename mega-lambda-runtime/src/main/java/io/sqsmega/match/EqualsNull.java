package io.sqsmega.match;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Null, or a key that is missing.
 *
 * @hidden
 */
@Internal
public final class EqualsNull extends Matcher {
    static final EqualsNull INSTANCE = new EqualsNull();

    private EqualsNull() {}

    @Override
    public boolean matches(@Nullable Object value) {
        return value == null || value == Missing.VALUE;
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + "null";
    }

    @Override
    String itemWords() {
        return "null";
    }
}
