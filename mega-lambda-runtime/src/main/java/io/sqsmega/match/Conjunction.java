package io.sqsmega.match;

/** Conditions that must all hold, and the subscribers that want just that. */
final class Conjunction {
    /** From 0, without gaps. */
    final int number;

    final Condition[] conditions;
    /** Ascending, each once. */
    final int[] subscribers;

    Conjunction(int number, Condition[] conditions, int[] subscribers) {
        this.number = number;
        this.conditions = conditions;
        this.subscribers = subscribers;
    }
}
