package io.sqsmega.listen;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages that are in work hidden, however long a subscriber takes: extends the visibility of each when a
 * third of it has passed. SQS ends that 12 hours after the receive. Thread-safe.
 */
final class Heartbeat implements Runnable {
    private final SourceQueue queue;
    private final LongSupplier nanoTime;
    private final long extendAfterNanos;
    private final Map<Message, Held> held = new ConcurrentHashMap<>();

    Heartbeat(SourceQueue queue) {
        this(queue, System::nanoTime);
    }

    /** One with a clock of its own. */
    Heartbeat(SourceQueue queue, LongSupplier nanoTime) {
        this.queue = queue;
        this.nanoTime = nanoTime;
        this.extendAfterNanos = queue.visibilityTimeout().toNanos() / 3;
    }

    /** How often to run: often enough for a second attempt before the visibility timeout passes. */
    Duration interval() {
        return Duration.ofNanos(extendAfterNanos / 2);
    }

    void hold(List<Message> messages) {
        long now = nanoTime.getAsLong();
        messages.forEach(message -> held.put(message, new Held(now)));
    }

    /** When this returns, no request is on its way that would hide them once more. */
    void letGo(Collection<Message> messages) {
        for (Message message : messages) {
            Held its = held.remove(message);
            if (its != null) {
                its.request.acquireUninterruptibly();
                its.request.release();
            }
        }
    }

    @Override
    public void run() {
        long now = nanoTime.getAsLong();
        List<Message> due = new ArrayList<>();
        held.forEach((message, its) -> {
            if (now - its.hiddenAt >= extendAfterNanos) {
                due.add(message);
            }
        });
        Slices.of(due).forEach(this::extend);
    }

    private void extend(List<Message> messages) {
        List<Message> entries = new ArrayList<>();
        List<Held> locked = new ArrayList<>();
        try {
            for (Message message : messages) {
                Held its = lock(message);
                if (its != null) {
                    entries.add(message);
                    locked.add(its);
                }
            }
            hide(entries, locked);
        } finally {
            locked.forEach(its -> its.request.release());
        }
    }

    private void hide(List<Message> messages, List<Held> holds) {
        if (messages.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        try {
            List<Message> again = queue.hide(messages);
            for (int i = 0; i < messages.size(); i++) {
                if (!again.contains(messages.get(i))) {
                    holds.get(i).hiddenAt = now;
                }
            }
        } catch (RuntimeException failed) {
            Failure.ofRequest(messages.size() + " messages in work could not be kept hidden", failed);
        }
    }

    /** Null if it was let go meanwhile. */
    private @Nullable Held lock(Message message) {
        Held its = held.get(message);
        if (its == null) {
            return null;
        }
        its.request.acquireUninterruptibly();
        if (held.get(message) == its) {
            return its;
        }
        its.request.release();
        return null;
    }

    private static final class Held {
        private final Semaphore request = new Semaphore(1);
        private volatile long hiddenAt;

        Held(long hiddenAt) {
            this.hiddenAt = hiddenAt;
        }
    }
}
