package io.sqsmega.listen;

import io.sqsmega.message.Message;
import io.sqsmega.subscribe.CallOut;
import io.sqsmega.subscribe.Lane;
import io.sqsmega.subscribe.Outcome;
import io.sqsmega.subscribe.Redelivery;
import java.util.ArrayList;
import java.util.List;

/**
 * Does to the queue what the outcomes say: deletes what does not stay, makes visible at once what was not started, and
 * leaves when the rest comes again to the {@link Redelivery}. Thread-safe.
 */
final class Settlement {
    private final SourceQueue queue;
    private final Heartbeat heartbeat;
    private final Deletions deletions;
    private final Redelivery redelivery;

    Settlement(SourceQueue queue, Heartbeat heartbeat, Deletions deletions, Redelivery redelivery) {
        this.queue = queue;
        this.heartbeat = heartbeat;
        this.deletions = deletions;
        this.redelivery = redelivery;
    }

    void settle(Lane lane) {
        List<Message> messages = lane.messages();
        List<Outcome> outcomes = lane.outcomes();
        List<Message> untouched = new ArrayList<>();
        List<Message> called = new ArrayList<>();
        List<Outcome> ofCalled = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Outcome outcome = outcomes.get(i);
            if (isUntouched(outcome)) {
                untouched.add(messages.get(i));
            } else {
                called.add(messages.get(i));
                ofCalled.add(outcome);
            }
        }
        release(untouched);
        delete(called, ofCalled);
        if (!called.isEmpty()) {
            CallOut.UNBOUNDED.schedule(redelivery, called, ofCalled);
        }
    }

    private static boolean isUntouched(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.HELD_BACK || outcome.kind() == Outcome.Kind.NOT_STARTED;
    }

    /** Before the one that holds them back can come again: so its group comes again in order. */
    private void release(List<Message> untouched) {
        heartbeat.letGo(untouched);
        Slices.of(untouched).forEach(slice -> {
            try {
                queue.release(slice);
            } catch (RuntimeException failed) {
                Failure.ofRequest(slice.size() + " messages could not be made visible at once", failed);
            }
        });
    }

    private void delete(List<Message> messages, List<Outcome> outcomes) {
        for (int i = 0; i < messages.size(); i++) {
            if (outcomes.get(i).stays()) {
                heartbeat.letGo(List.of(messages.get(i)));
            } else {
                delete(messages.get(i));
            }
        }
    }

    private void delete(Message message) {
        try {
            deletions.add(message);
        } catch (InterruptedException timeIsUp) {
            heartbeat.letGo(List.of(message));
            Failure.log(message + " is done but could not be deleted in time; it comes again");
            Thread.currentThread().interrupt();
        }
    }
}
