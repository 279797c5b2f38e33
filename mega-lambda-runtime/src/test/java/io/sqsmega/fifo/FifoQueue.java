package io.sqsmega.fifo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A FIFO queue in memory. What is received is in flight until it is deleted or let go; of a group come only the
 * messages at its head, up to the first that is in flight. What was received too often is dead. Thread-safe.
 */
public final class FifoQueue {
    /** More receives than that, and the queue's redrive policy takes the message away. */
    public static final int MAX_RECEIVE_COUNT = 8;

    private final Witness witness;
    private final Map<String, List<Entry>> groups = new LinkedHashMap<>();
    private final Map<String, Entry> inFlight = new HashMap<>();
    private int handles;

    public FifoQueue(Witness witness) {
        this.witness = witness;
    }

    /** A message as it was received. */
    public record Received(FifoMessage message, int receiveCount, String handle) {}

    private static final class Entry {
        private final FifoMessage message;
        private int receiveCount;
        private boolean hidden;

        Entry(FifoMessage message) {
            this.message = message;
        }
    }

    public synchronized void send(FifoMessage message) {
        groups.computeIfAbsent(message.group(), group -> new ArrayList<>()).add(new Entry(message));
    }

    /** The heads of random groups, in the order of each. */
    public synchronized List<Received> receive(int atMost, Random random) {
        List<String> names = new ArrayList<>(groups.keySet());
        Collections.shuffle(names, random);
        List<Received> received = new ArrayList<>();
        for (String group : names) {
            int share = 1 + random.nextInt(atMost);
            for (Entry entry : head(group, Math.min(share, atMost - received.size()))) {
                received.add(hide(entry));
            }
        }
        return received;
    }

    private List<Entry> head(String group, int atMost) {
        List<Entry> entries = groups.getOrDefault(group, List.of());
        List<Entry> head = new ArrayList<>();
        for (Entry entry : List.copyOf(entries)) {
            if (head.size() >= atMost || entry.hidden) {
                break;
            } else if (entry.receiveCount == MAX_RECEIVE_COUNT) {
                entries.remove(entry);
                witness.dead(entry.message);
            } else {
                head.add(entry);
            }
        }
        return head;
    }

    private Received hide(Entry entry) {
        entry.hidden = true;
        entry.receiveCount++;
        String handle = "handle-" + handles++;
        inFlight.put(handle, entry);
        witness.received(entry.message, entry.receiveCount);
        return new Received(entry.message, entry.receiveCount, handle);
    }

    /** Nothing happens with the handle of an earlier receive. */
    public synchronized void delete(String handle) {
        Entry entry = inFlight.remove(handle);
        if (entry != null) {
            groups.getOrDefault(entry.message.group(), List.of()).remove(entry);
            witness.deleted(entry.message);
        }
    }

    /** Makes a message visible, as a change of its visibility does or the end of its timeout. */
    public synchronized void letGo(String handle) {
        Entry entry = inFlight.remove(handle);
        if (entry != null) {
            entry.hidden = false;
        }
    }

    /** The visibility timeout of everything passes. */
    public synchronized void letAllGo() {
        List.copyOf(inFlight.keySet()).forEach(this::letGo);
    }

    public synchronized boolean isEmpty() {
        return groups.values().stream().allMatch(List::isEmpty);
    }
}
