package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The place of a message in its batch. It accepts one outcome, the first: that of a worker, or "time is up". */
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

    /** Returns the report, which must exist. */
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

    /**
     * @param mayBeLastTry whether the receives of the message are its own tries, and not those of an earlier message of
     *     its group
     */
    void dispatch(boolean mayBeLastTry) {
        boolean lastTry = mayBeLastTry && dispatcher.options.isLastTry(message.receiveCount());
        Dispatch started = new Dispatch(dispatcher, message, lastTry, () -> !decided.get());
        dispatch = started;
        if (!decided.get()) {
            settle(dispatcher.dispatch(started));
        }
    }

    void leave(Outcome whyItStays) {
        Dispatch started = dispatch;
        TracedMessage trace = started == null ? null : started.trace();
        settle(new MessageReport(message, null, null, whyItStays, Duration.ZERO, trace));
    }

    void giveUp() {
        leave(dispatch == null ? Outcome.NOT_STARTED : Outcome.ABANDONED);
    }

    /** Gives up like {@link #giveUp}; if a subscriber had its last try, the message is refused. */
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
        if (!dispatcher.endsTracesWithTheBatch()) {
            found.endTrace();
        }
    }
}
