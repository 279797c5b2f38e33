package io.sqsmega.match;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Matches what another matcher does not, a missing value and one of a wrong type among it.
 *
 * @hidden
 */
@Internal
public final class Not extends Matcher {
    public final Matcher matcher;

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
