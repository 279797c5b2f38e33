package io.sqsmega.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of the messages of one poll, or of all polls of a {@link EventSourcePoller#drain}.
 *
 * <p>Immutable and thread-safe. Holds ids, never bodies; the message of the function's exception may contain more.
 *
 * @param invocations how often the function was called
 * @param deleted the ids of the messages that were processed and deleted, in the order in which they were received
 * @param kept the ids of the messages that stay on the queue until they are visible again, once for each time they were
 *     received
 * @param failure why a whole batch failed, the first failure if there were several: the function's exception, a
 *     {@link java.util.concurrent.TimeoutException}, or an {@link IllegalArgumentException} for an invalid response;
 *     else null
 * @since 0.1
 */
public record PollResult(
        int invocations,
        List<String> deleted,
        List<String> kept,
        @Nullable Throwable failure) {
    static final PollResult NOTHING = new PollResult(0, List.of(), List.of(), null);

    /**
     * Copies the lists.
     *
     * @param invocations the number of invocations
     * @param deleted the ids of the messages that were deleted
     * @param kept the ids of the messages that stay
     * @param failure why an invocation failed; null if none did
     */
    public PollResult {
        deleted = List.copyOf(deleted);
        kept = List.copyOf(kept);
    }

    /** {@return how many messages were received} */
    public int received() {
        return deleted.size() + kept.size();
    }

    PollResult and(PollResult later) {
        return new PollResult(
                invocations + later.invocations,
                concat(deleted, later.deleted),
                concat(kept, later.kept),
                failure == null ? later.failure : failure);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
