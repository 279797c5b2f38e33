package io.sqsmega.match;

import io.sqsmega.select.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that the subscribers of one kind of document ask for. Immutable and thread-safe. */
final class DocumentIndex {
    final Selection selection;
    final Step root;
    /** By the number of a condition: see {@link Denials}; possibly shorter. */
    final @Nullable Step[] denials;
    /** How many there are. */
    final int conditions;

    /** How many there are. */
    final int conjunctions;

    /** How many there are. */
    final int nodes;

    /** More than the greatest number of any. */
    final int subscribers;

    private DocumentIndex(Builder builder, Step root, @Nullable Step[] denials, int conjunctions, int nodes) {
        this.selection = builder.root.build();
        this.root = root;
        this.denials = denials;
        this.conditions = builder.conditions.count();
        this.conjunctions = conjunctions;
        this.nodes = nodes;
        this.subscribers = builder.subscribers;
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
            NodeBuilder nodes = new NodeBuilder();
            Step step = nodes.build(filings);
            Denials denials = nodes.denials();
            @Nullable Step[] ofNegations = denials.build(conditions, filings.size(), nodes);
            return new DocumentIndex(this, step, ofNegations, filings.size() + denials.count(), nodes.nodes());
        }
    }
}
