package io.sqsmega.match.index;

import org.jspecify.annotations.Nullable;

/** Conditions that must all hold: its number, and what follows if they do. */
final class Conjunction {
    private static final int[] NOBODY = {};

    /** From 0, without gaps. */
    final int number;

    /** Those that want just that, ascending, each once. */
    final int[] subscribers;
    /** The negation that does not hold then, of {@link NegationIndex}. */
    final @Nullable Condition denied;

    private Conjunction(int number, int[] subscribers, @Nullable Condition denied) {
        this.number = number;
        this.subscribers = subscribers;
        this.denied = denied;
    }

    static Conjunction of(int[] subscribers, int number) {
        return new Conjunction(number, subscribers, null);
    }

    static Conjunction denying(Condition negation, int number) {
        return new Conjunction(number, NOBODY, negation);
    }
}
