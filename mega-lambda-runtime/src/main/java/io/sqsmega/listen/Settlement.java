package io.sqsmega.listen;

import io.sqsmega.aws.Chunks;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Settles messages by their outcomes: deletes messages that do not stay, makes messages that were not started visible
 * at once, and leaves the delay of the others to the {@link Redelivery}. Thread-safe.
 */
record Settlement(SourceQueue queue, Heartbeat heartbeat, Deletions deletions, Redelivery redelivery) {
    private static final int RELEASE_ATTEMPTS = 3;
    private static final String NOT_RELEASED = " messages could not be made visible at once";

    /** Returns how long the messages of a lane may still wait, so that their visibility does not end. */
    long nanosToSpare(Lane lane) {
        long now = System.nanoTime();
        return lane.messages().stream()
                .mapToLong(message -> heartbeat.nanosToSpare(message, now))
                .min()
                .orElse(0);
    }

    void settle(Collection<Lane> lanes) {
        List<Message> untouched = new ArrayList<>();
        List<MessageReport> called = new ArrayList<>();
        for (Lane lane : lanes) {
            for (MessageReport report : lane.reports()) {
                if (isUntouched(report.outcome())) {
                    untouched.add(report.message());
                } else {
                    called.add(report);
                }
            }
        }
        release(untouched);
        called.forEach(this::deleteUnlessItStays);
        if (!called.isEmpty()) {
            CallOut.UNBOUNDED.schedule(redelivery, called);
        }
    }

    private static boolean isUntouched(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.HELD_BACK || outcome.kind() == Outcome.Kind.NOT_STARTED;
    }

    /**
     * Releases messages that were held back before the message that holds them back becomes visible, so that their
     * group is delivered again in order.
     */
    private void release(List<Message> untouched) {
        heartbeat.letGo(untouched);
        Chunks.of(untouched).forEach(this::releaseSlice);
    }

    /**
     * Releases a chunk of messages. An interrupt is meant for a subscriber that does not return; it can abort at most
     * one attempt here.
     */
    private void releaseSlice(List<Message> messages) {
        boolean interrupted = Thread.interrupted();
        List<Message> left = messages;
        for (int attempt = 1; !left.isEmpty() && attempt <= RELEASE_ATTEMPTS; attempt++) {
            left = tryToRelease(left, attempt == RELEASE_ATTEMPTS);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries to release messages. Returns those that are worth another attempt. */
    private List<Message> tryToRelease(List<Message> messages, boolean isLast) {
        try {
            List<Message> left = queue.release(messages);
            if (isLast && !left.isEmpty()) {
                FailureLog.warn(left.size() + NOT_RELEASED);
            }
            return left;
        } catch (RuntimeException failed) {
            if (isLast) {
                Failure.ofRequest(messages.size() + NOT_RELEASED, failed);
            }
            return messages;
        }
    }

    private void deleteUnlessItStays(MessageReport report) {
        if (report.outcome().stays()) {
            heartbeat.letGo(List.of(report.message()));
        } else {
            delete(report.message());
        }
    }

    private void delete(Message message) {
        try {
            deletions.add(message);
        } catch (InterruptedException timeIsUp) {
            heartbeat.letGo(List.of(message));
            FailureLog.warn(message + " is done but could not be deleted in time; it comes again");
            Thread.currentThread().interrupt();
        }
    }
}
