package io.sqsmega.publish;

import io.sqsmega.publish.BatchResult.NotSent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a list of messages in requests of at most ten entries and so many bytes. What the service failed to take is
 * sent again; what it refused is not.
 *
 * <p>On FIFO, a request holds at most one message of each group, and a group's next message waits until the service has
 * taken the one before: an entry can fail while a later one of the same request succeeds, and then the order could not
 * be mended.
 */
final class BatchSending {
    static final int ATTEMPTS = 4;
    private static final long FIRST_PAUSE_NANOS = 50_000_000;

    private final Transport transport;
    private final int maxBytes;
    private final boolean fifo;
    private final LongConsumer pause;
    private final SortedMap<Integer, Publication> pending = new TreeMap<>();
    private final SortedMap<Integer, Published> published = new TreeMap<>();
    private final SortedMap<Integer, NotSent> notSent = new TreeMap<>();
    private final Map<Integer, Integer> attempts = new HashMap<>();

    BatchSending(Transport transport, Destination destination, List<Publication> publications) {
        this(transport, destination.maxBytes(), destination.isFifo(), publications, LockSupport::parkNanos);
    }

    /** A sending that waits in a way of its own. */
    BatchSending(Transport transport, int maxBytes, boolean fifo, List<Publication> publications, LongConsumer pause) {
        this.transport = transport;
        this.maxBytes = maxBytes;
        this.fifo = fifo;
        this.pause = pause;
        for (int i = 0; i < publications.size(); i++) {
            pending.put(i, publications.get(i));
        }
    }

    BatchResult send() {
        while (!pending.isEmpty()) {
            SortedMap<Integer, Publication> request = nextRequest();
            try {
                pauseBeforeRetry(settle(answered(request, transport.send(request))));
            } catch (RuntimeException failed) {
                giveUp(List.copyOf(pending.keySet()), failed.getClass().getSimpleName(), failed.getMessage());
            }
        }
        return new BatchResult(published, List.copyOf(notSent.values()));
    }

    private SortedMap<Integer, Publication> nextRequest() {
        SortedMap<Integer, Publication> request = new TreeMap<>();
        Set<String> groups = new HashSet<>();
        int bytes = 0;
        Iterator<Map.Entry<Integer, Publication>> waiting = pending.entrySet().iterator();
        while (waiting.hasNext() && request.size() < MessageLimits.BATCH_ENTRIES) {
            Map.Entry<Integer, Publication> next = waiting.next();
            if (fifo && !groups.add(group(next.getValue()))) {
                continue;
            }
            bytes += next.getValue().sizeInBytes();
            if (bytes > maxBytes) {
                break;
            }
            request.put(next.getKey(), next.getValue());
        }
        return request;
    }

    /** An entry that the service says nothing of counts as not taken. */
    private static List<Answer> answered(SortedMap<Integer, Publication> request, List<Answer> answers) {
        Set<Integer> silent = new HashSet<>(request.keySet());
        answers.forEach(answer -> silent.remove(answer.index()));
        List<Answer> all = new ArrayList<>(answers);
        silent.forEach(index -> all.add(Answer.failed(index.toString(), false, "NoAnswer", "the service did not say")));
        return all;
    }

    /** Returns how often the most unlucky entry was tried, or 0 if none is to be tried again. */
    private int settle(List<Answer> answers) {
        int tries = 0;
        for (Answer answer : answers) {
            if (answer.published() != null) {
                published.put(answer.index(), answer.published());
                pending.remove(answer.index());
            } else {
                tries = Math.max(tries, failed(answer));
            }
        }
        return tries;
    }

    private int failed(Answer answer) {
        int tries = attempts.merge(answer.index(), 1, Integer::sum);
        if (!answer.senderFault() && tries < ATTEMPTS) {
            return tries;
        }
        Publication refused = giveUp(answer.index(), answer.code(), answer.reason());
        if (fifo) {
            List<Integer> behind = new ArrayList<>();
            pending.forEach((index, publication) -> {
                if (group(publication).equals(group(refused))) {
                    behind.add(index);
                }
            });
            giveUp(behind, "EarlierMessageNotSent", "message " + answer.index() + " of the same group was not sent");
        }
        return 0;
    }

    private void giveUp(List<Integer> indices, String code, @Nullable String reason) {
        indices.forEach(index -> giveUp(index, code, reason));
    }

    private Publication giveUp(int index, String code, @Nullable String reason) {
        Publication publication = Objects.requireNonNull(pending.remove(index));
        notSent.put(index, new NotSent(index, publication, code, reason));
        return publication;
    }

    /**
     * From 50 to 100 ms after the first try, doubling, with jitter so that publishers that failed together do not come
     * back together.
     */
    private void pauseBeforeRetry(int tries) {
        if (tries > 0) {
            long longest = FIRST_PAUSE_NANOS << tries;
            pause.accept(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2));
        }
    }

    private static String group(Publication publication) {
        String group = publication.options().groupId();
        return group == null ? "" : group;
    }

    /** One request of a service's batch call. */
    interface Transport {
        List<Answer> send(SortedMap<Integer, Publication> request);
    }

    /** What the service said of one entry: taken, or why not, and whose fault it is. */
    record Answer(
            int index,
            @Nullable Published published,
            boolean senderFault,
            String code,
            @Nullable String reason) {

        static Answer taken(String entryId, String messageId, @Nullable String sequenceNumber) {
            return new Answer(Integer.parseInt(entryId), new Published(messageId, sequenceNumber), false, "", null);
        }

        static Answer failed(String entryId, @Nullable Boolean senderFault, String code, @Nullable String reason) {
            return new Answer(Integer.parseInt(entryId), null, Boolean.TRUE.equals(senderFault), code, reason);
        }
    }
}
