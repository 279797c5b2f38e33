package io.sqsmega.match.index;

import io.sqsmega.match.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A matcher for one slot of a document, shared by all patterns with the same condition. Ordered by the cost of its
 * check.
 */
final class Condition implements Comparable<Condition> {
    /** The number of the condition, from 0 without gaps. */
    final int number;

    final int slot;
    final Matcher matcher;
    /** The paths by which the index can find it. */
    final AccessPath[] accesses;

    /** Whether a list in the slot leads to the same places as its items. */
    final boolean isOfEachItem;

    private final int cost;

    Condition(int number, int slot, Matcher matcher) {
        this.number = number;
        this.slot = slot;
        this.matcher = matcher;
        this.accesses = AccessPath.allOf(matcher);
        this.isOfEachItem = matcher.isOfEachItem();
        this.cost = matcher.cost();
    }

    /** Avoids identity hash codes, which are expensive to create. */
    @Override
    public int hashCode() {
        return number;
    }

    /** Returns the path of this way, or null. */
    @Nullable
    AccessPath access(AccessPath.Way way) {
        for (AccessPath access : accesses) {
            if (access.way == way) {
                return access;
            }
        }
        return null;
    }

    /** Returns whether no value matches. */
    boolean neverHolds() {
        AccessPath byKey = access(AccessPath.Way.KEY);
        return byKey != null && byKey.keys.length == 0;
    }

    @Override
    public int compareTo(Condition other) {
        return cost == other.cost ? Integer.compare(number, other.number) : Integer.compare(cost, other.cost);
    }
}
