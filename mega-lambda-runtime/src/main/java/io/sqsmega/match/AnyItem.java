package io.sqsmega.match;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a list with at least one matching item. */
final class AnyItem extends Matcher {
    final Matcher item;

    private AnyItem(Matcher item) {
        super(Kinds.FILLED_LIST, STRUCTURE, item.runsUserCode());
        this.item = item;
    }

    /** @param factory the name of the method that a user calls */
    static Matcher of(String factory, @Nullable Object valueOrMatcher) {
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
    public Object key() {
        return List.of(AnyItem.class, item.key());
    }

    @Override
    public Lookup lookup() {
        return item.rejectsMissing() ? item.lookup().inItems() : Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.anyItem(item);
    }

    @Override
    String words(boolean holds) {
        return (holds ? "has an item that " : "has no item that ") + item;
    }
}
