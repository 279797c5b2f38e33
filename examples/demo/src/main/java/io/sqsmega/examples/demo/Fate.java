package io.sqsmega.examples.demo;

/** The possible outcomes of a message, with their text for the table. */
enum Fate {
    DONE("done", 1),
    DONE_IN_THE_END("retried, then done", 2),
    UNMATCHED("no subscriber: deleted", 1),
    REFUSED("refused -> dead-letter queue", Fate.MAX_RECEIVES),
    GIVEN_UP("retried -> dead-letter queue", Fate.MAX_RECEIVES),
    KEPT("STILL ON THE QUEUE", 0),
    LOST("LOST", 0);

    /** The number of receives after which the queue moves a message to the dead-letter queue. */
    static final int MAX_RECEIVES = 2;

    private final String words;
    private final int receives;

    Fate(String words, int receives) {
        this.words = words;
        this.receives = receives;
    }

    /** Returns how often a message with this outcome should be received. */
    int receives() {
        return receives;
    }

    @Override
    public String toString() {
        return words;
    }
}
