package io.sqsmega.filters;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions on different fields that must all hold. Without conditions, it lets everything pass. Immutable. */
final class Conjunction {
    static final Conjunction EVERYTHING = new Conjunction(Map.of());

    private final Map<List<String>, Condition> conditions;

    private Conjunction(Map<List<String>, Condition> conditions) {
        this.conditions = conditions;
    }

    static Conjunction of(Condition condition) {
        return new Conjunction(Map.of(condition.path(), condition));
    }

    Collection<Condition> conditions() {
        return conditions.values();
    }

    /** Returns whether no value of a field can match all that it must. */
    boolean isImpossible() {
        return conditions.values().stream()
                .anyMatch(condition -> condition.rules().isEmpty());
    }

    /**
     * Returns the conjunction of both. Of two conditions on the same field, or on different items of one list, a filter
     * can say only one.
     *
     * @param left the conditions that are left out
     */
    Conjunction and(Conjunction other, Collection<Condition> left) {
        Map<List<String>, Condition> both = new LinkedHashMap<>(conditions);
        for (Condition condition : other.conditions.values()) {
            Condition same = both.get(condition.path());
            if (same != null && same.items().equals(condition.items())) {
                both.put(condition.path(), same.with(same.rules().and(condition.rules())));
            } else if (same != null || conditions.values().stream().anyMatch(condition::excludes)) {
                left.add(condition);
            } else {
                both.put(condition.path(), condition);
            }
        }
        return new Conjunction(both);
    }
}
