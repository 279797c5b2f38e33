package io.sqsmega.match.index;

import org.jspecify.annotations.Nullable;

/** A conjunction of conditions: its number, and the consequences if all conditions hold. */
final class Conjunction {
    static final int[] NOBODY = {};

    /** The number of the conjunction, from 0 without gaps. */
    final int number;

    /** The subscribers with exactly this conjunction, ascending, each once. */
    final int[] subscribers;
    /** The negation of {@link NegationIndex} that does not hold then. */
    final @Nullable Condition denied;

    Conjunction(int number, int[] subscribers, @Nullable Condition denied) {
        this.number = number;
        this.subscribers = subscribers;
        this.denied = denied;
    }

    static Conjunction denying(Condition negation, int number) {
        return new Conjunction(number, NOBODY, negation);
    }
}
