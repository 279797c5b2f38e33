package io.sqsmega.examples.demo;

/** What can become of a message, in words for the table. */
enum Fate {
    DONE("done", 1),
    DONE_IN_THE_END("again, then done", 2),
    UNMATCHED("nobody subscribed: deleted", 1),
    REFUSED("refused -> dead-letter queue", Fate.MAX_RECEIVES),
    GIVEN_UP("again and again -> dead-letter queue", Fate.MAX_RECEIVES),
    KEPT("STILL ON THE QUEUE", 0),
    LOST("LOST", 0);

    /** After so many receives, the queue moves a message that stays to the dead-letter queue. */
    static final int MAX_RECEIVES = 2;

    private final String words;
    private final int receives;

    Fate(String words, int receives) {
        this.words = words;
        this.receives = receives;
    }

    /** How many times a message of this fate should be received. */
    int receives() {
        return receives;
    }

    @Override
    public String toString() {
        return words;
    }
}
