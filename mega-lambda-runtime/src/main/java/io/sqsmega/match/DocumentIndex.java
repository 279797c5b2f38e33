package io.sqsmega.match;

import io.sqsmega.select.Selection;
import java.util.ArrayList;
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
        private final Map<Wanted, Wanted> conjunctions = new LinkedHashMap<>();
        private int subscribers;

        /** Adds what a subscriber wants; several times, if one of several things. Subscribers come ascending. */
        void add(int subscriber, List<Condition> conjunction) {
            Wanted wanted = Wanted.of(conjunction);
            if (wanted.isInVain()) {
                return;
            }
            Wanted same = conjunctions.putIfAbsent(wanted, wanted);
            (same == null ? wanted : same).add(subscriber);
            subscribers = subscriber + 1;
        }

        DocumentIndex build() {
            List<Filing> filings = new ArrayList<>(conjunctions.size());
            for (Wanted wanted : conjunctions.keySet()) {
                filings.add(Filing.of(wanted.conjunction(filings.size()), wanted.conditions));
            }
            Step step = new NodeBuilder().build(filings);
            return new DocumentIndex(root.build(), step, conditions.count(), filings.size(), subscribers);
        }
    }
}
