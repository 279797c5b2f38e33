package io.sqsmega.match.index;

import io.sqsmega.match.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What a matcher asks for at one place of a document, once for all patterns that ask for the same there. In the order
 * of what it costs to check.
 */
final class Condition implements Comparable<Condition> {
    /** From 0, without gaps. */
    final int number;

    final int slot;
    final Matcher matcher;
    /** By what it can be looked up. */
    final AccessPath[] accesses;

    private final int cost;

    Condition(int number, int slot, Matcher matcher) {
        this.number = number;
        this.slot = slot;
        this.matcher = matcher;
        this.accesses = AccessPath.allOf(matcher);
        this.cost = matcher.cost();
    }

    /** Without it, conjunctions would be looked up by identities, which are dear to make. */
    @Override
    public int hashCode() {
        return number;
    }

    /** By what it can be looked up this way, or null. */
    @Nullable
    AccessPath access(AccessPath.Way way) {
        for (AccessPath access : accesses) {
            if (access.way == way) {
                return access;
            }
        }
        return null;
    }

    /** Whether nothing at all meets it. */
    boolean neverHolds() {
        AccessPath byKey = access(AccessPath.Way.KEY);
        return byKey != null && byKey.keys.length == 0;
    }

    @Override
    public int compareTo(Condition other) {
        return cost == other.cost ? Integer.compare(number, other.number) : Integer.compare(cost, other.cost);
    }
}
