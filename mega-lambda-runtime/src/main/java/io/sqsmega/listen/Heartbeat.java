package io.sqsmega.listen;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Keeps the messages that are in work hidden, however long a subscriber takes: extends the visibility of each when a
 * third of it has passed, up to the 12 hours after the receive that SQS allows. A request that hangs delays no other:
 * each is sent by a task of its own, and sent once more if there is no answer by the next beat. Thread-safe.
 */
final class Heartbeat implements Runnable {
    private final SourceQueue queue;
    private final LongSupplier nanoTime;
    private final Executor requests;
    private final long extendAfterNanos;
    private final Map<Message, HeldMessage> held = new ConcurrentHashMap<>();

    /** Sends its requests on the thread that runs it. */
    Heartbeat(SourceQueue queue) {
        this(queue, System::nanoTime);
    }

    /** Sends its requests on the thread that runs it, and has a clock of its own. */
    Heartbeat(SourceQueue queue, LongSupplier nanoTime) {
        this(queue, nanoTime, Runnable::run);
    }

    /** @param requests runs each request */
    Heartbeat(SourceQueue queue, LongSupplier nanoTime, Executor requests) {
        this.queue = queue;
        this.nanoTime = nanoTime;
        this.requests = requests;
        this.extendAfterNanos = queue.visibilityTimeout().toNanos() / 3;
    }

    /** How often to run: often enough for three attempts before the visibility timeout passes. */
    Duration interval() {
        return Duration.ofNanos(extendAfterNanos / 2);
    }

    /** Keeps hidden from now on what has just been received. */
    void hold(List<Message> messages) {
        long now = nanoTime.getAsLong();
        messages.forEach(message -> held.put(message, new HeldMessage(message, queue, now)));
    }

    /** Forgets messages that stay. When this returns, no request is on its way that would hide them once more. */
    void letGo(Collection<Message> messages) {
        for (Message message : messages) {
            HeldMessage its = held.remove(message);
            if (its != null) {
                its.letGo();
            }
        }
    }

    /** Forgets messages that are deleted: a request that is on its way does no harm to them. */
    void forget(Collection<Message> messages) {
        held.keySet().removeAll(messages);
    }

    @Override
    public void run() {
        long now = nanoTime.getAsLong();
        List<HeldMessage> due = new ArrayList<>();
        held.values().forEach(its -> {
            if (its.begin(now)) {
                due.add(its);
            }
        });
        Chunks.of(due).forEach(slice -> requests.execute(() -> extend(slice)));
    }

    private void extend(List<HeldMessage> due) {
        long begun = nanoTime.getAsLong();
        Map<Message, Integer> wanted = new LinkedHashMap<>();
        for (HeldMessage its : due) {
            if (!its.isLetGo()) {
                wanted.put(its.message(), its.seconds(begun));
            }
        }
        Map<Message, Integer> hidden = Map.of();
        try {
            hidden = hide(wanted);
        } finally {
            for (HeldMessage its : due) {
                its.end(begun, hidden.getOrDefault(its.message(), 0));
            }
        }
    }

    /** Returns those that need no further attempt. */
    private Map<Message, Integer> hide(Map<Message, Integer> seconds) {
        if (seconds.isEmpty()) {
            return seconds;
        }
        try {
            List<Message> again = queue.hide(List.copyOf(seconds.keySet()), seconds::get);
            again.forEach(seconds::remove);
            return seconds;
        } catch (RuntimeException failed) {
            Failure.ofRequest(seconds.size() + " messages in work could not be kept hidden", failed);
            return Map.of();
        }
    }
}
