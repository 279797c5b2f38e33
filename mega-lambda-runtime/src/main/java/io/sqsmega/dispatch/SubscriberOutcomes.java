package io.sqsmega.dispatch;

import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcomes of a message at its subscribers, as far as they are known, in the order of its route. Thread-safe. */
final class SubscriberOutcomes {
    static final SubscriberOutcomes NONE = new SubscriberOutcomes(0);

    private final @Nullable SubscriberOutcome[] outcomes;
    /** The positions of the batch subscribers whose outcome is not known. */
    private final List<Integer> open = new ArrayList<>(0);

    private SubscriberOutcomes(int candidates) {
        this.outcomes = new SubscriberOutcome[candidates];
    }

    static SubscriberOutcomes of(int candidates) {
        return candidates == 0 ? NONE : new SubscriberOutcomes(candidates);
    }

    /** Takes the outcome at a subscriber. Returns whether it was the last one. */
    synchronized boolean put(int position, SubscriberOutcome outcome) {
        outcomes[position] = outcome;
        open.remove(Integer.valueOf(position));
        return open.isEmpty();
    }

    synchronized boolean isComplete() {
        return open.isEmpty();
    }

    synchronized void waitFor(int position) {
        open.add(position);
    }

    synchronized List<Integer> open() {
        return List.copyOf(open);
    }

    /** Returns the outcomes that are known. */
    synchronized List<SubscriberOutcome> known() {
        if (outcomes.length == 0) {
            return List.of();
        }
        List<SubscriberOutcome> known = new ArrayList<>(outcomes.length);
        for (SubscriberOutcome outcome : outcomes) {
            if (outcome != null) {
                known.add(outcome);
            }
        }
        return known;
    }

    /** Returns the only position whose outcome is not known, if all others are done; else -1. */
    synchronized int onlyOpen() {
        boolean isDoneOtherwise =
                known().stream().allMatch(outcome -> outcome.kind().compareTo(Kind.DONE) <= 0);
        return open.size() == 1 && isDoneOtherwise ? open.get(0) : -1;
    }
}
