package io.sqsmega.filters;

import io.sqsmega.match.Matcher;
import java.util.List;

/**
 * The rules for the field at a path.
 *
 * @param items the lists on the way, each with the item that is meant
 */
record Condition(List<String> path, Rules rules, List<Item> items) {

    /** An item of the list at a path, which a matcher describes. Conditions of one matcher are about the same item. */
    record Item(List<String> path, Matcher matcher) {}

    /** Returns whether a filter cannot have both, because one field is within the other or they are of two items. */
    boolean excludes(Condition other) {
        return isWithin(other.path, path) || isWithin(path, other.path) || isOfAnotherItem(other);
    }

    private static boolean isWithin(List<String> inner, List<String> outer) {
        return inner.size() > outer.size() && inner.subList(0, outer.size()).equals(outer);
    }

    private boolean isOfAnotherItem(Condition other) {
        return items.stream().map(Item::path).anyMatch(list -> {
            List<Matcher> there = other.itemsOf(list);
            return !there.isEmpty() && !there.equals(itemsOf(list));
        });
    }

    private List<Matcher> itemsOf(List<String> list) {
        return items.stream()
                .filter(item -> item.path.equals(list))
                .map(Item::matcher)
                .toList();
    }

    Condition with(Rules changed) {
        return new Condition(path, changed, items);
    }
}
