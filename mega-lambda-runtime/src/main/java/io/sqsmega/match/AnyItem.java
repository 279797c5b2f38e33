package io.sqsmega.match;

import io.sqsmega.Internal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A list with an item that matches.
 *
 * @hidden
 */
@Internal
public final class AnyItem extends Matcher {
    public final Matcher item;

    private AnyItem(Matcher item) {
        this.item = item;
    }

    /**
     * @param factory the name of the factory method, for the error message
     * @throws InvalidPatternException if the value or matcher asks for a missing value: items are never missing
     */
    static AnyItem of(String factory, @Nullable Object valueOrMatcher) {
        return new AnyItem(LiteralMatchers.matcherOfWhatIsThere(factory, valueOrMatcher));
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return value instanceof Collection<?> list && matches(item, list);
    }

    static boolean matches(Matcher matcher, Collection<?> list) {
        for (Object item : list) {
            if (matcher.matches(item)) {
                return true;
            }
        }
        return false;
    }

    @Override
    String words(boolean holds) {
        return (holds ? "has an item that " : "has no item that ") + item;
    }
}
