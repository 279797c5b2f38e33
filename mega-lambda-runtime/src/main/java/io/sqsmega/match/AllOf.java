package io.sqsmega.match;

import io.sqsmega.Internal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a value that all of several matchers match.
 *
 * @hidden
 */
@Internal
public final class AllOf extends Matcher {
    public final Matcher[] parts;

    AllOf(Matcher[] parts) {
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
        } else if (Kinds.excludeEachOther(matchers) || Bounds.leaveNothing(matchers)) {
            throw new InvalidPatternException(
                    "allOf",
                    "be given what one value can match all of (anyOf takes any of them)",
                    "'" + Wording.joined(matchers, " and ") + "'");
        }
        return new AllOf(matchers);
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
    Kinds kinds() {
        return Kinds.ofAll(parts);
    }

    @Override
    public Object key() {
        return List.of(AllOf.class, keys(parts));
    }

    @Override
    public boolean runsUserCode() {
        return runUserCode(parts);
    }

    @Override
    public int cost() {
        return STRUCTURE;
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
