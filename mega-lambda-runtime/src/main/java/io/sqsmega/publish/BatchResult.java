package io.sqsmega.publish;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch: what the service has taken, and what was not sent.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchResult {
    private final SortedMap<Integer, Published> published;
    private final List<NotSent> notSent;

    BatchResult(SortedMap<Integer, Published> published, List<NotSent> notSent) {
        this.published = new TreeMap<>(published);
        this.notSent = List.copyOf(notSent);
    }

    /** Whether every message was sent. */
    public boolean isComplete() {
        return notSent.isEmpty();
    }

    /** What was sent, by its place in the list that was given, in that order. */
    public SortedMap<Integer, Published> published() {
        return new TreeMap<>(published);
    }

    /** What was not sent, in the order of the list that was given. */
    public List<NotSent> notSent() {
        return notSent;
    }

    @Override
    public String toString() {
        return "BatchResult[" + published.size() + " sent, " + notSent.size() + " not sent]";
    }

    /**
     * A message that was not sent.
     *
     * @param index its place in the list that was given
     * @param publication the message, to be sent again or kept
     * @param code the service's error code, or the class of the error
     * @param reason in the service's words, or why it was not tried; may be null
     * @since 0.1
     */
    public record NotSent(
            int index,
            Publication publication,
            String code,
            @Nullable String reason) {}
}
