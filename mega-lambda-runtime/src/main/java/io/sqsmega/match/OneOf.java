package io.sqsmega.match;

import io.sqsmega.match.value.Missing;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches a scalar that is one of the options. Lists, objects and missing values do not match. */
final class OneOf extends Matcher {
    final Matcher[] options;

    private OneOf(Matcher[] options) {
        super(Kinds.ofAny(options).only(Kinds.SCALARS), TEXT, runUserCode(options));
        this.options = options;
    }

    /**
     * @param factory the name of the factory method, for the error message
     * @throws InvalidPatternException if there are options, but none is a scalar or a matcher of scalars
     */
    static Matcher of(String factory, @Nullable Object @Nullable [] options) {
        Matcher[] matchers = LiteralMatchers.matchersOf(factory, options);
        if (matchers.length > 0 && !hasScalar(matchers)) {
            throw new InvalidPatternException(
                    factory,
                    "be given strings, numbers and other scalars, or matchers of such (in(…) takes a collection,"
                            + " anyItem(…) looks into a list, anyOf(…) compares lists and objects)",
                    Wording.literal(matchers[0]));
        }
        AnyOf.refuseEverything(factory, matchers);
        return new OneOf(matchers);
    }

    private static boolean hasScalar(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            boolean structure = matcher instanceof EqualsList || matcher instanceof MapMatcher;
            if (!structure && !matcher.kinds().excludes(Kinds.SCALARS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return AnyOf.matches(options, value) && isScalar(value);
    }

    private static boolean isScalar(@Nullable Object value) {
        // The most frequent types first: on JDK 17 a failing check against an interface is slow.
        return value instanceof String
                || value instanceof Number
                || !(value == Missing.VALUE || value instanceof Map || value instanceof Collection);
    }

    @Override
    public Object key() {
        return List.of(OneOf.class, keys(options));
    }

    @Override
    public Lookup lookup() {
        // A missing value is never one of the options, so null can be looked up.
        return Lookup.ofAny(options, true);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.oneOf(options);
    }

    @Override
    String words(boolean holds) {
        return Wording.is(holds) + "one of " + Wording.list(options);
    }
}
