package io.sqsmega.local;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Checks durations. SQS and Lambda count whole seconds; a fraction would be rounded silently, so it is rejected. */
final class WholeSeconds {
    private WholeSeconds() {}

    /** Returns the value if it is at most the limit and has whole seconds. */
    static Duration atMost(Duration limit, String what, Duration value) {
        if (value.isNegative() || value.compareTo(limit) > 0 || !value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    what + " must be whole seconds from 0 to " + limit.toSeconds() + ", got " + value);
        }
        return value;
    }
}
