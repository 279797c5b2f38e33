package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;

/** The function that consumes the queue: created by the construct, or an existing one. */
sealed interface FunctionSide permits BuiltFunction, GivenFunction {
    /** Returns the function's timeout; null if it is not known because the function is imported. */
    @Nullable
    Duration timeout();

    /** Returns the reserved concurrency; null if there is none or it is not known. */
    @Nullable
    Number reservedConcurrentExecutions();

    void check(MegaEventSourceProps<?> props, Findings findings);

    /**
     * Creates the missing resources, and allows the function to consume from the queue and to send refused messages to
     * the dead-letter queue.
     */
    Consumer consume(MegaQueue scope, QueuePair queues);

    /**
     * A function that consumes the queue.
     *
     * @param function the function itself
     * @param target the alias, version or function that the event source mapping invokes
     * @param grants the function's permissions, which must exist before the mapping
     * @param logGroup the log group of a function that the construct created
     */
    record Consumer(
            IFunction function,
            IFunction target,
            Grants grants,
            @Nullable ILogGroup logGroup) {
        /** Returns whether this app creates the function; else it is imported. */
        boolean isOfThisApp() {
            return function instanceof Function;
        }
    }
}
