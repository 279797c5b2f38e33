package io.sqsmega.lambda;

import io.sqsmega.codec.BodyText;

/** What all readers of records share. */
final class Records {
    /** The body of a record that has none. */
    static final BodyText EMPTY = BodyText.of("");

    private Records() {}

    static IllegalArgumentException missing() {
        return new IllegalArgumentException(
                "event must be an SQS event with Records, got none: is the function's event source a queue?");
    }

    /** The response could not name the message of such a record. */
    static IllegalArgumentException withoutId(int index) {
        return new IllegalArgumentException("Records[" + index
                + "] must have a messageId, got none: is the function's event source a queue, or that of"
                + " its pipe?");
    }
}
