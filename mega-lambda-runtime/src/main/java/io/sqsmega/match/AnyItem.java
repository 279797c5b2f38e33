package io.sqsmega.match;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A list with an item that matches. */
final class AnyItem extends Matcher {
    final Matcher item;

    AnyItem(Matcher item) {
        this.item = item;
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
