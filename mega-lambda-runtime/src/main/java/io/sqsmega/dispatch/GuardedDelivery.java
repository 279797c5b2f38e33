package io.sqsmega.dispatch;

import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.guard.DuplicateGuard.Claim;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a message to a subscriber under a {@link DuplicateGuard}. Exceptions of the guard neither change nor
 * hide the subscriber's result.
 */
record GuardedDelivery(DuplicateGuard guard, Dispatch dispatch, Delivery delivery) {

    /** Returns the result of the subscriber, which is called unless it is done with the message. */
    Result give(Callable<Result> subscriber) throws Exception {
        Result notGranted = claim();
        return notGranted == null ? giveClaimed(subscriber) : notGranted;
    }

    /** Claims the delivery. Returns null if the subscriber has to be called, or else its result. */
    @Nullable
    Result claim() {
        Claim claim;
        try {
            claim = dispatch.callOut()
                    .call(() -> Objects.requireNonNull(guard.claim(delivery), "claim must return an answer, got null"));
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            dispatch.log().claimFailed(delivery.subscriber(), thrown);
            return Result.again(thrown.getClass().getName());
        }
        return switch (claim.answer()) {
            case GRANTED -> null;
            case DONE -> Result.ALREADY_DONE;
            case BUSY -> Result.busy(claim.endsAfter());
        };
    }

    private Result giveClaimed(Callable<Result> subscriber) throws Exception {
        Result result = null;
        try {
            result = subscriber.call();
            return result;
        } finally {
            settleUninterrupted(result);
        }
    }

    /**
     * Tells the guard about the result even if this thread is interrupted: a subscriber that is done when the time is
     * up must not be called again.
     *
     * @param result null if there is none that counts
     */
    void settleUninterrupted(@Nullable Result result) {
        boolean interrupted = Thread.interrupted();
        try {
            settle(result);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void settle(@Nullable Result result) {
        if (result != null && result.kind() == SubscriberOutcome.Kind.DONE) {
            tryTo("remember that it is done", () -> guard.done(delivery));
        } else {
            tryTo("release it", () -> guard.release(delivery));
        }
    }

    private void tryTo(String purpose, CallOut.Action call) {
        dispatch.callOut().tryRun(call, thrown -> dispatch.log().guardFailed(purpose, delivery.subscriber(), thrown));
    }
}
