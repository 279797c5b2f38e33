package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The place of a message in its batch. It accepts one outcome, the first: that of a worker, or "time is up". */
final class Slot implements BooleanSupplier {
    final Dispatcher dispatcher;
    final Message message;
    final int index;
    /** The {@link MessageReport}; or a future of it, while the message is refused because the time is up. */
    private volatile @Nullable Object report;

    private volatile @Nullable Dispatch dispatch;

    /** @param index the position of the message in its batch */
    Slot(Dispatcher dispatcher, Message message, int index) {
        this.dispatcher = dispatcher;
        this.message = message;
        this.index = index;
    }

    /** Returns the report, which must exist. */
    MessageReport report() {
        Object found = Objects.requireNonNull(report);
        return (MessageReport) (found instanceof CompletableFuture<?> refused ? refused.join() : found);
    }

    static List<MessageReport> reports(List<Slot> slots) {
        List<MessageReport> reports = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            reports.add(slot.report());
        }
        return Collections.unmodifiableList(reports);
    }

    /** Returns whether an outcome still counts. */
    @Override
    public boolean getAsBoolean() {
        return !isDecided();
    }

    /** Returns whether the message has its outcome, or has one in a moment. */
    boolean isDecided() {
        return report != null;
    }

    /**
     * Dispatches the message, unless it has its outcome. Returns false if it waits for a batch subscriber.
     *
     * @param mayBeLastTry whether the receives of the message are its own tries, and not those of an earlier message of
     *     its group
     */
    boolean dispatch(boolean mayBeLastTry) {
        if (!isDecided()) {
            MessageReport found = started(mayBeLastTry).dispatch();
            if (found == null) {
                return isDecided();
            }
            settle(found);
        }
        return true;
    }

    private Dispatch started(boolean mayBeLastTry) {
        Dispatch started = dispatch;
        if (started == null) {
            Integer last = dispatcher.options.giveUpAtReceive;
            boolean isLastTry = mayBeLastTry && last != null && message.receiveCount() >= last;
            started = new Dispatch(dispatcher, message, isLastTry, this);
            dispatch = started;
        }
        return started;
    }

    /** Waits for the batch subscriber of the message in front of this one, if no other one wants them. */
    boolean follows(Slot first) {
        Dispatch inFront = first.dispatch;
        if (inFront == null || inFront.onlyWaiting() < 0 || isDecided()) {
            return false;
        }
        return started(false).follow(inFront.onlyWaiting());
    }

    /** Returns the batch subscribers that the message waits for. */
    List<Waiting> waiting(Lane lane) {
        Dispatch started = dispatch;
        return started == null || isDecided() ? List.of() : started.waiting(lane, this);
    }

    /** Settles a message that waited for batch subscribers. */
    void finish(Dispatch dispatch, Outcome outcome) {
        settle(dispatch.settled(outcome));
    }

    void leave(Outcome whyItStays) {
        Dispatch started = dispatch;
        TracedMessage trace = started == null ? null : started.trace();
        settle(new MessageReport(message, null, null, whyItStays, 0, trace));
    }

    void giveUp() {
        Dispatch started = dispatch;
        leave(started == null || started.isUncalled() ? Outcome.NOT_STARTED : Outcome.ABANDONED);
    }

    /** Gives up like {@link #giveUp}; if a subscriber had its last try, the message is refused. */
    void timeIsUp(CallOut lastCalls) {
        Dispatch started = dispatch;
        Outcome outOfTime = started == null ? null : started.outOfTime();
        if (started == null || outOfTime == null) {
            giveUp();
            return;
        }
        CompletableFuture<MessageReport> refused = new CompletableFuture<>();
        if (decide(refused)) {
            MessageReport found = refuse(started, outOfTime, lastCalls);
            refused.complete(found);
            ended(found);
        }
    }

    private MessageReport refuse(Dispatch dispatch, Outcome outOfTime, CallOut lastCalls) {
        // This is the thread that answers, and a logging context can hang.
        MessageLog log = dispatch.log().outsideTheContext();
        log.refusedBy(String.valueOf(outOfTime.refusedBy()), String.valueOf(outOfTime.reason()));
        return dispatch.report(dispatcher.buried(message, outOfTime, lastCalls, log));
    }

    private void settle(MessageReport found) {
        if (decide(found)) {
            ended(found);
        }
    }

    /** Returns whether this is the first report. */
    private synchronized boolean decide(Object found) {
        boolean isFirst = report == null;
        report = isFirst ? found : report;
        return isFirst;
    }

    private void ended(MessageReport found) {
        // What was read of the message need not stay in memory until the batch ends.
        dispatch = null;
        dispatcher.observe(found);
        if (dispatcher.batchTrace == null) {
            found.endTrace();
        }
    }
}
