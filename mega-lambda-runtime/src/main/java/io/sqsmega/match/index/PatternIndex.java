package io.sqsmega.match.index;

import io.sqsmega.Internal;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.BitSet;
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
 */
@Internal
public final class PatternIndex {
    /** The number of searches kept for reuse; more searches at the same time create new ones. */
    private static final int POOL_SIZE = 8;

    private final DocumentIndex events;
    private final DocumentIndex data;
    /** The index for text and bytes; null if no subscriber takes them. */
    private final @Nullable DocumentIndex others;
    /** The index for messages, independently of what they hold; null if a subscriber may want every message. */
    private final @Nullable DocumentIndex messages;

    private final EventSlots eventSlots;
    private final BitSet uncertain;
    private final AtomicReferenceArray<@Nullable Search> pool = new AtomicReferenceArray<>(POOL_SIZE);

    PatternIndex(
            DocumentIndex events,
            DocumentIndex data,
            @Nullable DocumentIndex others,
            @Nullable DocumentIndex messages,
            BitSet uncertain) {
        this.events = events;
        this.data = data;
        this.others = others;
        this.messages = messages;
        this.eventSlots = new EventSlots(events.selection);
        this.uncertain = uncertain;
    }

    public static PatternIndexBuilder builder() {
        return new PatternIndexBuilder();
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

    /** Returns whether a subscriber takes text or bytes. */
    public boolean takesOthers() {
        return others != null;
    }

    /** Returns whether every subscriber has a pattern of messages. */
    public boolean selectsMessages() {
        return messages != null;
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
        private final @Nullable Evaluation others;
        private final @Nullable Evaluation messages;
        private boolean isOpen = true;

        private Search(PatternIndex index) {
            this.index = index;
            this.events = new Evaluation(index.events);
            this.data = new Evaluation(index.data);
            this.others = index.others == null ? null : new Evaluation(index.others);
            this.messages = index.messages == null ? null : new Evaluation(index.messages);
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

        /** Returns the subscribers that want an event with the values of the slots, in this message. */
        public int[] matchEvents(Message message) {
            return events.match(message);
        }

        /** Returns the subscribers that want data with the values of the slots, in this message. */
        public int[] matchData(Message message) {
            return data.match(message);
        }

        /** Returns the subscribers that want this payload in this message; the slots are filled from both. */
        public int[] match(MegaPayload payload, Message message) {
            fill(payload);
            return matchEvents(message);
        }

        /** Returns the subscribers that want this payload in this message; the slots are filled from both. */
        public int[] match(DataPayload payload, Message message) {
            fill(payload);
            return matchData(message);
        }

        /** Returns the subscribers that may want text or bytes in this message. */
        public int[] matchOthers(Message message) {
            return match(others, message);
        }

        /**
         * Returns the subscribers that may want this message, independently of what it holds; none if one may want
         * every message.
         */
        public int[] matchMessages(Message message) {
            return match(messages, message);
        }

        private static int[] match(@Nullable Evaluation evaluation, Message message) {
            if (evaluation == null) {
                return Conjunction.NOBODY;
            }
            evaluation.selected.clear();
            int[] found = evaluation.match(message);
            evaluation.selected.clear();
            return found;
        }

        /** Returns the subscribers that want an event with the values of the slots, and nothing around it. */
        public int[] matchEvents() {
            return events.match();
        }

        /** Returns the subscribers that want data with the values of the slots, and nothing around it. */
        public int[] matchData() {
            return data.match();
        }

        /** Returns the subscribers that want this payload, and nothing around it; the slots are filled from it. */
        public int[] match(MegaPayload payload) {
            fill(payload);
            return events.match();
        }

        /** Returns the subscribers that want this payload, and nothing around it; the slots are filled from it. */
        public int[] match(DataPayload payload) {
            fill(payload);
            return data.match();
        }

        private void fill(MegaPayload payload) {
            events.selected.clear();
            index.eventSlots.fill(events.selected, payload);
        }

        private void fill(DataPayload payload) {
            data.selected.clear();
            data.selected.putFields(index.data.selection, payload.data());
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
}
