package io.sqsmega.match;

import io.sqsmega.match.value.Missing;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches by a predicate of the user. It is not called with a missing value; if it throws, the value does not match.
 */
final class Satisfies extends Matcher {
    private final String description;
    private final Predicate<@Nullable Object> predicate;

    private Satisfies(String description, Predicate<@Nullable Object> predicate) {
        super(Kinds.PRESENT, STRUCTURE, true);
        this.description = description;
        this.predicate = predicate;
    }

    static Matcher of(String description, Predicate<@Nullable Object> predicate) {
        if (predicate == null) {
            throw new InvalidPatternException("satisfies", "be given a predicate", "null");
        }
        return new Satisfies(LiteralMatchers.string("satisfies", description), predicate);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        try {
            return value != Missing.VALUE && predicate.test(value);
        } catch (RuntimeException unfitForTheValue) {
            return false;
        }
    }

    @Override
    public Object key() {
        return this;
    }

    @Override
    public Lookup lookup() {
        return Lookup.NONE;
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.satisfies();
    }

    @Override
    String words(boolean holds) {
        return (holds ? "satisfies " : "does not satisfy ") + Wording.quoted(description);
    }
}
