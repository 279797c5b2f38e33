package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;

/** The function that consumes the queue: built by the construct, or given to it. */
sealed interface FunctionSide permits BuiltFunction, GivenFunction {
    /** Null if it is not known, since the function was imported. */
    @Nullable
    Duration timeout();

    /** Null if there is none, or if it is not known. */
    @Nullable
    Number reservedConcurrentExecutions();

    void check(MegaEventSourceProps<?> props, Findings findings);

    /** Creates what is to be created, and lets the function consume from the queue and refuse to the other one. */
    Consumer consume(MegaQueue scope, QueuePair queues);

    /**
     * The outcome.
     *
     * @param function the function itself
     * @param target what the event source mapping invokes: an alias of it, or the function
     * @param grants what the function may do, which has to be there before the mapping is
     * @param logGroup of a function that was built here
     */
    record Consumer(
            IFunction function,
            IFunction target,
            Grants grants,
            @Nullable ILogGroup logGroup) {
        /** Whether the function is made by this app, rather than imported. */
        boolean isOfThisApp() {
            return function instanceof Function;
        }
    }
}
