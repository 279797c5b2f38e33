package io.sqsmega.filters;

import io.sqsmega.codec.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes clauses as the JSON of a filter: what all have in common, and the rest as {@code $or}. */
final class FilterJson {
    private final List<String> root;

    FilterJson(FilterTarget target) {
        this.root = target.root();
    }

    /** @param clauses at least one, none of which lets everything pass */
    Map<String, @Nullable Object> of(List<Clause> clauses) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        Map<String, @Nullable Object> payload = child(document, root);
        Clause first = clauses.get(0);
        List<List<String>> common = new ArrayList<>();
        for (List<String> path : first.rules().keySet()) {
            Set<@Nullable Object> rules = first.rulesOf(path);
            if (clauses.stream().allMatch(clause -> clause.rulesOf(path).equals(rules))) {
                common.add(path);
                put(payload, path, rules);
            }
        }
        if (clauses.size() > 1) {
            List<@Nullable Object> alternatives = new ArrayList<>();
            clauses.forEach(clause -> alternatives.add(withoutCommon(clause, common)));
            alternatives.sort(Comparator.comparing(FilterJson::wrapped));
            payload.put("$or", alternatives);
        }
        return document;
    }

    private Map<String, @Nullable Object> withoutCommon(Clause clause, List<List<String>> common) {
        Map<String, @Nullable Object> alternative = new LinkedHashMap<>();
        for (Map.Entry<List<String>, Set<@Nullable Object>> field :
                clause.rules().entrySet()) {
            if (!common.contains(field.getKey())) {
                put(alternative, field.getKey(), field.getValue());
            }
        }
        return alternative;
    }

    private void put(Map<String, @Nullable Object> payload, List<String> path, Set<@Nullable Object> rules) {
        List<String> below = path.subList(root.size(), path.size());
        int last = below.size() - 1;
        child(payload, below.subList(0, last)).put(below.get(last), sorted(rules));
    }

    /** Returns the rules in an order that depends on nothing else. */
    private static List<@Nullable Object> sorted(Set<@Nullable Object> rules) {
        List<@Nullable Object> sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparing(FilterJson::wrapped));
        return sorted;
    }

    private static String wrapped(@Nullable Object rule) {
        return text(Collections.singletonMap("rule", rule));
    }

    @SuppressWarnings("unchecked") // All maps are created here.
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, List<String> path) {
        Map<String, @Nullable Object> at = parent;
        for (String key : path) {
            at = (Map<String, @Nullable Object>)
                    at.computeIfAbsent(key, missing -> new LinkedHashMap<String, @Nullable Object>());
        }
        return at;
    }

    static String text(Map<String, @Nullable Object> document) {
        return JsonWriter.write(document, "filter");
    }
}
