package io.sqsmega.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a batch that are still to be sent, by their index in the batch. On FIFO, only the first message of
 * each group is ready; the next one becomes ready when the first is sent.
 *
 * <p>The cost for a message grows only with the logarithm of the number of waiting messages. Not thread-safe.
 */
final class PendingMessages {
    private final List<Publication> publications;
    private final Function<Publication, @Nullable String> lane;
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();
    private final Map<String, Deque<Integer>> waitingByLane = new HashMap<>();

    /**
     * @param lane returns the lane of a message, within which the order is kept, or null for a message that waits for
     *     no other
     */
    PendingMessages(List<Publication> publications, Function<Publication, @Nullable String> lane) {
        this.publications = publications;
        this.lane = lane;
        for (int index = 0; index < publications.size(); index++) {
            add(index);
        }
    }

    private void add(int index) {
        String itsLane = lane.apply(publications.get(index));
        Deque<Integer> waiting = itsLane == null ? null : waitingByLane.get(itsLane);
        if (waiting != null) {
            waiting.add(index);
            return;
        }
        ready.add(index);
        if (itsLane != null) {
            waitingByLane.put(itsLane, new ArrayDeque<>());
        }
    }

    Publication get(int index) {
        return publications.get(index);
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    /** Removes and returns the first ready messages: at most ten, with at most the given number of bytes. */
    SortedMap<Integer, Publication> takeRequest(int maxBytes) {
        SortedMap<Integer, Publication> request = new TreeMap<>();
        int bytes = 0;
        while (!ready.isEmpty() && request.size() < MessageLimits.BATCH_ENTRIES) {
            Publication next = publications.get(ready.element());
            bytes += next.sizeInBytes();
            if (bytes > maxBytes) {
                break;
            }
            request.put(ready.remove(), next);
        }
        return request;
    }

    /** Makes a message ready again. */
    void retry(int index) {
        ready.add(index);
    }

    /** Makes the next message of the lane ready, if there is one. */
    void sent(int index) {
        Integer next = waitingFor(index).poll();
        if (next != null) {
            ready.add(next);
        }
    }

    /** Removes and returns the messages that wait for this one, in their order. */
    List<Integer> takeWaitingFor(int index) {
        Deque<Integer> waiting = waitingFor(index);
        List<Integer> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** Removes and returns all messages, in their order. */
    List<Integer> takeAll() {
        waitingByLane.values().forEach(ready::addAll);
        waitingByLane.values().forEach(Deque::clear);
        List<Integer> taken = ready.stream().sorted().toList();
        ready.clear();
        return taken;
    }

    private Deque<Integer> waitingFor(int index) {
        String itsLane = lane.apply(publications.get(index));
        return itsLane == null ? new ArrayDeque<>() : waitingByLane.getOrDefault(itsLane, new ArrayDeque<>());
    }
}
