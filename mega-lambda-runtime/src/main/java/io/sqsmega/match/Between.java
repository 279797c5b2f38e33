package io.sqsmega.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a value from one bound to another, both included: both are numbers or both are date-times. */
final class Between extends Matcher {
    final Matcher atLeast;
    final Matcher atMost;

    Between(Matcher atLeast, Matcher atMost) {
        super(atLeast.kinds(), STRUCTURE, false);
        this.atLeast = atLeast;
        this.atMost = atMost;
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
