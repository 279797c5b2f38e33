package io.sqsmega.publish;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a batch: what the service has taken, and what was not sent.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class BatchResult {
    private final SortedMap<Integer, PublishReceipt> published;
    private final List<NotSent> notSent;

    BatchResult(SortedMap<Integer, PublishReceipt> published, List<NotSent> notSent) {
        this.published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
        this.notSent = List.copyOf(notSent);
    }

    /** Whether the service has taken every message. */
    public boolean isComplete() {
        return notSent.isEmpty();
    }

    /** The messages that the service has taken, by their place in the list that was given, in that order. */
    public SortedMap<Integer, PublishReceipt> published() {
        return published;
    }

    /**
     * All other messages, in the order of the list that was given. To lose none, send all of them again; those whose
     * {@link NotSent#cause() cause} is {@link Cause#PERHAPS_TAKEN} may then arrive twice, on FIFO unless they have a
     * deduplication id and come again within 5 minutes.
     */
    public List<NotSent> notSent() {
        return notSent;
    }

    /** Counts the messages, and those among the unsent that may have been taken. */
    @Override
    public String toString() {
        long perhapsTaken = notSent.stream()
                .filter(message -> message.cause() == Cause.PERHAPS_TAKEN)
                .count();
        String known = published.size() + " sent, " + (notSent.size() - perhapsTaken) + " not sent";
        return "BatchResult[" + known + (perhapsTaken == 0 ? "]" : ", " + perhapsTaken + " perhaps taken]");
    }

    /**
     * Why a message was not sent, as far as that is known.
     *
     * @since 0.1
     */
    public enum Cause {
        /** The service answered that it did not take the message. */
        REFUSED,
        /**
         * The answer did not come, for example after a timeout or a reset connection, or it was an error of the service
         * (status 500 or higher): the message may have been taken.
         */
        PERHAPS_TAKEN,
        /** No request with the message was made: time was up, or an earlier message or request failed. */
        NOT_TRIED
    }

    /**
     * A message that was not sent, or of which that is not known.
     *
     * @param index its place in the list that was given
     * @param publication the message, to be sent again or kept
     * @param cause what is known of it
     * @param code the service's error code, or the class of the error
     * @param reason in the service's words, or why it was not tried; may be null
     * @since 0.1
     */
    public record NotSent(
            int index,
            Publication publication,
            Cause cause,
            String code,
            @Nullable String reason) {
        /** Checks that nothing is null that must not be. */
        public NotSent {
            Objects.requireNonNull(publication, "publication must not be null");
            Objects.requireNonNull(cause, "cause must not be null");
            Objects.requireNonNull(code, "code must not be null");
        }
    }
}
