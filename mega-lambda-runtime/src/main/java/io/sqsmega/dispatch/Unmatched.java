package io.sqsmega.dispatch;

/**
 * The outcome of a message that matches no subscriber. The message counts as unmatched in any case.
 *
 * @since 0.1
 */
public enum Unmatched {
    /** The message is deleted: on a shared queue, most messages are for other consumers. The default. */
    DELETE,
    /** The message stays, until the queue's redrive policy moves it or its retention period ends. */
    KEEP,
    /** The message is refused: it belongs in the dead-letter queue. */
    DEAD_LETTER
}
