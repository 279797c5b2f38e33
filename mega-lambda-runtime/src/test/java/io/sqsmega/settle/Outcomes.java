package io.sqsmega.settle;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Reports of messages, as a dispatcher makes them. */
final class Outcomes {
    static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:queue";

    private Outcomes() {}

    static List<MessageReport> of(int count, Result result) {
        return Collections.nCopies(count, of(message().build(), result));
    }

    static MessageReport of(Message message, Result result) {
        return report(message, result, DuplicateGuard.NONE);
    }

    /** Of messages of which another delivery is with the subscriber, whose claim ends after this time. */
    static List<MessageReport> busyFor(int count, Duration endsAfter) {
        return Collections.nCopies(count, report(message().build(), Result.OK, new BusyGuard(endsAfter)));
    }

    private static MessageReport report(Message message, Result result, DuplicateGuard guard) {
        return Dispatcher.builder()
                .duplicateGuard(guard)
                .on(DataPattern.any(), (payload, given) -> result)
                .build()
                .dispatch(message);
    }

    static Message.Builder message() {
        return Message.builder("id", "{}").receiptHandle("handle").queueArn(QUEUE);
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
