package io.sqsmega.match;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a list with the same items, in any order and any number: every item of the value matches one of the pattern,
 * and the reverse. Null is equal to the empty list.
 */
final class EqualsList extends Matcher {
    final Matcher[] items;

    EqualsList(Matcher[] items) {
        super(items.length == 0 ? Kinds.NULL_OR_EMPTY_LIST : Kinds.FILLED_LIST, STRUCTURE, runUserCode(items));
        this.items = items;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (value == null) {
            return items.length == 0;
        }
        return value instanceof Collection<?> list && allExpected(list) && allThere(list);
    }

    private boolean allExpected(Collection<?> list) {
        for (Object item : list) {
            if (!AnyOf.matches(items, item)) {
                return false;
            }
        }
        return true;
    }

    private boolean allThere(Collection<?> list) {
        for (Matcher item : items) {
            if (!AnyItem.matches(item, list)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (items.length == 0 || !(value instanceof Collection<?> list)) {
            super.explain(path, value, found);
            if (items.length > 0 && isScalar(value)) {
                Mismatch.addHint("a list is equal to a list; oneOf(…) is one of several", found);
            }
            return;
        }
        explainUnexpected(path, list, found);
        for (Matcher item : items) {
            if (!AnyItem.matches(item, list)) {
                found.add(Mismatch.of(path, "has an item that " + item, list));
            }
        }
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** Explains only the first unexpected item, because a long list may be wrong in every item. */
    private void explainUnexpected(String path, Collection<?> list, List<Mismatch> found) {
        int index = 0;
        for (Object item : list) {
            if (!AnyOf.matches(items, item)) {
                new AnyOf(items).explain(path + "[" + index + "]", item, found);
                return;
            }
            index++;
        }
    }

    @Override
    public Object key() {
        return List.of(EqualsList.class, keys(items));
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.list(items);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + itemWords() + " in any order";
    }

    @Override
    String itemWords() {
        return Wording.list(items);
    }
}
