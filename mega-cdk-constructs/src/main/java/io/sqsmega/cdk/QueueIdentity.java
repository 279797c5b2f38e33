package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sqs.IQueue;

/** By what two constructs are the same queue: its ARN, if that is known, since a queue can be imported many times. */
final class QueueIdentity {
    private QueueIdentity() {}

    /** As an error prints it, too. */
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
