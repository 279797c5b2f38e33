package io.sqsmega.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches a value that at least one of several matchers matches. */
final class AnyOf extends Matcher {
    final Matcher[] alternatives;

    AnyOf(Matcher[] alternatives) {
        super(Kinds.ofAny(alternatives), STRUCTURE, runUserCode(alternatives));
        this.alternatives = alternatives;
    }

    /** @throws InvalidPatternException if two of the values are negations that together match everything */
    static Matcher of(@Nullable Object @Nullable [] valuesOrMatchers) {
        Matcher[] matchers = LiteralMatchers.someMatchersOf("anyOf", valuesOrMatchers);
        refuseEverything("anyOf", matchers);
        return matchers.length == 1 ? matchers[0] : new AnyOf(matchers);
    }

    /** Rejects {@code not("a") or not("b")}, which every value matches. */
    static void refuseEverything(String factory, Matcher[] alternatives) {
        for (Matcher one : alternatives) {
            for (Matcher other : alternatives) {
                if (one instanceof Not no && other instanceof Not neither && excludeEachOther(no, neither)) {
                    throw new InvalidPatternException(
                            factory,
                            "leave something out (not(oneOf(a, b)) is neither of the two)",
                            Wording.literal(one) + " and " + Wording.literal(other));
                }
            }
        }
    }

    private static boolean excludeEachOther(Not one, Not other) {
        return one.matcher instanceof EqualsText text
                && other.matcher instanceof EqualsText another
                && !text.text.isEmpty()
                && !another.text.isEmpty()
                && !text.text.equals(another.text);
    }

    @Override
    public boolean matches(@Nullable Object value) {
        return matches(alternatives, value);
    }

    static boolean matches(Matcher[] alternatives, @Nullable Object value) {
        for (Matcher alternative : alternatives) {
            if (alternative.matches(value)) {
                return true;
            }
        }
        return false;
    }

    /** Adds one sentence if only the value at this path is wrong, else the mismatches of the nearest alternatives. */
    @Override
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (matches(value)) {
            return;
        }
        List<List<Mismatch>> ofAlternatives = new ArrayList<>();
        boolean deeper = false;
        for (Matcher alternative : alternatives) {
            List<Mismatch> mismatches = new ArrayList<>();
            alternative.explain(path, value, mismatches);
            ofAlternatives.add(mismatches);
            deeper |= !mismatches.get(0).path().equals(path);
        }
        if (!deeper) {
            super.explain(path, value, found);
            return;
        }
        Set<Mismatch> nearest = Mismatch.nearest(ofAlternatives);
        found.forEach(nearest::remove);
        found.addAll(nearest);
    }

    @Override
    public Object key() {
        return List.of(AnyOf.class, keys(alternatives));
    }

    @Override
    public Lookup lookup() {
        return Lookup.ofAny(alternatives, false);
    }

    @Override
    public Matcher[] alternatives() {
        List<Matcher> all = new ArrayList<>();
        for (Matcher alternative : alternatives) {
            Collections.addAll(all, alternative.alternatives());
        }
        return all.toArray(new Matcher[0]);
    }

    @Override
    public <R> R accept(MatcherVisitor<R> visitor) {
        return visitor.anyOf(alternatives);
    }

    @Override
    String words(boolean holds) {
        if (alternatives.length == 1) {
            return alternatives[0].words(holds);
        }
        return (holds ? "(" : "not (") + Wording.joined(alternatives, " or ") + ")";
    }
}
