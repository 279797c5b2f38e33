package io.sqsmega.match;

import io.sqsmega.match.value.Numbers;
import io.sqsmega.match.value.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a value that all of several matchers match. */
final class AllOf extends Matcher {
    final Matcher[] parts;

    AllOf(Matcher[] parts) {
        super(Kinds.ofAll(parts), STRUCTURE, runUserCode(parts));
        this.parts = parts;
    }

    /**
     * @throws InvalidPatternException if no value can match all: there is no kind of value that all of them match, or
     *     the bounds of comparisons exclude each other
     */
    static Matcher of(@Nullable Object @Nullable [] valuesOrMatchers) {
        Matcher[] matchers = LiteralMatchers.someMatchersOf("allOf", valuesOrMatchers);
        if (matchers.length == 1) {
            return matchers[0];
        } else if (Kinds.excludeEachOther(matchers) || boundsLeaveNothing(matchers)) {
            throw new InvalidPatternException(
                    "allOf",
                    "be given what one value can match all of (anyOf takes any of them)",
                    "'" + Wording.joined(matchers, " and ") + "'");
        }
        return new AllOf(matchers);
    }

    /** Returns whether bounds exclude every number or every date-time, for example {@code > 5} and {@code < 3}. */
    private static boolean boundsLeaveNothing(Matcher[] matchers) {
        Matcher[] parts = new AllOf(matchers).conjuncts();
        for (Matcher lower : parts) {
            for (Matcher upper : parts) {
                if (leaveNothing(lower, upper)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A day and an instant are not compared, because the zone is that of the value. */
    private static boolean leaveNothing(Matcher lower, Matcher upper) {
        if (lower instanceof NumberComparison least && upper instanceof NumberComparison most) {
            return leaveNothing(least.relation, most.relation, Numbers.compare(least.bound, most.bound));
        }
        return lower instanceof DateTimeComparison earliest
                && upper instanceof DateTimeComparison latest
                && earliest.moment.isDay() == latest.moment.isDay()
                && leaveNothing(earliest.relation, latest.relation, earliest.moment.compareTo(latest.moment));
    }

    private static boolean leaveNothing(Relation lower, Relation upper, int comparison) {
        boolean lowerIsWithin = lower == Relation.AT_LEAST;
        boolean upperIsWithin = upper == Relation.AT_MOST;
        boolean areRange = (lowerIsWithin || lower == Relation.GREATER) && (upperIsWithin || upper == Relation.LESS);
        return areRange && (comparison == 1 || (comparison == 0 && !(lowerIsWithin && upperIsWithin)));
    }

    @Override
    public boolean matches(@Nullable Object value) {
        for (Matcher part : parts) {
            if (!part.matches(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        for (Matcher part : parts) {
            part.explain(path, value, found);
        }
    }

    @Override
    public Object key() {
        return List.of(AllOf.class, keys(parts));
    }

    @Override
    public Lookup lookup() {
        return Lookup.ofAll(parts);
    }

    @Override
    public Matcher[] conjuncts() {
        List<Matcher> all = new ArrayList<>();
        for (Matcher part : parts) {
            Collections.addAll(all, part.conjuncts());
        }
        return all.toArray(new Matcher[0]);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.allOf(parts);
    }

    @Override
    String words(boolean holds) {
        String words = Wording.joined(parts, " and ");
        return holds ? words : "not (" + words + ")";
    }
}
