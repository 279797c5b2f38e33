package io.sqsmega.dispatch;

import io.sqsmega.Internal;

/**
 * An observer of ours that waits for nothing, so that a handler calls it on the thread that answers: a change of
 * threads would cost more than its work.
 *
 * @hidden
 */
@Internal
public interface PromptObserver extends MessageObserver {}
