package io.sqsmega.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Gathers what waits for batch subscribers, from several receives, for a limited time. The thread that brings the first
 * one waits for the others and takes all. Thread-safe.
 */
final class Gathering<T> {
    private final List<T> waiting = new ArrayList<>();
    private boolean isHurrying;

    /**
     * Adds a member. Returns all members gathered so far, when the time is up or there are enough; or nothing if
     * another thread waits for them.
     *
     * @param atMostNanos how long this member may wait for others, if it is the first one
     * @param enough for how many members it is worth to wait
     */
    synchronized List<T> add(T member, long atMostNanos, IntSupplier enough) {
        waiting.add(member);
        if (waiting.size() > 1) {
            notifyAll();
            return List.of();
        }
        long until = System.nanoTime() + atMostNanos;
        try {
            long left = atMostNanos;
            while (left > 0 && !isHurrying && waiting.size() < enough.getAsInt()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
        List<T> gathered = List.copyOf(waiting);
        waiting.clear();
        return gathered;
    }

    /** Nothing waits for others any more. */
    synchronized void hurry() {
        isHurrying = true;
        notifyAll();
    }
}
