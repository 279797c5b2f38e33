package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sqs.IQueue;

/** The identity of a queue: its ARN if that is known, because one queue can be imported several times. */
final class QueueIdentity {
    private QueueIdentity() {}

    /** Returns the identity, which error messages print as well. */
    static String of(@Nullable IQueue queue) {
        if (queue == null) {
            return "none";
        }
        String arn = Known.string(queue.getQueueArn());
        return arn == null ? queue.getNode().getPath() : arn;
    }

    static boolean areSame(@Nullable IQueue one, @Nullable IQueue other) {
        return of(one).equals(of(other));
    }
}
