package io.sqsmega.listen;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;

/**
 * Receives what there is room for, and has it started. After a failure it waits, longer each time; and also when the
 * queue answers at once that it is empty, which is not how long polling goes.
 */
final class Poller implements Runnable {
    private final SourceQueue queue;
    private final Duration waitTime;
    private final Room room;
    private final Heartbeat heartbeat;
    private final Workers workers;
    private final Health health;
    private final StopSignal stop;
    private int inVain;

    Poller(
            SourceQueue queue,
            Duration waitTime,
            Room room,
            Heartbeat heartbeat,
            Workers workers,
            Health health,
            StopSignal stop) {
        this.queue = queue;
        this.waitTime = waitTime;
        this.room = room;
        this.heartbeat = heartbeat;
        this.workers = workers;
        this.health = health;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!stop.isRequested()) {
                int places = room.take(SourceQueue.BATCH);
                if (places > 0) {
                    receive(places);
                }
                if (inVain > 0) {
                    stop.pause(RetryDelay.after(inVain));
                }
            }
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        } catch (Throwable fatal) {
            stop.fail(fatal);
        }
    }

    private void receive(int places) {
        List<Message> messages = List.of();
        try {
            messages = tryToReceive(places);
        } finally {
            if (messages.isEmpty()) {
                room.giveBack(places);
            }
        }
        if (!messages.isEmpty()) {
            heartbeat.hold(messages);
            workers.start(messages, places);
        }
    }

    private List<Message> tryToReceive(int places) {
        long begun = System.nanoTime();
        try {
            List<Message> messages = queue.receive(places, waitTime);
            health.succeeded();
            boolean tooSoon = System.nanoTime() - begun < waitTime.toNanos() / 2;
            inVain = messages.isEmpty() && tooSoon ? inVain + 1 : 0;
            return messages;
        } catch (RuntimeException failed) {
            failed(failed);
            return List.of();
        }
    }

    private void failed(RuntimeException failed) {
        inVain++;
        health.failed();
        if (Failure.isPermanent(failed) && !health.everSucceeded()) {
            stop.fail(Failure.ofConfiguration(queue.url(), failed));
        } else if (!stop.isRequested()) {
            Failure.ofRequest("receiving from " + queue.url() + " failed " + inVain + " times in a row", failed);
        }
    }
}
