package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;

/**
 * Receives the exceptions of subscribers and their patterns, for the test kit. Must not throw.
 *
 * @hidden
 */
@Internal
@FunctionalInterface
public interface FailureListener {
    /** A listener that does nothing. */
    FailureListener NONE = new Nothing();

    /** Called on the thread that processes the message, before its outcome is known. */
    void failed(Message message, String subscriber, Throwable thrown);
}
