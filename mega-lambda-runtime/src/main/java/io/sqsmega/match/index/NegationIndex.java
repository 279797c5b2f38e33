package io.sqsmega.match.index;

import io.sqsmega.match.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Indexes negations, which no value leads to. If many of them are tried together, it is faster to look up what they
 * negate: a value then leads to the few negations that it denies, and the others hold. Not thread-safe.
 */
final class NegationIndex {
    private static final Step[] NONE = {};
    private static final AccessPath[] NO_PATHS = {};

    private final Map<Integer, Set<Condition>> bySlot = new HashMap<>();
    private int count;

    /** Records the negations that are tried together at a node. */
    void add(List<Placement> together) {
        Map<Integer, Set<Condition>> slots = new HashMap<>();
        for (Placement placement : together) {
            for (Condition condition : placement.rest) {
                if (isLookedUp(condition)) {
                    at(condition.slot, slots).add(condition);
                }
            }
        }
        for (Map.Entry<Integer, Set<Condition>> entry : slots.entrySet()) {
            if (entry.getValue().size() > NodeBuilder.FEW) {
                at(entry.getKey(), bySlot).addAll(entry.getValue());
            }
        }
    }

    private static Set<Condition> at(int slot, Map<Integer, Set<Condition>> slots) {
        Set<Condition> conditions = slots.get(slot);
        if (conditions == null) {
            conditions = new LinkedHashSet<>();
            slots.put(slot, conditions);
        }
        return conditions;
    }

    private static boolean isLookedUp(Condition condition) {
        Matcher negated = condition.matcher.negated();
        AccessPath[] accesses = negated == null ? NO_PATHS : AccessPath.allOf(negated);
        return accesses.length > 0 && accesses[0].way != AccessPath.Way.PRESENT;
    }

    /** Returns the number of denials, after {@link #build}. */
    int count() {
        return count;
    }

    /**
     * Returns, by the number of a condition, the step that finds its denial; null if the condition must be evaluated.
     *
     * @param conjunctions the number of other conjunctions
     */
    @Nullable
    Step[] build(Conditions conditions, int conjunctions, NodeBuilder nodes) {
        if (bySlot.isEmpty()) {
            return NONE;
        }
        @Nullable Step[] steps = new @Nullable Step[conditions.count()];
        for (Set<Condition> negations : bySlot.values()) {
            List<Placement> placements = new ArrayList<>();
            for (Condition negation : negations) {
                Condition negated =
                        conditions.interned(negation.slot, Objects.requireNonNull(negation.matcher.negated()));
                Conjunction denial = Conjunction.denying(negation, conjunctions + count++);
                placements.add(Placement.of(denial, new Condition[] {negated}));
            }
            Step step = nodes.build(placements);
            for (Condition negation : negations) {
                steps[negation.number] = step;
            }
        }
        return steps;
    }
}
