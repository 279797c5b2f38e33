package io.sqsmega.match.index;

import io.sqsmega.match.Cidr;
import io.sqsmega.match.DateTimeComparison;
import io.sqsmega.match.Empty;
import io.sqsmega.match.EqualsNull;
import io.sqsmega.match.EqualsScalar;
import io.sqsmega.match.EqualsText;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Not;
import io.sqsmega.match.NumberComparison;
import io.sqsmega.match.OneOf;
import io.sqsmega.match.Present;
import io.sqsmega.match.Regex;
import io.sqsmega.match.TextMatcher;
import io.sqsmega.match.Wildcard;
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
        this.cost = cost(matcher);
    }

    private static int cost(Matcher matcher) {
        if (matcher instanceof Not not) {
            return cost(not.matcher);
        } else if (matcher instanceof Regex) {
            return 4;
        } else if (matcher instanceof DateTimeComparison || matcher instanceof Cidr) {
            return 3;
        } else if (matcher instanceof TextMatcher || matcher instanceof Wildcard || matcher instanceof OneOf) {
            return 2;
        } else if (matcher instanceof NumberComparison) {
            return 1;
        }
        boolean leaf = matcher instanceof EqualsText
                || matcher instanceof EqualsScalar
                || matcher instanceof EqualsNull
                || matcher instanceof Empty
                || matcher instanceof Present
                || matcher == Conditions.AN_OBJECT;
        return leaf ? 0 : 5;
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
