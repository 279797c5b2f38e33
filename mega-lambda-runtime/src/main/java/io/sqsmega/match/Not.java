package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/** Matches what another matcher does not, a missing value and one of a wrong type among it. */
final class Not extends Matcher {
    final Matcher matcher;

    Not(Matcher matcher) {
        this.matcher = matcher;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return !matcher.matches(value);
    }

    @Override
    String words(boolean holds) {
        return matcher.words(!holds);
    }
}
