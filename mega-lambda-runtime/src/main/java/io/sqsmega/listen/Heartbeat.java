package io.sqsmega.listen;

import io.sqsmega.aws.Chunks;
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
 * Keeps messages hidden while subscribers process them: extends the visibility timeout of each after a third of it, up
 * to the limit of SQS, 12 hours after the receive. A request that hangs does not delay others: each is sent by its own
 * task, and sent again if there is no answer by the next beat. Thread-safe.
 */
final class Heartbeat implements Runnable {
    private final SourceQueue queue;
    private final LongSupplier nanoTime;
    private final Executor requests;
    private final long extendAfterNanos;
    private final Map<Message, HeldMessage> held = new ConcurrentHashMap<>();

    /** Creates a heartbeat that sends its requests on the thread that runs it. */
    Heartbeat(SourceQueue queue) {
        this(queue, System::nanoTime);
    }

    /** Creates a heartbeat with its own clock that sends its requests on the thread that runs it. */
    Heartbeat(SourceQueue queue, LongSupplier nanoTime) {
        this(queue, nanoTime, Runnable::run);
    }

    /** @param requests runs each request */
    Heartbeat(SourceQueue queue, LongSupplier nanoTime, Executor requests) {
        this.queue = queue;
        this.nanoTime = nanoTime;
        this.requests = requests;
        this.extendAfterNanos = queue.visibilityTimeout.toNanos() / 3;
    }

    /** Returns the time between two runs: short enough for three attempts within the visibility timeout. */
    Duration interval() {
        return Duration.ofNanos(extendAfterNanos / 2);
    }

    /** Starts to keep messages hidden that have just been received. */
    void hold(List<Message> messages) {
        long now = nanoTime.getAsLong();
        messages.forEach(message -> held.put(message, new HeldMessage(message, queue, now)));
    }

    /**
     * Forgets messages that stay on the queue. When this method returns, no outstanding request can hide them again.
     */
    void letGo(Collection<Message> messages) {
        for (Message message : messages) {
            HeldMessage its = held.remove(message);
            if (its != null) {
                its.letGo();
            }
        }
    }

    /** Forgets messages that are deleted; an outstanding request does not affect them. */
    void forget(Collection<Message> messages) {
        held.keySet().removeAll(messages);
    }

    /** Returns how long a message can wait and then still be deleted in time; negative if the time is up. */
    long nanosToSpare(Message message, long now) {
        HeldMessage its = held.get(message);
        return its == null ? 0 : its.nanosToSpare(now);
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
                wanted.put(its.message, its.seconds(begun));
            }
        }
        Map<Message, Integer> hidden = Map.of();
        try {
            hidden = hide(wanted);
        } finally {
            for (HeldMessage its : due) {
                its.end(begun, hidden.getOrDefault(its.message, 0));
            }
        }
    }

    /** Returns the messages that need no further attempt. */
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
