package io.sqsmega.match;

import io.sqsmega.Internal;
import org.jspecify.annotations.Nullable;

/**
 * At least the one and at most the other: both numbers or both date-times.
 *
 * @hidden
 */
@Internal
public final class Between extends Matcher {
    public final Matcher atLeast;
    public final Matcher atMost;

    Between(Matcher atLeast, Matcher atMost) {
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return atLeast.matches(value) && atMost.matches(value);
    }

    @Override
    String words(boolean holds) {
        String words = atLeast + " and " + atMost;
        return holds ? words : "not (" + words + ")";
    }
}
