package io.sqsmega.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the messages of one poll, or of all polls of a {@link EventSourcePoller#drain}.
 *
 * <p>Immutable and thread-safe. Holds ids, never bodies; what the function threw may say more.
 *
 * @param invocations how often the function was called
 * @param deleted the ids of the messages that are done and gone, in the order in which they were received
 * @param kept the ids of those that stay in the queue until they are visible again, once for each time they were
 *     received
 * @param failure why a whole batch failed, the first if there were several: what the function threw, a
 *     {@link java.util.concurrent.TimeoutException}, or an {@link IllegalArgumentException} that says what is wrong
 *     with its response; else null
 * @since 0.1
 */
public record PollResult(
        int invocations,
        List<String> deleted,
        List<String> kept,
        @Nullable Throwable failure) {
    static final PollResult NOTHING = new PollResult(0, List.of(), List.of(), null);

    public PollResult {
        deleted = List.copyOf(deleted);
        kept = List.copyOf(kept);
    }

    /** How many messages were received. */
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
