package io.sqsmega.filters;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alternative of a filter: for each path the rules of which one must match. Immutable.
 *
 * @param subscribers the names of the subscribers that want what it lets pass
 */
record Clause(Map<List<String>, Set<@Nullable Object>> rules, Set<String> subscribers) {

    /** The order of paths, so that equal patterns make equal filters. */
    private static final Comparator<List<String>> BY_TEXT = Comparator.comparing(Object::toString);

    static Clause of(Conjunction conjunction, String subscriber) {
        Map<List<String>, Set<@Nullable Object>> rules = new TreeMap<>(BY_TEXT);
        for (Condition condition : conjunction.conditions()) {
            rules.put(condition.path(), condition.rules().all());
        }
        return new Clause(rules, Set.of(subscriber));
    }

    /** Returns whether this clause lets everything pass that another does. */
    boolean covers(Clause other) {
        for (Map.Entry<List<String>, Set<@Nullable Object>> field : rules.entrySet()) {
            Set<@Nullable Object> there = other.rules.get(field.getKey());
            if (there == null || !field.getValue().containsAll(there)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns one clause that lets pass what the two do and nothing else, or null if there is none: they must differ in
     * one field.
     */
    @Nullable
    Clause merged(Clause other) {
        if (!rules.keySet().equals(other.rules.keySet())) {
            return null;
        }
        List<String> different = null;
        for (List<String> path : rules.keySet()) {
            if (!rulesOf(path).equals(other.rulesOf(path))) {
                if (different != null) {
                    return null;
                }
                different = path;
            }
        }
        if (different == null) {
            return forAlso(other);
        }
        Set<@Nullable Object> both = new LinkedHashSet<>(rulesOf(different));
        both.addAll(other.rulesOf(different));
        return with(different, both).forAlso(other);
    }

    /** Returns the rules of a path; empty if there are none. */
    Set<@Nullable Object> rulesOf(List<String> path) {
        return rules.getOrDefault(path, new LinkedHashSet<>());
    }

    /** Returns this clause with other rules for a path. */
    Clause with(List<String> path, Set<@Nullable Object> changed) {
        Map<List<String>, Set<@Nullable Object>> all = copy();
        all.put(path, changed);
        return new Clause(all, subscribers);
    }

    Clause without(List<String> path) {
        Map<List<String>, Set<@Nullable Object>> fewer = copy();
        fewer.remove(path);
        return new Clause(fewer, subscribers);
    }

    private Map<List<String>, Set<@Nullable Object>> copy() {
        Map<List<String>, Set<@Nullable Object>> copy = new TreeMap<>(BY_TEXT);
        copy.putAll(rules);
        return copy;
    }

    Clause forAlso(Clause other) {
        Set<String> both = new LinkedHashSet<>(subscribers);
        both.addAll(other.subscribers);
        return new Clause(rules, both);
    }
}
