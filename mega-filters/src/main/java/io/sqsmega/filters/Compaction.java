package io.sqsmega.filters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes clauses fewer, and their rules such that every version of event-ruler decides alike. Versions from 1.7 on lose
 * messages if two alternatives have overlapping lists of rules for one field; if the lists are equal or have no rule in
 * common, none does.
 */
final class Compaction {
    /** More alternatives, unless the patterns have them, do not fit into a filter. */
    private static final int MAX_CLAUSES = 48;

    private Compaction() {}

    /** Removes clauses that others cover, and merges those that differ in one field. The meaning stays. */
    static List<Clause> minimized(List<Clause> clauses) {
        List<Clause> kept = new ArrayList<>();
        for (Clause clause : clauses) {
            add(clause, kept);
        }
        return kept;
    }

    private static void add(Clause added, List<Clause> kept) {
        for (int i = 0; i < kept.size(); i++) {
            Clause clause = kept.get(i);
            if (clause.covers(added)) {
                kept.set(i, clause.forAlso(added));
                return;
            }
            Clause merged = added.covers(clause) ? added.forAlso(clause) : clause.merged(added);
            if (merged != null) {
                kept.remove(i);
                add(merged, kept);
                return;
            }
        }
        kept.add(added);
    }

    /**
     * Splits clauses until, for each field, their lists of rules are equal or have no rule in common. The meaning
     * stays. Returns null if there would be too many.
     */
    static @Nullable List<Clause> split(List<Clause> clauses) {
        List<Clause> parts = clauses;
        for (List<String> path : paths(clauses)) {
            parts = split(parts, path);
            if (parts.size() > Math.max(MAX_CLAUSES, clauses.size())) {
                return null;
            }
        }
        return parts;
    }

    private static List<Clause> split(List<Clause> clauses, List<String> path) {
        Map<@Nullable Object, Set<Set<@Nullable Object>>> listsOfRule = new LinkedHashMap<>();
        for (Clause clause : clauses) {
            Set<@Nullable Object> rules = clause.rulesOf(path);
            rules.forEach(rule -> listsOfRule
                    .computeIfAbsent(rule, key -> new LinkedHashSet<>())
                    .add(rules));
        }
        List<Clause> parts = new ArrayList<>();
        for (Clause clause : clauses) {
            Map<Set<Set<@Nullable Object>>, Set<@Nullable Object>> blocks = new LinkedHashMap<>();
            clause.rulesOf(path)
                    .forEach(rule -> blocks.computeIfAbsent(listsOfRule.get(rule), key -> new LinkedHashSet<>())
                            .add(rule));
            if (blocks.size() < 2) {
                parts.add(clause);
            }
            for (Set<@Nullable Object> block : blocks.size() < 2 ? List.<Set<@Nullable Object>>of() : blocks.values()) {
                parts.add(clause.with(path, block));
            }
        }
        return withoutCovered(parts);
    }

    private static List<Clause> withoutCovered(List<Clause> clauses) {
        List<Clause> kept = new ArrayList<>();
        for (Clause clause : clauses) {
            if (kept.stream().noneMatch(other -> other.covers(clause))) {
                kept.removeIf(clause::covers);
                kept.add(clause);
            }
        }
        return kept;
    }

    /** Joins lists of rules for one field that overlap: wider, with fewer alternatives. */
    static List<Clause> united(List<Clause> clauses) {
        List<Clause> before = clauses;
        List<Clause> united = minimized(unitedOnce(before));
        while (!united.equals(before)) {
            before = united;
            united = minimized(unitedOnce(before));
        }
        return united;
    }

    private static List<Clause> unitedOnce(List<Clause> clauses) {
        List<Clause> united = new ArrayList<>(clauses);
        for (List<String> path : paths(clauses)) {
            for (int i = 0; i < united.size(); i++) {
                for (int j = 0; j < united.size(); j++) {
                    Set<@Nullable Object> here = united.get(i).rulesOf(path);
                    Set<@Nullable Object> there = united.get(j).rulesOf(path);
                    if (!here.equals(there) && here.stream().anyMatch(there::contains)) {
                        Set<@Nullable Object> both = new LinkedHashSet<>(here);
                        both.addAll(there);
                        united.set(i, united.get(i).with(path, both));
                        united.set(j, united.get(j).with(path, both));
                    }
                }
            }
        }
        return united;
    }

    static Set<List<String>> paths(List<Clause> clauses) {
        Set<List<String>> paths = new LinkedHashSet<>();
        clauses.forEach(clause -> paths.addAll(clause.rules().keySet()));
        return paths;
    }
}
