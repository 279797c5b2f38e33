package io.sqsmega.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that publishing may take, counted from the creation of this object. Immutable and thread-safe. */
final class TimeLimit {
    private final Duration limit;
    private final long startNanos;
    private final LongSupplier nanoTime;

    private TimeLimit(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.startNanos = nanoTime.getAsLong();
        this.nanoTime = nanoTime;
    }

    static TimeLimit of(Duration limit) {
        return of(limit, System::nanoTime);
    }

    static TimeLimit of(Duration limit, LongSupplier nanoTime) {
        return new TimeLimit(limit, nanoTime);
    }

    /** Returns the time that is left, never negative. */
    Duration left() {
        Duration left = limit.minusNanos(nanoTime.getAsLong() - startNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isUp() {
        return left().isZero();
    }

    /** Returns the limit itself, as text. */
    @Override
    public String toString() {
        return limit.toString();
    }
}
