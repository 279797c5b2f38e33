package io.sqsmega.match;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a list whose items all match. */
final class EveryItem extends Matcher {
    final Matcher item;

    private EveryItem(Matcher item) {
        super(Kinds.LIST_OR_EMPTY_LIST, STRUCTURE, item.runsUserCode());
        this.item = item;
    }

    static Matcher of(@Nullable Object valueOrMatcher) {
        return new EveryItem(LiteralMatchers.matcherOfWhatIsThere("everyItem", valueOrMatcher));
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (!(value instanceof Collection<?> list)) {
            return false;
        }
        for (Object each : list) {
            if (!item.matches(each)) {
                return false;
            }
        }
        return true;
    }

    /** Explains only the first item that does not match, because a long list may be wrong in every item. */
    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (!(value instanceof Collection<?> list)) {
            super.explain(path, value, found);
            return;
        }
        int index = 0;
        for (Object each : list) {
            if (!item.matches(each)) {
                item.explain(path + "[" + index + "]", each, found);
                return;
            }
            index++;
        }
    }

    @Override
    public Object key() {
        return List.of(EveryItem.class, item.key());
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.everyItem(item);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + "a list where each item " + item;
    }
}
