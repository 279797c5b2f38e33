package io.sqsmega.settle;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Messages and outcomes, as a dispatcher makes them. */
final class Outcomes {
    private Outcomes() {}

    static List<Message> messages(int count) {
        return Collections.nCopies(count, message().build());
    }

    static List<Outcome> of(int count, Result result) {
        return Collections.nCopies(count, outcome(result, DuplicateGuard.NONE));
    }

    /** Of messages of which another delivery is with the subscriber, whose claim ends after this time. */
    static List<Outcome> busyFor(int count, Duration endsAfter) {
        return Collections.nCopies(count, outcome(Result.OK, new BusyGuard(endsAfter)));
    }

    private static Outcome outcome(Result result, DuplicateGuard guard) {
        return Dispatcher.builder()
                .duplicateGuard(guard)
                .on(DataPattern.any(), (payload, message) -> result)
                .build()
                .dispatch(message().build())
                .outcome();
    }

    static Message.Builder message() {
        return Message.builder("id", "{}").receiptHandle("handle").queueArn("arn:aws:sqs:eu-west-1:111122223333:queue");
    }

    private record BusyGuard(Duration endsAfter) implements DuplicateGuard {
        @Override
        public Claim claim(Delivery delivery) {
            return Claim.busyFor(endsAfter);
        }

        @Override
        public void done(Delivery delivery) {}

        @Override
        public void release(Delivery delivery) {}
    }
}
