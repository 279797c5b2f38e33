package io.sqsmega.publish;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a batch: the messages that the service accepted, and those that were not sent.
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

    /** {@return whether the service accepted every message} */
    public boolean isComplete() {
        return notSent.isEmpty();
    }

    /** {@return the receipts of the accepted messages, by the index of the message in the given list, in that order} */
    public SortedMap<Integer, PublishReceipt> published() {
        return published;
    }

    /**
     * {@return all other messages, in the order of the given list} To lose no message, send all of them again. Messages
     * whose {@link NotSent#cause() cause} is {@link Cause#PERHAPS_TAKEN} may then arrive twice; on FIFO they do not if
     * they have a deduplication id and are sent again within 5 minutes.
     */
    public List<NotSent> notSent() {
        return notSent;
    }

    /** Returns the numbers of messages sent, not sent and possibly accepted. */
    @Override
    public String toString() {
        long perhapsTaken = notSent.stream()
                .filter(message -> message.cause() == Cause.PERHAPS_TAKEN)
                .count();
        String known = published.size() + " sent, " + (notSent.size() - perhapsTaken) + " not sent";
        return "BatchResult[" + known + (perhapsTaken == 0 ? "]" : ", " + perhapsTaken + " perhaps taken]");
    }

    /**
     * The reason why a message was not sent, as far as it is known.
     *
     * @since 0.1
     */
    public enum Cause {
        /** The service answered that it rejected the message. */
        REFUSED,
        /**
         * The service did not answer, for example after a timeout or a reset connection, or it answered with an error
         * of its own (status 500 or higher): it may have accepted the message.
         */
        PERHAPS_TAKEN,
        /** The message was in no request, because the time was up or an earlier message or request failed. */
        NOT_TRIED
    }

    /**
     * A message that was not sent, or of which it is not known whether it was.
     *
     * @param index its index in the given list
     * @param publication the message, so that the caller can send it again or store it
     * @param cause what is known about the message
     * @param code the service's error code, or the class name of the exception
     * @param reason the service's explanation, or why the message was not tried; may be null
     * @since 0.1
     */
    public record NotSent(
            int index,
            Publication publication,
            Cause cause,
            String code,
            @Nullable String reason) {
        /**
         * Checks that the required components are not null.
         *
         * @param index the position of the message in the list that was published, counting from 0
         * @param publication the message
         * @param cause whose fault it is
         * @param code the error code of the service
         * @param reason the reason that the service gave
         */
        public NotSent {
            Objects.requireNonNull(publication, "publication must not be null");
            Objects.requireNonNull(cause, "cause must not be null");
            Objects.requireNonNull(code, "code must not be null");
        }
    }
}
