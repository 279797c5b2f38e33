package io.sqsmega.match.index;

import io.sqsmega.match.MessagePattern;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The index over the conditions of all subscribers of one kind of document. Immutable and thread-safe. */
final class DocumentIndex {
    final Projection selection;
    /** The slots of what is around a document; null if no pattern matches it. */
    final @Nullable MessageSlots around;

    final Step root;
    /** The accepted values of {@link RequiredValues}; used for events. */
    final Map<String, Set<Object>> accepted;
    /** The denials of {@link NegationIndex} by the number of the condition; possibly shorter. */
    final @Nullable Step[] denials;
    /** The number of conditions. */
    final int conditions;

    /** The number of conjunctions. */
    final int conjunctions;

    /** The number of nodes. */
    final int nodes;

    /** One more than the largest subscriber number. */
    final int subscribers;

    private DocumentIndex(Builder builder, Step root, @Nullable Step[] denials, int conjunctions, int nodes) {
        this.selection = builder.root.build();
        this.around = builder.around == null ? null : new MessageSlots(builder.around.build());
        this.root = root;
        this.accepted = RequiredValues.of(selection, builder.conjunctions.keySet());
        this.denials = denials;
        this.conditions = builder.conditions.count();
        this.conjunctions = conjunctions;
        this.nodes = nodes;
        this.subscribers = builder.subscribers;
    }

    /** Builds a {@link DocumentIndex}. Not thread-safe. */
    static final class Builder {
        final Projection.Builder root = Projection.builder();
        final Conditions conditions = new Conditions();
        private final Map<ConjunctionBuilder, ConjunctionBuilder> conjunctions = new LinkedHashMap<>();
        private Projection.@Nullable Builder around;
        private int subscribers;

        /** Returns the conjunctions for what is around a document, of which one must hold. */
        List<List<Condition>> around(MessagePattern pattern) {
            Projection.Builder place = around;
            if (place == null) {
                place = root.outside();
                around = place;
            }
            return conditions.ofObject(place, pattern.matcher);
        }

        /**
         * Adds a conjunction of a subscriber; called several times for alternatives. Subscribers are added in ascending
         * order.
         */
        void add(int subscriber, List<Condition> conjunction) {
            ConjunctionBuilder wanted = ConjunctionBuilder.of(conjunction);
            if (wanted.neverHolds()) {
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
            NegationIndex denials = nodes.denials;
            @Nullable Step[] ofNegations = denials.build(conditions, placements.size(), nodes);
            return new DocumentIndex(this, step, ofNegations, placements.size() + denials.count(), nodes.nodes());
        }
    }
}
