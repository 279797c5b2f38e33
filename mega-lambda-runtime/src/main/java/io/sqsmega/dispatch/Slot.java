package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A message's place in its batch. It takes one outcome, the first, whether a worker finds it or time is up. */
final class Slot {
    private final Message message;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile @Nullable Dispatch dispatch;

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

    /** @param mayBeLastTry whether its receives are its tries, and not those of a message before it in its group */
    void dispatch(Dispatcher dispatcher, boolean mayBeLastTry) {
        boolean lastTry = mayBeLastTry && dispatcher.options.isLastTry(message.receiveCount());
        Dispatch started = new Dispatch(dispatcher, message, lastTry, () -> !decided.get());
        dispatch = started;
        if (!decided.get()) {
            settle(dispatcher.dispatch(started), dispatcher);
        }
    }

    void leave(Outcome whyItStays, Dispatcher dispatcher) {
        settle(new MessageReport(message.id(), null, message.receiveCount(), whyItStays, Duration.ZERO), dispatcher);
    }

    void giveUp(Dispatcher dispatcher) {
        leave(dispatch == null ? Outcome.NOT_STARTED : Outcome.ABANDONED, dispatcher);
    }

    /** As {@link #giveUp}; if a subscriber had its last try, the message is refused. */
    void timeIsUp(Dispatcher dispatcher) {
        Dispatch started = dispatch;
        Outcome outOfTime = started == null ? null : started.outOfTime();
        if (started == null || outOfTime == null) {
            giveUp(dispatcher);
        } else if (decided.compareAndSet(false, true)) {
            complete(dispatcher.refuse(started, outOfTime), dispatcher);
        }
    }

    private void settle(MessageReport report, Dispatcher dispatcher) {
        if (decided.compareAndSet(false, true)) {
            complete(report, dispatcher);
        }
    }

    private void complete(MessageReport report, Dispatcher dispatcher) {
        outcome.complete(report.outcome());
        dispatcher.observe(report);
    }
}
