package io.sqsmega.listen;

import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;

/**
 * Receives as many messages as can be started, and starts them. Pauses after a failure, longer each time. Also pauses
 * if the queue answers at once that it is empty: with long polling it should wait.
 */
record Poller(
        SourceQueue queue,
        Duration waitTime,
        Permits room,
        Heartbeat heartbeat,
        LaneRunner runner,
        Health health,
        StopSignal stop)
        implements Runnable {

    @Override
    public void run() {
        int failures = 0;
        try {
            while (!stop.isRequested()) {
                int places = room.take(SourceQueue.BATCH);
                failures = places == 0 || receive(places, failures) ? 0 : failures + 1;
                if (failures > 0) {
                    stop.pause(RetryDelay.after(failures));
                }
            }
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        } catch (Throwable fatal) {
            stop.fail(fatal);
        }
    }

    /** Receives once, after failures in a row. Returns whether the next request can follow at once. */
    private boolean receive(int places, int failures) {
        List<Message> messages = List.of();
        long begun = System.nanoTime();
        try {
            messages = queue.receive(places, waitTime);
            health.succeeded();
        } catch (RuntimeException failed) {
            failed(failed, failures + 1);
            return false;
        } finally {
            room.received(messages.size(), places);
            if (messages.isEmpty()) {
                room.giveBack(places);
            }
        }
        return messages.isEmpty() ? System.nanoTime() - begun >= waitTime.toNanos() / 2 : start(messages, places);
    }

    private boolean start(List<Message> messages, int places) {
        heartbeat.hold(messages);
        boolean allStarted = runner.start(messages, places);
        if (!allStarted && !stop.isRequested()) {
            FailureLog.warn(
                    "no thread could be had for some of " + messages.size() + " messages; they come again at once");
        }
        return allStarted;
    }

    private void failed(RuntimeException failed, int times) {
        health.failed();
        if (Failure.isAccessDenied(failed) && !health.everSucceeded()) {
            stop.fail(Failure.ofConfiguration(queue.url, failed));
        } else if (!stop.isRequested()) {
            Failure.ofRequest("receiving from " + queue.url + " failed " + times + " times in a row", failed);
        }
    }
}
