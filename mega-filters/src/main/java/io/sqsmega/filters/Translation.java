package io.sqsmega.filters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A pattern in the form of filters.
 *
 * @param alternatives the conjunctions of which one must match; none means that nothing passes
 * @param widened the parts of the pattern that they do not say
 */
record Translation(List<Conjunction> alternatives, List<Widened> widened) {
    /** More alternatives cost more than they save. */
    private static final int MAX_ALTERNATIVES = 64;

    static final Translation EVERYTHING = new Translation(List.of(Conjunction.EVERYTHING), List.of());
    static final Translation NOTHING = new Translation(List.of(), List.of());

    /** A part of a pattern that passes more than it should. */
    record Widened(String field, String pattern, String reason) {}

    static Translation of(Condition condition) {
        return new Translation(List.of(Conjunction.of(condition)), List.of());
    }

    Translation widened(Widened widening) {
        List<Widened> more = new ArrayList<>(widened);
        if (!more.contains(widening)) {
            more.add(widening);
        }
        return new Translation(alternatives, more);
    }

    /** Returns these alternatives with the widenings of another translation. */
    Translation widenedBy(Translation other) {
        return new Translation(alternatives, joined(widened, other.widened));
    }

    /** Returns the condition, if it is the only one of the only alternative. */
    List<Condition> onlyCondition() {
        return alternatives.size() == 1 && alternatives.get(0).conditions().size() == 1
                ? List.copyOf(alternatives.get(0).conditions())
                : List.of();
    }

    private boolean isEverything() {
        return alternatives.stream().anyMatch(each -> each.conditions().isEmpty());
    }

    Translation or(Translation other) {
        List<Condition> here = onlyCondition();
        List<Condition> there = other.onlyCondition();
        if (!here.isEmpty() && !there.isEmpty()) {
            Condition condition = here.get(0);
            Condition another = there.get(0);
            if (condition.path().equals(another.path()) && condition.items().equals(another.items())) {
                Condition both = condition.with(condition.rules().or(another.rules()));
                return new Translation(List.of(Conjunction.of(both)), joined(widened, other.widened));
            }
        }
        List<Widened> all = joined(widened, other.widened);
        return isEverything() || other.isEverything()
                ? new Translation(EVERYTHING.alternatives, all)
                : new Translation(joined(alternatives, other.alternatives), all);
    }

    Translation and(Translation other) {
        List<Widened> all = joined(widened, other.widened);
        if ((long) alternatives.size() * other.alternatives.size() > MAX_ALTERNATIVES) {
            Widened tooMany = new Widened(fields(other), "", "there would be more than 64 alternatives");
            return new Translation(alternatives, all).widened(tooMany);
        }
        List<Conjunction> both = new ArrayList<>();
        List<Condition> left = new ArrayList<>();
        for (Conjunction one : alternatives) {
            for (Conjunction another : other.alternatives) {
                Conjunction joined = one.and(another, left);
                if (!joined.isImpossible()) {
                    both.add(joined);
                }
            }
        }
        Translation result = new Translation(both, all);
        for (Condition condition : left) {
            String field = String.join(".", condition.path());
            result = result.widened(new Widened(field, "", "a filter has one condition for a field or a list"));
        }
        return result;
    }

    private static String fields(Translation translation) {
        List<String> fields = new ArrayList<>();
        for (Conjunction each : translation.alternatives) {
            for (Condition condition : each.conditions()) {
                String field = String.join(".", condition.path());
                if (!fields.contains(field)) {
                    fields.add(field);
                }
            }
        }
        return String.join(", ", fields);
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        other.stream().filter(each -> !both.contains(each)).forEach(both::add);
        return Collections.unmodifiableList(both);
    }
}
