package io.sqsmega.filters;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one field, of which one must match: those for values, and {@code "exists": false}, which matches
 * missing fields and, because filters cannot tell them, {@code {}} and {@code []}. Immutable.
 */
final class Rules {
    final Set<@Nullable Object> ofValues;
    final boolean ofMissing;
    /** Whether the pattern takes {@code {}} or {@code []}. */
    final boolean ofHollow;

    private Rules(Set<@Nullable Object> ofValues, boolean ofMissing, boolean ofHollow) {
        this.ofValues = ofValues;
        this.ofMissing = ofMissing;
        this.ofHollow = ofHollow;
    }

    static Rules of(@Nullable Object... rules) {
        Set<@Nullable Object> ofValues = new LinkedHashSet<>();
        Collections.addAll(ofValues, rules);
        return new Rules(ofValues, false, false);
    }

    Rules orMissing() {
        return new Rules(ofValues, true, ofHollow);
    }

    Rules orHollow() {
        return new Rules(ofValues, ofMissing, true);
    }

    Rules withoutMissing() {
        return new Rules(ofValues, false, ofHollow);
    }

    Rules withoutHollow() {
        return new Rules(ofValues, ofMissing, false);
    }

    Rules with(@Nullable Object rule) {
        return or(of(rule));
    }

    /** Returns the rules without null, the empty string and booleans, which then count as missing. */
    Rules onlyTextsAndNumbers() {
        Set<@Nullable Object> kept = new LinkedHashSet<>(ofValues);
        boolean others = kept.removeIf(rule -> rule == null || rule instanceof Boolean || "".equals(rule));
        return new Rules(kept, ofMissing || others, ofHollow);
    }

    boolean existsFalse() {
        return ofMissing || ofHollow;
    }

    boolean isEmpty() {
        return ofValues.isEmpty() && !existsFalse();
    }

    /** Returns whether a rule matches because something is not there, or is something else. */
    boolean isNegative() {
        return existsFalse() || ofValues.stream().anyMatch(Rule::isAnythingBut);
    }

    /** Returns whether the rules match nearly everything, so that they are not worth their place. */
    boolean isTrivial() {
        return existsFalse() && ofValues.contains(Rule.EXISTS);
    }

    Rules or(Rules other) {
        Set<@Nullable Object> joined = new LinkedHashSet<>(ofValues);
        joined.addAll(other.ofValues);
        return new Rules(joined, ofMissing || other.ofMissing, ofHollow || other.ofHollow);
    }

    /** Returns rules for the values that both match: a range of two bounds, else the rules that match less. */
    Rules and(Rules other) {
        boolean missing = ofMissing && other.ofMissing;
        boolean hollow = ofHollow && other.ofHollow;
        if (ofValues.size() == 1 && other.ofValues.size() == 1) {
            Object range = Rule.range(
                    ofValues.iterator().next(), other.ofValues.iterator().next());
            if (range != null) {
                return new Rules(of(range).ofValues, missing, hollow);
            }
        }
        return new Rules((isTighterThan(other) ? this : other).ofValues, missing, hollow);
    }

    private boolean isTighterThan(Rules other) {
        int difference = width() - other.width();
        return difference < 0 || (difference == 0 && ofValues.size() <= other.ofValues.size());
    }

    private int width() {
        return ofValues.stream().mapToInt(Rule::width).max().orElse(0);
    }

    /** Returns the rules in the form of a filter. */
    Set<@Nullable Object> all() {
        Set<@Nullable Object> all = new LinkedHashSet<>(ofValues);
        if (existsFalse()) {
            all.add(Rule.MISSING);
        }
        return all;
    }
}
