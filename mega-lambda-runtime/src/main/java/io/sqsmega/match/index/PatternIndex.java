package io.sqsmega.match.index;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds the matching patterns among those of all subscribers without trying each: the time depends on the number of
 * matches, not on the number of patterns. The meaning of a pattern is the same as without the index.
 *
 * <p>Subscribers are numbers assigned by the caller. The index does not run user code in a pattern
 * ({@link Matchers#satisfies}, the JDK's regular expressions): a subscriber with user code is found if everything else
 * matches, and is not {@link #isCertain}.
 *
 * <p>Immutable and thread-safe; built once, before the first message.
 *
 * @since 0.1
 */
@Internal
public final class PatternIndex {
    /** The number of searches kept for reuse; more searches at the same time create new ones. */
    private static final int POOL_SIZE = 8;

    private final DocumentIndex events;
    private final DocumentIndex data;
    private final EventSlots eventSlots;
    private final BitSet uncertain;
    private final AtomicReferenceArray<@Nullable Search> pool = new AtomicReferenceArray<>(POOL_SIZE);

    private PatternIndex(DocumentIndex events, DocumentIndex data, BitSet uncertain) {
        this.events = events;
        this.data = data;
        this.eventSlots = new EventSlots(events.selection);
        this.uncertain = uncertain;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Returns the fields of MEGA events that patterns match. */
    public Projection events() {
        return events.selection;
    }

    /** Returns the fields of data that patterns match. */
    public Projection data() {
        return data.selection;
    }

    /**
     * Returns the accepted values of listed event fields, by the field's key: an event with another value matches no
     * subscriber. Contains only fields whose accepted values are known.
     */
    public Map<String, Set<Object>> acceptedValues() {
        return events.accepted;
    }

    /**
     * Returns whether a subscriber that is found is certain to match. If not, the caller must evaluate the subscriber's
     * patterns.
     */
    public boolean isCertain(int subscriber) {
        return !uncertain.get(subscriber);
    }

    /** Returns a search for one thread, until it is closed. */
    public Search search() {
        for (int i = 0; i < POOL_SIZE; i++) {
            Search pooled = pool.get(i) == null ? null : pool.getAndSet(i, null);
            if (pooled != null) {
                pooled.isOpen = true;
                return pooled;
            }
        }
        return new Search(this);
    }

    private void giveBack(Search search) {
        for (int i = 0; i < POOL_SIZE; i++) {
            if (pool.get(i) == null && pool.compareAndSet(i, null, search)) {
                return;
            }
        }
    }

    /**
     * Finds the subscribers for one document after the other. Not thread-safe.
     *
     * <p>The returned arrays are ascending and contain each subscriber once. They may be shared, so they must not be
     * changed.
     */
    public static final class Search implements AutoCloseable {
        private final PatternIndex index;
        private final Evaluation events;
        private final Evaluation data;
        private boolean isOpen = true;

        private Search(PatternIndex index) {
            this.index = index;
            this.events = new Evaluation(index.events);
            this.data = new Evaluation(index.data);
        }

        /**
         * Returns the slots of {@link PatternIndex#events}, to be filled for {@link #matchEvents}, and cleared after.
         */
        public ProjectedValues events() {
            return events.selected;
        }

        /** Returns the slots of {@link PatternIndex#data}, to be filled for {@link #matchData}, and cleared after. */
        public ProjectedValues data() {
            return data.selected;
        }

        /** Returns the subscribers that want an event with the values of the slots. */
        public int[] matchEvents() {
            return events.match();
        }

        /** Returns the subscribers that want data with the values of the slots. */
        public int[] matchData() {
            return data.match();
        }

        /** Returns the subscribers that want this payload; the slots are filled from it. */
        public int[] match(MegaPayload payload) {
            events.selected.clear();
            index.eventSlots.fill(events.selected, payload);
            return events.match();
        }

        /** Returns the subscribers that want this payload; the slots are filled from it. */
        public int[] match(DataPayload payload) {
            data.selected.clear();
            data.selected.putFields(index.data.selection, payload.data());
            return data.match();
        }

        /** Returns the number of conditions evaluated for the last event and the last data together. */
        public int evaluated() {
            return events.evaluated() + data.evaluated();
        }

        /** Releases this object for another search. Clears the last document. */
        @Override
        public void close() {
            if (isOpen) {
                isOpen = false;
                events.selected.clear();
                data.selected.clear();
                index.giveBack(this);
            }
        }
    }

    /** Builds a {@link PatternIndex}. Not thread-safe. */
    public static final class Builder {
        /** The largest number of conjunctions of a subscriber: alternatives of several patterns multiply. */
        private static final int MAX_CONJUNCTIONS = 64;

        private final DocumentIndex.Builder events = new DocumentIndex.Builder();
        private final DocumentIndex.Builder data = new DocumentIndex.Builder();
        private final EventConditions eventConditions = new EventConditions(events.root, events.conditions);
        private final BitSet uncertain = new BitSet();
        private int last;

        private Builder() {}

        /**
         * Adds a subscriber of MEGA events that all three patterns match.
         *
         * @param subscriber its number, from 0; not less than that of the previous one
         * @param extra the pattern of the payload's {@code extra}
         * @throws IllegalArgumentException if the number is less
         */
        public Builder event(int subscriber, EventPattern event, ObjectPattern object, DataPattern extra) {
            checkAscending(subscriber);
            List<List<Condition>> conjunctions = eventConditions.of(event.alternatives);
            conjunctions = product(subscriber, conjunctions, eventConditions.of(object.alternatives));
            conjunctions = product(subscriber, conjunctions, eventConditions.ofExtra(extra.matcher));
            for (List<Condition> conjunction : conjunctions) {
                events.add(subscriber, conjunction);
            }
            if (event.alternatives.runsUserCode()
                    || object.alternatives.runsUserCode()
                    || extra.matcher.runsUserCode()) {
                uncertain.set(subscriber);
            }
            return this;
        }

        /**
         * Adds a subscriber of data that the pattern matches.
         *
         * @param subscriber its number, from 0; not less than that of the previous one
         * @throws IllegalArgumentException if the number is less
         */
        public Builder data(int subscriber, DataPattern pattern) {
            checkAscending(subscriber);
            for (List<Condition> conjunction : data.conditions.ofObject(data.root, pattern.matcher)) {
                data.add(subscriber, conjunction);
            }
            if (pattern.matcher.runsUserCode()) {
                uncertain.set(subscriber);
            }
            return this;
        }

        public PatternIndex build() {
            return new PatternIndex(events.build(), data.build(), (BitSet) uncertain.clone());
        }

        private void checkAscending(int subscriber) {
            if (subscriber < last) {
                throw new IllegalArgumentException(
                        "a subscriber's number must not be less than the one before (" + last + "), got " + subscriber);
            }
            last = subscriber;
        }

        /**
         * Returns all combinations of the conjunctions. If there are too many, leaves the second ones out; then no
         * subscriber is certain.
         */
        private List<List<Condition>> product(
                int subscriber, List<List<Condition>> conjunctions, List<List<Condition>> others) {
            if (conjunctions.size() > 1
                    && others.size() > 1
                    && conjunctions.size() * others.size() > MAX_CONJUNCTIONS) {
                uncertain.set(subscriber);
                return conjunctions;
            }
            if (others.equals(EventConditions.NOTHING)) {
                return conjunctions;
            }
            List<List<Condition>> product = new ArrayList<>(conjunctions.size() * others.size());
            for (List<Condition> conjunction : conjunctions) {
                for (List<Condition> other : others) {
                    List<Condition> both = new ArrayList<>(conjunction);
                    both.addAll(other);
                    product.add(both);
                }
            }
            return product;
        }
    }
}
