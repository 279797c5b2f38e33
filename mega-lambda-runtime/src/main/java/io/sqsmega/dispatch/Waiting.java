package io.sqsmega.dispatch;

import io.sqsmega.dispatch.MessageTracer.SubscriberTrace;
import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.BatchSubscription;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message that waits for a batch subscriber. Not thread-safe. */
final class Waiting {
    private static final String NO_TIME = "the time was nearly up before the subscriber could process its batch";

    final Lane lane;
    final Slot slot;
    private final Dispatch dispatch;
    private final Route route;
    private final int position;
    final BatchSubscription<?> subscription;
    private final @Nullable GuardedDelivery guarded;
    private @Nullable SubscriberTrace trace;
    private long begun;

    /** @param position that of the subscriber in the route */
    Waiting(Dispatcher dispatcher, Lane lane, Slot slot, Dispatch dispatch, Route route, int position) {
        this.lane = lane;
        this.slot = slot;
        this.dispatch = dispatch;
        this.route = route;
        this.position = position;
        this.subscription = (BatchSubscription<?>) dispatcher.subscriptions.get(route.subscribers[position]);
        this.guarded = dispatcher.guarded(dispatch, subscription.name(), message());
    }

    /** Returns the number of the subscriber. */
    int subscriber() {
        return route.subscribers[position];
    }

    Payload payload() {
        return Objects.requireNonNull(route.envelope.payload());
    }

    Message message() {
        return route.envelope.message();
    }

    boolean isLastTry() {
        return dispatch.attempt.isLast();
    }

    /** Returns whether the message has an outcome with which it stays, so that those after it in its group stay. */
    boolean stays() {
        return slot.isDecided() && slot.report().outcome().stays();
    }

    /**
     * Claims and validates the message. Returns whether the subscriber has to be called with it; if not, the message
     * has its outcome.
     *
     * @param follows whether it comes after a message of its group whose outcome is open: then it has none, and waits
     */
    boolean begin(boolean follows) {
        begun = System.nanoTime();
        dispatch.isWith(subscription.name());
        try (LoggingContext.Scope scope = dispatch.openContext(message(), subscription.name())) {
            return dispatch.counts() && isClaimed(follows) && isValid(follows);
        } finally {
            Thread.interrupted();
            dispatch.isWith(null);
        }
    }

    private boolean isClaimed(boolean follows) {
        Result result = guarded == null ? null : guarded.claim();
        if (result != null && !follows) {
            answer(dispatch.attempt.returned(subscription.name(), result, begun, dispatch.log()));
        }
        return result == null;
    }

    private boolean isValid(boolean follows) {
        TracedMessage traced = dispatch.trace();
        trace = traced == null ? null : traced.begin(subscription.name());
        Result refusal = null;
        Throwable thrown = null;
        try {
            refusal = dispatch.counts() ? subscription.refusal(payload(), message()) : null;
        } catch (Throwable failure) {
            CallOut.survive(failure);
            thrown = failure;
        }
        if (refusal == null && thrown == null && dispatch.counts()) {
            return true;
        }
        leaveTrace(refusal, thrown);
        if (thrown != null && !follows) {
            failed(thrown);
        } else if (refusal != null && !follows) {
            done(refusal);
        } else {
            // After a message whose outcome is open, the same happens when it is its turn.
            release();
        }
        return false;
    }

    void enter() {
        dispatch.isWith(subscription.name());
    }

    /** Leaves the thread, with the subscriber's result or what it has thrown. */
    void leave(@Nullable Result result, @Nullable Throwable thrown) {
        dispatch.isWith(null);
        leaveTrace(result, thrown);
    }

    private void leaveTrace(@Nullable Result result, @Nullable Throwable thrown) {
        TracedMessage traced = dispatch.trace();
        if (traced != null && trace != null) {
            traced.leave(trace, result, thrown);
        }
    }

    void done(Result result) {
        settleGuard(result);
        answer(dispatch.attempt.returned(subscription.name(), result, begun, dispatch.log()));
    }

    void failed(Throwable thrown) {
        release();
        answer(dispatch.attempt.thrown(subscription.name(), thrown, begun, dispatch.log()));
    }

    /** Fails like {@link #failed}, without a line in the log, which has one for all messages of the call. */
    void failedTogether(Throwable thrown) {
        release();
        answer(dispatch.attempt.thrown(subscription.name(), thrown, begun));
    }

    /** Keeps the message because one of its group that is in front of it stays. */
    void holdBack() {
        release();
        slot.leave(Outcome.HELD_BACK);
    }

    void postpone() {
        dispatch.postpone();
    }

    /** Keeps the message because nothing more may be started. */
    void notStarted() {
        if (dispatch.isUncalled()) {
            slot.leave(Outcome.NOT_STARTED);
        } else {
            answer(new SubscriberOutcome(
                    subscription.name(), SubscriberOutcome.Kind.RETRY, null, NO_TIME, Duration.ZERO));
        }
    }

    void release() {
        settleGuard(null);
    }

    private void settleGuard(@Nullable Result result) {
        if (guarded != null) {
            guarded.settleUninterrupted(result);
        }
    }

    private void answer(SubscriberOutcome outcome) {
        Outcome last = dispatch.answer(position, outcome);
        if (last != null) {
            slot.finish(dispatch, last);
        }
    }
}
