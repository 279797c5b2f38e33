package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.SubscriberOutcome.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/**
 * One try to process a message. Makes outcomes of what comes back: at the last try, a failure refuses the message.
 * Immutable and thread-safe.
 */
record Attempt(Dispatcher dispatcher, Message record, boolean isLast) {
    /** Returns the outcome of a message that could not be fetched, decoded or matched. */
    Outcome notOpened(Throwable thrown, MessageLog log) {
        if (thrown instanceof InvalidPayloadException invalid) {
            String reason = String.valueOf(invalid.getMessage());
            log.refusedByRule(Dispatcher.PROTOCOL, reason);
            return Outcome.refused(reason);
        }
        boolean refused = isLast && !isForLackOfTime(thrown);
        log.frameworkFailed(refused, thrown);
        return refused ? Outcome.refused(givenUp(thrown.getClass().getName())) : Outcome.again();
    }

    private static boolean isForLackOfTime(Throwable thrown) {
        return thrown instanceof CancellationException || thrown.getCause() instanceof TimeoutException;
    }

    /** Returns the outcome of a subscriber's result. */
    SubscriberOutcome returned(String subscriber, Result given, long begun, MessageLog log) {
        Result result = isLast && given.asksForAnotherTry() ? Result.deadLetter(givenUp("it was wanted again")) : given;
        if (result.kind() == Kind.REFUSED) {
            log.refusedBy(subscriber, String.valueOf(result.reason()));
        }
        return new SubscriberOutcome(subscriber, result.kind(), result.delay(), result.reason(), since(begun));
    }

    /** Returns the outcome of a subscriber that threw. */
    SubscriberOutcome thrown(String subscriber, Throwable thrown, long begun, MessageLog log) {
        log.subscriberFailed(subscriber, isLast, thrown);
        return thrown(subscriber, thrown, begun);
    }

    /** Returns the outcome of a subscriber that threw, which the caller logs. */
    SubscriberOutcome thrown(String subscriber, Throwable thrown, long begun) {
        dispatcher.failures.failed(record, subscriber, thrown);
        String reason = thrown.getClass().getName();
        return isLast
                ? new SubscriberOutcome(subscriber, Kind.REFUSED, null, givenUp(reason), since(begun))
                : new SubscriberOutcome(subscriber, Kind.RETRY, null, reason, since(begun));
    }

    /** Returns the outcome at the last try of a message that a subscriber is processing when the time is up. */
    Outcome outOfTime(String subscriber, long begun) {
        String reason = givenUp("time was up");
        return Outcome.of(List.of(new SubscriberOutcome(subscriber, Kind.REFUSED, null, reason, since(begun))));
    }

    private String givenUp(String why) {
        return "given up at receive " + record.receiveCount() + ": " + why;
    }

    static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
