package io.sqsmega.match;

import io.sqsmega.match.value.Relation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Matches a value from one bound to another, both included: both are numbers or both are date-times. */
final class Between extends Matcher {
    final Matcher atLeast;
    final Matcher atMost;

    private Between(Matcher atLeast, Matcher atMost) {
        super(atLeast.kinds(), STRUCTURE, false);
        this.atLeast = atLeast;
        this.atMost = atMost;
    }

    static Matcher of(Object lower, Object upper) {
        Objects.requireNonNull(lower, "lower must not be null");
        Objects.requireNonNull(upper, "upper must not be null");
        Matcher atLeast = LiteralMatchers.bounded(Relation.AT_LEAST, lower);
        Matcher atMost = LiteralMatchers.bounded(Relation.AT_MOST, upper);
        if (lower instanceof Number != upper instanceof Number || !atMost.matches(lower)) {
            throw new InvalidPatternException(
                    "between", "be given two numbers or two date-times, the lower one first", lower + " and " + upper);
        }
        return new Between(atLeast, atMost);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return atLeast.matches(value) && atMost.matches(value);
    }

    @Override
    public Object key() {
        return List.of(Between.class, atLeast.key(), atMost.key());
    }

    @Override
    public Lookup lookup() {
        return Lookup.ofAll(atLeast, atMost);
    }

    @Override
    public Matcher[] conjuncts() {
        return new Matcher[] {atLeast, atMost};
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.allOf(conjuncts());
    }

    @Override
    String words(boolean holds) {
        String words = atLeast + " and " + atMost;
        return holds ? words : "not (" + words + ")";
    }
}
