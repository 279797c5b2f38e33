package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;

/**
 * Hears what subscribers and their patterns throw, as it was thrown: for the test kit. Must not throw.
 *
 * @hidden
 */
@Internal
@FunctionalInterface
public interface FailureListener {
    /** Hears nothing. */
    FailureListener NONE = (message, subscriber, thrown) -> {};

    /** Called on the thread that handles the message, before its outcome is known. */
    void failed(Message message, String subscriber, Throwable thrown);
}
