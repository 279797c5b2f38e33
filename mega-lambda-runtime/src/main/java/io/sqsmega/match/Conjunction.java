package io.sqsmega.match;

/** Conditions that must all hold: its number, and the subscribers that want just that. */
final class Conjunction {
    /** From 0, without gaps. */
    final int number;

    /** Ascending, each once. */
    final int[] subscribers;

    Conjunction(int number, int[] subscribers) {
        this.number = number;
        this.subscribers = subscribers;
    }
}
