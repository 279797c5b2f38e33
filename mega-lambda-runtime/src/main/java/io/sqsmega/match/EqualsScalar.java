package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/** Matches the same boolean or UUID. Values of these types are equal to no value of another type. */
final class EqualsScalar extends Matcher {
    final Object scalar;

    EqualsScalar(Object scalar) {
        super(Kinds.some(scalar instanceof Boolean ? Kinds.BOOLEAN : Kinds.UUID), COMPARISON, false);
        this.scalar = scalar;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return scalar.equals(value);
    }

    @Override
    public Object key() {
        return scalar;
    }

    @Override
    public Lookup lookup() {
        return Lookup.ofKeys(scalar);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.scalar(scalar);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + scalar;
    }

    @Override
    String itemWords() {
        return scalar.toString();
    }
}
