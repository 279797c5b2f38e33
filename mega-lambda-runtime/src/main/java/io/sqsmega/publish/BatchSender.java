package io.sqsmega.publish;

import io.sqsmega.publish.BatchResult.Cause;
import io.sqsmega.publish.BatchResult.NotSent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Sends a list of messages in requests of at most ten entries and a limited number of bytes. Retries entries that
 * failed in the service, as long as there is time; does not retry rejected entries.
 *
 * <p>On FIFO, a request has at most one message of each group, and the next message of a group waits until the service
 * has accepted the previous one: an entry can fail while a later one of the same request succeeds, and then the order
 * could not be restored.
 */
final class BatchSender {
    static final int ATTEMPTS = 4;
    private static final long FIRST_PAUSE_NANOS = 50_000_000;

    private final Transport transport;
    private final int maxBytes;
    private final PendingMessages pending;
    private final TimeLimit time;
    private final LongConsumer pause;
    private final SortedMap<Integer, PublishReceipt> published = new TreeMap<>();
    private final SortedMap<Integer, NotSent> notSent = new TreeMap<>();
    private final Map<Integer, Integer> attempts = new HashMap<>();
    private final Map<Integer, Answer> failures = new HashMap<>();
    private final Set<Integer> perhapsTaken = new HashSet<>();

    BatchSender(Transport transport, Destination destination, List<Publication> publications, TimeLimit time) {
        this(transport, destination.maxBytes(), destination.isFifo(), publications, time, LockSupport::parkNanos);
    }

    /** Creates a sender with its own way to pause, for tests. */
    BatchSender(
            Transport transport,
            int maxBytes,
            boolean fifo,
            List<Publication> publications,
            TimeLimit time,
            LongConsumer pause) {
        this.transport = transport;
        this.maxBytes = maxBytes;
        this.pending = new PendingMessages(publications, fifo ? BatchSender::group : publication -> null);
        this.time = time;
        this.pause = pause;
    }

    BatchResult send() {
        while (!pending.isEmpty() && !time.isUp()) {
            sendRequest();
        }
        giveUpRest("TimeUp", "it was not tried within " + time);
        return new BatchResult(published, List.copyOf(notSent.values()));
    }

    private void sendRequest() {
        SortedMap<Integer, Publication> request = pending.takeRequest(maxBytes);
        List<Answer> answers;
        try {
            answers = transport.send(request, time.left());
        } catch (RuntimeException failed) {
            giveUp(request.keySet(), failed);
            return;
        }
        pauseBeforeRetry(settle(request, answers));
    }

    /** Settles each entry. Returns the largest number of tries among the entries to retry, or 0 if there is none. */
    private int settle(SortedMap<Integer, Publication> request, List<Answer> answers) {
        Map<String, Answer> byId = new HashMap<>();
        answers.forEach(answer -> byId.put(answer.entryId(), answer));
        int tries = 0;
        for (Integer index : request.keySet()) {
            Answer answer = byId.get(index.toString());
            if (answer == null) {
                perhapsTaken.add(index);
                tries = Math.max(tries, failed(index, Answer.NONE));
            } else if (answer.published() != null) {
                published.put(index, answer.published());
                pending.sent(index);
            } else {
                tries = Math.max(tries, failed(index, answer));
            }
        }
        return tries;
    }

    private int failed(int index, Answer answer) {
        failures.put(index, answer);
        int tries = attempts.merge(index, 1, Integer::sum);
        if (!answer.senderFault() && tries < ATTEMPTS) {
            pending.retry(index);
            return tries;
        }
        giveUp(index, Cause.REFUSED, answer.code(), answer.reason());
        String reason = "message " + index + " of the same group was not sent";
        pending.takeWaitingFor(index).forEach(later -> giveUp(later, Cause.NOT_TRIED, "EarlierMessageNotSent", reason));
        return 0;
    }

    /** Records a request that failed as a whole; nothing more is sent after it. */
    private void giveUp(Set<Integer> request, RuntimeException failed) {
        String code = failed.getClass().getSimpleName();
        Cause cause = isRefusal(failed) ? Cause.REFUSED : Cause.PERHAPS_TAKEN;
        request.forEach(index -> giveUp(index, cause, code, failed.getMessage()));
        giveUpRest(code, failed.getMessage());
    }

    /**
     * Returns whether the service rejected the request. The SDK reports only its last attempt; the service may have
     * accepted an earlier one.
     */
    private static boolean isRefusal(RuntimeException failed) {
        return failed instanceof SdkServiceException answer
                && answer.statusCode() >= 400
                && answer.statusCode() < 500
                && (answer.numAttempts() == null || answer.numAttempts() <= 1);
    }

    private void giveUpRest(String code, @Nullable String reason) {
        for (Integer index : pending.takeAll()) {
            Answer failure = failures.get(index);
            if (failure == null) {
                giveUp(index, Cause.NOT_TRIED, code, reason);
            } else {
                giveUp(index, Cause.REFUSED, failure.code(), failure.reason());
            }
        }
    }

    private void giveUp(int index, Cause cause, String code, @Nullable String reason) {
        Cause known = perhapsTaken.contains(index) ? Cause.PERHAPS_TAKEN : cause;
        notSent.put(index, new NotSent(index, pending.get(index), known, code, reason));
    }

    /**
     * Pauses 50 to 100 ms after the first try and twice as long after each further one. The jitter prevents publishers
     * that failed together from retrying together.
     */
    private void pauseBeforeRetry(int tries) {
        if (tries > 0) {
            long longest = FIRST_PAUSE_NANOS << tries;
            long nanos = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2);
            pause.accept(Math.min(nanos, time.left().toNanos()));
        }
    }

    private static String group(Publication publication) {
        String group = publication.options.groupId;
        return group == null ? "" : group;
    }

    /** Sends one request of a service's batch call. */
    interface Transport {
        /**
         * Sends a request and returns the service's answer for each entry.
         *
         * @param timeLeft how long the call may take, including the SDK's retries
         */
        List<Answer> send(SortedMap<Integer, Publication> request, Duration timeLeft);
    }

    /** The service's answer for one entry: accepted, or why not, and whether the sender is at fault. */
    record Answer(
            String entryId,
            @Nullable PublishReceipt published,
            boolean senderFault,
            String code,
            @Nullable String reason) {

        static final Answer NONE = failed("", false, "NoAnswer", "the service did not say");

        static Answer taken(String entryId, String messageId, @Nullable String sequenceNumber) {
            return new Answer(entryId, new PublishReceipt(messageId, sequenceNumber), false, "", null);
        }

        static Answer failed(String entryId, @Nullable Boolean senderFault, String code, @Nullable String reason) {
            return new Answer(entryId, null, Boolean.TRUE.equals(senderFault), code, reason);
        }
    }
}
