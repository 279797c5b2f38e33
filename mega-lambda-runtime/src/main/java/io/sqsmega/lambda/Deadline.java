package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much time is left. Under the margin nothing is started; the first half of the margin is for what still runs, the
 * second for the redelivery and the answer. The margin is at most half of what the invocation begins with, else a
 * function with a short timeout would never start anything.
 */
final class Deadline implements BooleanSupplier {
    private final @Nullable Context context;
    private final long marginMillis;

    Deadline(@Nullable Context context, Duration margin) {
        this.context = context;
        this.marginMillis = context == null ? 0 : Math.min(margin.toMillis(), context.getRemainingTimeInMillis() / 2);
    }

    boolean isNear() {
        return context != null && context.getRemainingTimeInMillis() < marginMillis;
    }

    /** Whether it is near: a class says so, since a lambda would cost every cold start. */
    @Override
    public boolean getAsBoolean() {
        return isNear();
    }

    /** Whether there is a time to keep. */
    boolean isSet() {
        return context != null;
    }

    /** How long the redelivery can be waited for; zero or less if no more. The last quarter is for the answer alone. */
    long millisToSchedule() {
        return context == null ? Long.MAX_VALUE : context.getRemainingTimeInMillis() - marginMillis / 4;
    }

    /** How long what runs can be waited for; zero or less if no more. */
    long millisToWait() {
        return context == null ? Long.MAX_VALUE : context.getRemainingTimeInMillis() - marginMillis / 2;
    }
}
