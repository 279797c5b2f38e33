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
    private final Dispatcher dispatcher;
    private final Message message;
    private final CompletableFuture<MessageReport> report = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile @Nullable Dispatch dispatch;

    Slot(Dispatcher dispatcher, Message message) {
        this.dispatcher = dispatcher;
        this.message = message;
    }

    Message message() {
        return message;
    }

    /** The report, which must be there. */
    MessageReport report() {
        return report.join();
    }

    static List<MessageReport> reports(List<Slot> slots) {
        List<MessageReport> reports = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            reports.add(slot.report());
        }
        return reports;
    }

    /** @param mayBeLastTry whether its receives are its tries, and not those of a message before it in its group */
    void dispatch(boolean mayBeLastTry) {
        boolean lastTry = mayBeLastTry && dispatcher.options.isLastTry(message.receiveCount());
        Dispatch started = new Dispatch(dispatcher, message, lastTry, () -> !decided.get());
        dispatch = started;
        if (!decided.get()) {
            settle(dispatcher.dispatch(started));
        }
    }

    void leave(Outcome whyItStays) {
        settle(new MessageReport(message, null, whyItStays, Duration.ZERO));
    }

    void giveUp() {
        leave(dispatch == null ? Outcome.NOT_STARTED : Outcome.ABANDONED);
    }

    /** As {@link #giveUp}; if a subscriber had its last try, the message is refused. */
    void timeIsUp(CallOut lastCalls) {
        Dispatch started = dispatch;
        Outcome outOfTime = started == null ? null : started.outOfTime();
        if (started == null || outOfTime == null) {
            giveUp();
        } else if (decided.compareAndSet(false, true)) {
            complete(dispatcher.refuse(started, outOfTime, lastCalls));
        }
    }

    private void settle(MessageReport found) {
        if (decided.compareAndSet(false, true)) {
            complete(found);
        }
    }

    private void complete(MessageReport found) {
        report.complete(found);
        dispatcher.observe(found);
    }
}
