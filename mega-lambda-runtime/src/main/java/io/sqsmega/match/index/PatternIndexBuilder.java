package io.sqsmega.match.index;

import io.sqsmega.Internal;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link PatternIndex}. Each subscriber has a number, from 0; a number that is less than that of the previous
 * subscriber is refused with an {@link IllegalArgumentException}. Not thread-safe.
 */
@Internal
public final class PatternIndexBuilder {
    /** The largest number of conjunctions of a subscriber: alternatives of several patterns multiply. */
    private static final int MAX_CONJUNCTIONS = 64;

    private final DocumentIndex.Builder events = new DocumentIndex.Builder();
    private final DocumentIndex.Builder data = new DocumentIndex.Builder();
    private DocumentIndex.@Nullable Builder others;
    private DocumentIndex.@Nullable Builder messages;
    private boolean wantsEveryMessage;
    private final EventConditions eventConditions = new EventConditions(events.root, events.conditions);
    private final BitSet uncertain = new BitSet();
    private int last;

    PatternIndexBuilder() {}

    /**
     * Adds a subscriber of MEGA events that all three patterns match.
     *
     * @param extra the pattern of the payload's {@code extra}
     */
    public PatternIndexBuilder event(int subscriber, EventPattern event, ObjectPattern object, DataPattern extra) {
        return event(subscriber, event, object, extra, null);
    }

    /** Adds such a subscriber; the message pattern, if it is not null, must match as well. */
    public PatternIndexBuilder event(
            int subscriber,
            EventPattern event,
            ObjectPattern object,
            DataPattern extra,
            @Nullable MessagePattern message) {
        begin(subscriber, message);
        List<List<Condition>> conjunctions = eventConditions.of(event.alternatives);
        conjunctions = product(subscriber, conjunctions, eventConditions.of(object.alternatives));
        conjunctions = product(subscriber, conjunctions, eventConditions.ofExtra(extra.matcher));
        add(subscriber, conjunctions, message, events);
        if (event.alternatives.runsUserCode() || object.alternatives.runsUserCode() || extra.matcher.runsUserCode()) {
            uncertain.set(subscriber);
        }
        return this;
    }

    /** Adds a subscriber of data that the pattern matches. */
    public PatternIndexBuilder data(int subscriber, DataPattern pattern) {
        return data(subscriber, pattern, null);
    }

    /** Adds such a subscriber; the message pattern, if it is not null, must match as well. */
    public PatternIndexBuilder data(int subscriber, DataPattern pattern, @Nullable MessagePattern message) {
        begin(subscriber, message);
        add(subscriber, data.conditions.ofObject(data.root, pattern.matcher), message, data);
        if (pattern.matcher.runsUserCode()) {
            uncertain.set(subscriber);
        }
        return this;
    }

    /** Adds a subscriber of text or bytes that the pattern matches, if it is not null. */
    public PatternIndexBuilder other(int subscriber, @Nullable MessagePattern message) {
        begin(subscriber, message);
        addOther(subscriber, message);
        return this;
    }

    private void addOther(int subscriber, @Nullable MessagePattern message) {
        DocumentIndex.Builder index = others == null ? new DocumentIndex.Builder() : others;
        others = index;
        add(subscriber, EventConditions.NOTHING, message, index);
    }

    /** Adds a subscriber of every payload in a message that the pattern matches. */
    public PatternIndexBuilder any(int subscriber, MessagePattern message) {
        begin(subscriber, message);
        add(subscriber, EventConditions.NOTHING, message, events);
        add(subscriber, EventConditions.NOTHING, message, data);
        addOther(subscriber, message);
        return this;
    }

    private void add(
            int subscriber,
            List<List<Condition>> conjunctions,
            @Nullable MessagePattern message,
            DocumentIndex.Builder index) {
        List<List<Condition>> all =
                message == null ? conjunctions : product(subscriber, conjunctions, index.around(message));
        for (List<Condition> conjunction : all) {
            index.add(subscriber, conjunction);
        }
        if (message != null && message.matcher.runsUserCode()) {
            uncertain.set(subscriber);
        }
    }

    public PatternIndex build() {
        return new PatternIndex(
                events.build(),
                data.build(),
                others == null ? null : others.build(),
                messages == null || wantsEveryMessage ? null : messages.build(),
                (BitSet) uncertain.clone());
    }

    private void begin(int subscriber, @Nullable MessagePattern message) {
        checkAscending(subscriber);
        if (message == null) {
            wantsEveryMessage = true;
        } else if (!wantsEveryMessage) {
            DocumentIndex.Builder index = messages == null ? new DocumentIndex.Builder() : messages;
            messages = index;
            add(subscriber, EventConditions.NOTHING, message, index);
        }
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
        if (conjunctions.size() > 1 && others.size() > 1 && conjunctions.size() * others.size() > MAX_CONJUNCTIONS) {
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
