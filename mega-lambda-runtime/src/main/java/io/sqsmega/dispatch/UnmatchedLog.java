package io.sqsmega.dispatch;

import io.sqsmega.message.Envelope;
import io.sqsmega.payload.ReadableText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Logs the first message of each kind that matched no subscriber, so that nothing is deleted silently. A kind is an
 * event's name, or the kind of contents if the message is not an event. A message of a kind that was logged before
 * costs a look-up. Thread-safe.
 */
final class UnmatchedLog {
    static final int MAX_KINDS = 100;

    private final Unmatched policy;
    private final Set<String> eventNames = ConcurrentHashMap.newKeySet();
    private final Set<String> otherKinds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger examined = new AtomicInteger();
    private volatile boolean isFull;

    /** @param policy the outcome of unmatched messages */
    UnmatchedLog(Unmatched policy) {
        this.policy = policy;
    }

    void add(Route route, Dispatch dispatch) {
        if (isFull) {
            return;
        }
        if (route.eventName == null) {
            addKind(examined(route), dispatch);
        } else if (!eventNames.contains(route.eventName)) {
            addEvent(ReadableText.of(route.eventName), dispatch);
        }
    }

    private void addEvent(String name, Dispatch dispatch) {
        if (isFirst(name, eventNames)) {
            warn(dispatch, "a MEGA event named \"" + name + "\"");
        }
    }

    private void addKind(String kind, Dispatch dispatch) {
        if (isFirst(kind, otherKinds)) {
            warn(dispatch, kind);
        }
    }

    /**
     * Returns the kind of contents. Parses only as many texts as there can be kinds, so that not every message of a
     * queue full of broken JSON is parsed twice.
     */
    private String examined(Route route) {
        String kind = route.kind();
        boolean isExamined = kind.equals(Envelope.LIKE_JSON)
                && examined.get() < MAX_KINDS
                && examined.incrementAndGet() <= MAX_KINDS;
        return isExamined ? route.envelope.examinedKind() : kind;
    }

    private boolean isFirst(String kind, Set<String> kinds) {
        return !kinds.contains(kind) && addUpToTheLimit(kind, kinds);
    }

    private synchronized boolean addUpToTheLimit(String kind, Set<String> kinds) {
        if (isFull || kinds.contains(kind)) {
            return false;
        } else if (eventNames.size() + otherKinds.size() < MAX_KINDS) {
            return kinds.add(kind);
        }
        isFull = true;
        FailureLog.warn("unmatched messages of further kinds are not logged: " + MAX_KINDS + " kinds were");
        return false;
    }

    private void warn(Dispatch dispatch, String kind) {
        String outcome = policy == Unmatched.KEEP ? "stays on the queue" : "is deleted";
        dispatch.log()
                .unmatched(outcome + ": " + kind
                        + ". explain(message) says why; further messages of this kind are not logged");
    }
}
