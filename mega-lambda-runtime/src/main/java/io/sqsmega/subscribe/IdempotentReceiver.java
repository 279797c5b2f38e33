package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.DuplicateGuard.Claim;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a message to a subscriber, unless the {@link DuplicateGuard} knows that it was done with it. */
final class IdempotentReceiver {
    private final DuplicateGuard guard;

    IdempotentReceiver(DuplicateGuard guard) {
        this.guard = guard;
    }

    Result give(Subscription<?> subscription, Payload payload, Message message) throws Exception {
        if (guard.equals(DuplicateGuard.NONE)) {
            return subscription.give(payload, message);
        }
        return new Guarded(message, Delivery.of(message, subscription.name())).give(subscription, payload);
    }

    /** One delivery that is guarded. What the guard throws never reaches the subscriber's result, nor hides it. */
    private final class Guarded {
        private final Message message;
        private final Delivery delivery;

        Guarded(Message message, Delivery delivery) {
            this.message = message;
            this.delivery = delivery;
        }

        Result give(Subscription<?> subscription, Payload payload) throws Exception {
            Claim claim;
            try {
                claim = Objects.requireNonNull(guard.claim(delivery), "claim must return an answer, got null");
            } catch (Throwable thrown) {
                survive("claim it", thrown);
                return Result.again(thrown.getClass().getName());
            }
            return switch (claim) {
                case GRANTED -> giveClaimed(subscription, payload);
                case DONE -> Result.ALREADY_DONE;
                case BUSY -> Result.again("another delivery of the message is with the subscriber");
            };
        }

        private Result giveClaimed(Subscription<?> subscription, Payload payload) throws Exception {
            Result result = null;
            try {
                result = subscription.give(payload, message);
                return result;
            } finally {
                settleUninterrupted(result);
            }
        }

        /** A subscriber that is interrupted because time is up, but is done, must not be called again for that. */
        private void settleUninterrupted(@Nullable Result result) {
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
            boolean done = result != null && result.kind() == SubscriberOutcome.Kind.DONE;
            try {
                if (done) {
                    guard.done(delivery);
                } else {
                    guard.release(delivery);
                }
            } catch (Throwable thrown) {
                survive(done ? "remember that it is done" : "release it", thrown);
            }
        }

        private void survive(String failedTo, Throwable thrown) {
            Failure.survive(thrown);
            Failure.ofGuard(failedTo, delivery.subscriber(), message, thrown);
        }
    }
}
