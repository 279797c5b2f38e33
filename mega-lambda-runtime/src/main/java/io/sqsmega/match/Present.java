package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/** Any value, null too, but not a missing one. */
final class Present extends Matcher {
    static final Present INSTANCE = new Present();

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
