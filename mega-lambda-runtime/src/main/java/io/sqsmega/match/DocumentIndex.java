package io.sqsmega.match;

import io.sqsmega.select.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that the subscribers of one kind of document ask for. Immutable and thread-safe. */
final class DocumentIndex {
    final Selection selection;
    final Step root;
    /** How many there are. */
    final int conditions;

    /** How many there are. */
    final int conjunctions;

    /** More than the greatest number of any. */
    final int subscribers;

    private DocumentIndex(Selection selection, Step root, int conditions, int conjunctions, int subscribers) {
        this.selection = selection;
        this.root = root;
        this.conditions = conditions;
        this.conjunctions = conjunctions;
        this.subscribers = subscribers;
    }

    /** Not thread-safe. */
    static final class Builder {
        final Selection.Builder root = Selection.builder();
        final Conditions conditions = new Conditions();
        private final Map<List<Condition>, Members> conjunctions = new LinkedHashMap<>();
        private final Map<Condition, Access> accesses = new HashMap<>();
        private int subscribers;

        /** Adds what a subscriber wants; several times, if one of several things. Subscribers come ascending. */
        void add(int subscriber, List<Condition> conjunction) {
            List<Condition> sorted = sorted(conjunction);
            for (Condition condition : sorted) {
                if (access(condition).neverHolds) {
                    return;
                }
            }
            Members members = conjunctions.get(sorted);
            if (members == null) {
                members = new Members();
                conjunctions.put(sorted, members);
            }
            members.add(subscriber);
            subscribers = subscriber + 1;
        }

        private static List<Condition> sorted(List<Condition> conjunction) {
            List<Condition> sorted = new ArrayList<>(conjunction);
            Collections.sort(sorted);
            for (int i = sorted.size() - 1; i > 0; i--) {
                if (sorted.get(i) == sorted.get(i - 1)) {
                    sorted.remove(i);
                }
            }
            return sorted;
        }

        private Access access(Condition condition) {
            Access access = accesses.get(condition);
            if (access == null) {
                access = new Access(condition);
                accesses.put(condition, access);
            }
            return access;
        }

        DocumentIndex build() {
            List<Filing> filings = new ArrayList<>(conjunctions.size());
            for (Map.Entry<List<Condition>, Members> entry : conjunctions.entrySet()) {
                Condition[] all = entry.getKey().toArray(new Condition[0]);
                filings.add(Filing.of(
                        new Conjunction(filings.size(), all, entry.getValue().toArray())));
            }
            Access[] byNumber = new Access[conditions.count()];
            for (Access access : accesses.values()) {
                byNumber[access.condition.number] = access;
            }
            Step step = new NodeBuilder(byNumber).build(filings);
            return new DocumentIndex(root.build(), step, conditions.count(), filings.size(), subscribers);
        }
    }

    private static final class Members {
        private int[] numbers = new int[1];
        private int count;

        void add(int number) {
            if (count > 0 && numbers[count - 1] == number) {
                return;
            } else if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number;
        }

        int[] toArray() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
