package io.sqsmega.dispatch;

/**
 * What becomes of a message that nobody subscribed to. All of them are counted as unmatched.
 *
 * @since 0.1
 */
public enum Unmatched {
    /** It is deleted: on a shared queue, most messages are for somebody else. The default. */
    DELETE,
    /** It stays, until the queue's redrive policy or retention period takes it. */
    KEEP,
    /** It is refused: it belongs in the dead-letter queue. */
    DEAD_LETTER
}
