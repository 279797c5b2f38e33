package io.sqsmega.filters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes clauses fit into the limits of a target: leaves out conditions, the least selective field first, and never an
 * alternative.
 */
final class LimitFitter {
    /** The quota of an account; more on request. */
    private static final int MAX_FILTERS = 5;

    private static final List<String> MOST_SELECTIVE =
            List.of("event.name", "event.domain", "object.type", "event.subject", "event.publisher", "event.version");
    private static final Set<String> CLAIM = Set.of("protocol", "version");

    private final FilterTarget target;
    private final FilterJson json;
    private final int maxFilters;
    private final boolean refuse;

    /**
     * @param reserved the number of filters that are needed for something else
     * @param refuse whether to throw instead of leaving out a condition; the protocol's own may be left out
     */
    LimitFitter(FilterTarget target, int reserved, boolean refuse) {
        this.target = target;
        this.json = new FilterJson(target);
        this.maxFilters = MAX_FILTERS - reserved;
        this.refuse = refuse;
    }

    /**
     * The filters of which one must match.
     *
     * @param filters none if everything passes
     */
    record Fitted(List<Map<String, @Nullable Object>> filters, List<Widening> widened) {}

    Fitted fit(List<Clause> given) {
        List<Clause> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparing(clause -> FilterJson.text(json.of(List.of(clause)))));
        List<Clause> clauses = Compaction.minimized(sorted);
        List<Widening> widened = new ArrayList<>();
        while (clauses.stream().noneMatch(clause -> clause.rules().isEmpty())) {
            List<Clause> split = Compaction.split(clauses);
            List<Map<String, @Nullable Object>> filters = split == null ? null : filters(split);
            if (filters == null) {
                List<Clause> united = Compaction.united(clauses);
                filters = filters(united);
                if (filters != null) {
                    refuse(clauses, "alternatives");
                    widened.add(new Widening(
                            names(clauses), "alternatives", "", "their conditions on the same fields are joined"));
                }
            }
            if (filters != null) {
                return new Fitted(filters, widened);
            }
            List<String> path = leastSelective(clauses);
            if (!isClaim(path)) {
                refuse(having(path, clauses), label(path));
                widened.add(new Widening(
                        names(having(path, clauses)), label(path), "", "left out: " + limit() + " is the limit"));
            }
            List<Clause> shorter = new ArrayList<>();
            clauses.forEach(clause -> shorter.add(clause.without(path)));
            clauses = Compaction.minimized(shorter);
        }
        return new Fitted(List.of(), widened);
    }

    /** Returns the filters for the clauses, or null if they do not fit. */
    private @Nullable List<Map<String, @Nullable Object>> filters(List<Clause> clauses) {
        int most = target == FilterTarget.EVENT_SOURCE ? Math.min(maxFilters, clauses.size()) : 1;
        for (int count = 1; count <= most; count++) {
            List<Map<String, @Nullable Object>> filters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int from = clauses.size() * i / count;
                int to = clauses.size() * (i + 1) / count;
                filters.add(json.of(clauses.subList(from, to)));
            }
            if (filters.stream().allMatch(this::fits)) {
                return filters;
            }
        }
        return null;
    }

    private boolean fits(Map<String, @Nullable Object> filter) {
        return FilterJson.text(filter).length() <= target.maxChars
                && (!target.isSns() || SnsLimits.of(filter).fit());
    }

    private List<String> leastSelective(List<Clause> clauses) {
        Comparator<List<String>> byWorth = Comparator.comparingInt(this::worth);
        Comparator<List<String>> bySize = Comparator.comparingInt(path ->
                clauses.stream().mapToInt(clause -> clause.rulesOf(path).size()).sum());
        return Compaction.paths(clauses).stream()
                .max(byWorth.thenComparing(bySize).thenComparing(List::toString))
                .orElseThrow();
    }

    /** Returns a number: the higher, the earlier the field is left out. */
    private int worth(List<String> path) {
        int selective = MOST_SELECTIVE.indexOf(label(path));
        if (isClaim(path)) {
            return Integer.MAX_VALUE;
        }
        return selective >= 0 ? selective : MOST_SELECTIVE.size() + path.size();
    }

    /** Returns whether the path is one of the two fields by which an event is known. */
    private boolean isClaim(List<String> path) {
        return !target.equals(FilterTarget.SNS_ATTRIBUTES) && CLAIM.contains(label(path));
    }

    private String label(List<String> path) {
        return String.join(".", path.subList(target.root().size(), path.size()));
    }

    private static List<Clause> having(List<String> path, List<Clause> clauses) {
        return clauses.stream()
                .filter(clause -> clause.rules().containsKey(path))
                .toList();
    }

    private void refuse(List<Clause> clauses, String field) {
        if (refuse) {
            throw new FilterPolicyException("the filter for " + target + " must have at most " + limit()
                    + ", got more because of " + field + " in the patterns of " + names(clauses));
        }
    }

    private String limit() {
        return target.isSns()
                ? SnsLimits.MAX_KEYS + " fields and " + SnsLimits.MAX_COMBINATIONS + " combinations"
                : target.maxChars + " characters";
    }

    private static String names(List<Clause> clauses) {
        Set<String> names = new LinkedHashSet<>();
        clauses.forEach(clause -> names.addAll(clause.subscribers()));
        return String.join(", ", names);
    }
}
