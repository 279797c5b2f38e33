package io.sqsmega.match.index;

import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the subscribers of one kind of document ask for. Immutable and thread-safe. */
final class DocumentIndex {
    final Projection selection;
    final Step root;
    /** See {@link RequiredValues}; of interest for events. */
    final Map<String, Set<Object>> accepted;
    /** By the number of a condition: see {@link NegationIndex}; possibly shorter. */
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
        this.accepted = RequiredValues.of(selection, builder.conjunctions.keySet());
        this.denials = denials;
        this.conditions = builder.conditions.count();
        this.conjunctions = conjunctions;
        this.nodes = nodes;
        this.subscribers = builder.subscribers;
    }

    /** Not thread-safe. */
    static final class Builder {
        final Projection.Builder root = Projection.builder();
        final Conditions conditions = new Conditions();
        private final Map<ConjunctionBuilder, ConjunctionBuilder> conjunctions = new LinkedHashMap<>();
        private int subscribers;

        /** Adds what a subscriber wants; several times, if one of several things. Subscribers come ascending. */
        void add(int subscriber, List<Condition> conjunction) {
            ConjunctionBuilder wanted = ConjunctionBuilder.of(conjunction);
            if (wanted.isInVain()) {
                return;
            }
            ConjunctionBuilder same = conjunctions.putIfAbsent(wanted, wanted);
            (same == null ? wanted : same).add(subscriber);
            subscribers = subscriber + 1;
        }

        DocumentIndex build() {
            List<Placement> placements = new ArrayList<>(conjunctions.size());
            for (ConjunctionBuilder wanted : conjunctions.keySet()) {
                placements.add(Placement.of(wanted.conjunction(placements.size()), wanted.conditions));
            }
            NodeBuilder nodes = new NodeBuilder();
            Step step = nodes.build(placements);
            NegationIndex denials = nodes.denials();
            @Nullable Step[] ofNegations = denials.build(conditions, placements.size(), nodes);
            return new DocumentIndex(this, step, ofNegations, placements.size() + denials.count(), nodes.nodes());
        }
    }
}
