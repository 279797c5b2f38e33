package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A message's place in its batch. It takes one outcome, the first, whether a worker finds it or time is up. */
final class Slot {
    private final Message message;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile boolean started;

    Slot(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    /** The outcome, which must be there. */
    Outcome outcome() {
        return outcome.join();
    }

    static List<Outcome> outcomes(List<Slot> slots) {
        List<Outcome> outcomes = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            outcomes.add(slot.outcome());
        }
        return outcomes;
    }

    void dispatch(Dispatcher dispatcher) {
        started = true;
        if (!outcome.isDone()) {
            settle(dispatcher.dispatch(message, () -> !outcome.isDone()), dispatcher);
        }
    }

    void leave(Outcome whyItStays, Dispatcher dispatcher) {
        settle(dispatcher.leave(message, whyItStays), dispatcher);
    }

    void giveUp(Dispatcher dispatcher) {
        leave(started ? Outcome.ABANDONED : Outcome.NOT_STARTED, dispatcher);
    }

    private void settle(MessageReport report, Dispatcher dispatcher) {
        if (outcome.complete(report.outcome())) {
            dispatcher.observe(report);
        }
    }
}
