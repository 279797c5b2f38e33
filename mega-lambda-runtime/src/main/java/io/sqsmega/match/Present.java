package io.sqsmega.match;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Any value, null too, but not a missing one.
 *
 * @hidden
 */
@Internal
public final class Present extends Matcher {
    public static final Present INSTANCE = new Present();

    private Present() {}

    @Override
    public boolean matches(@Nullable Object value) {
        return value != Missing.VALUE;
    }

    @Override
    String words(boolean holds) {
        return holds ? "is present" : "is missing";
    }
}
