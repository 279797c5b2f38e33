package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of an invocation. Within the margin nothing is started: its first half is for running subscribers, the
 * next quarter for the redelivery and the observer, the last quarter for the answer. The margin is at most half of the
 * time at the start of the invocation, because a function with a short timeout could otherwise never start anything.
 */
final class Deadline implements BooleanSupplier {
    private static final long AGES = TimeUnit.DAYS.toMillis(365);

    private final @Nullable Context context;
    private final long marginMillis;
    private final long timeoutAt;
    private final long waitUntil;
    private final long finishUntil;

    Deadline(@Nullable Context context, Duration margin) {
        this(context, margin, System.nanoTime());
    }

    /** Creates a deadline for an invocation that began at a {@link System#nanoTime}. */
    Deadline(@Nullable Context context, Duration margin, long now) {
        long left = context == null ? AGES : context.getRemainingTimeInMillis();
        this.context = context;
        this.marginMillis = Math.min(margin.toMillis(), left / 2);
        this.timeoutAt = now + TimeUnit.MILLISECONDS.toNanos(left);
        this.waitUntil = now + TimeUnit.MILLISECONDS.toNanos(left - marginMillis / 2);
        this.finishUntil = now + TimeUnit.MILLISECONDS.toNanos(left - marginMillis / 4);
    }

    boolean isNear() {
        return context != null && context.getRemainingTimeInMillis() < marginMillis;
    }

    /**
     * Returns whether the deadline is near. A method of this class, because a lambda would cost time in every cold
     * start.
     */
    @Override
    public boolean getAsBoolean() {
        return isNear();
    }

    /** Returns what is left of the timeout that the function had when it began, or null if there is no deadline. */
    @Nullable
    Duration timeLeft() {
        return context == null ? null : Duration.ofNanos(Math.max(0, timeoutAt - System.nanoTime()));
    }

    /** Returns whether there is a deadline. */
    boolean isSet() {
        return context != null;
    }

    /** Returns the {@link System#nanoTime} until which the handler waits for running subscribers. */
    long waitUntil() {
        return waitUntil;
    }

    /** Returns the {@link System#nanoTime} until which the handler waits for the redelivery and the observer. */
    long finishUntil() {
        return finishUntil;
    }
}
