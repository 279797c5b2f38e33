package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much time is left. Under the margin nothing is started; the first half of the margin is for what still runs, the
 * next quarter for the redelivery and the observer, the last one for the answer alone. The margin is at most half of
 * what the invocation begins with, else a function with a short timeout would never start anything.
 */
final class Deadline implements BooleanSupplier {
    private static final long AGES = TimeUnit.DAYS.toMillis(365);

    private final @Nullable Context context;
    private final long marginMillis;
    private final long waitUntil;
    private final long finishUntil;

    Deadline(@Nullable Context context, Duration margin) {
        this(context, margin, System.nanoTime());
    }

    /** One that begins at this {@link System#nanoTime}. */
    Deadline(@Nullable Context context, Duration margin, long now) {
        long left = context == null ? AGES : context.getRemainingTimeInMillis();
        this.context = context;
        this.marginMillis = Math.min(margin.toMillis(), left / 2);
        this.waitUntil = now + TimeUnit.MILLISECONDS.toNanos(left - marginMillis / 2);
        this.finishUntil = now + TimeUnit.MILLISECONDS.toNanos(left - marginMillis / 4);
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

    /** The {@link System#nanoTime} until which what runs is waited for. */
    long waitUntil() {
        return waitUntil;
    }

    /** The {@link System#nanoTime} until which the redelivery and the observer are waited for. */
    long finishUntil() {
        return finishUntil;
    }
}
