package io.sqsmega.faults;

/** What happens to a request on its way. */
enum Fault {
    NONE,
    /** Throttled in the words that AWS services share. */
    THROTTLED,
    /** Throttled in SQS's own words. */
    REQUEST_THROTTLED,
    INTERNAL_ERROR,
    UNAVAILABLE,
    /** The connection is reset, and the request never arrived. */
    RESET_BEFORE,
    /** The connection is reset, and the request was done: who sent it cannot know. */
    RESET_AFTER,
    /** The request is done, and the answer trickles in, for a fifth of a second. */
    SLOW,
    /** The request is done, and the answer stops in the middle until the client gives up. */
    STALLED,
    /** Some entries of a batch are not passed on, and are reported as failed. */
    PARTIAL
}
