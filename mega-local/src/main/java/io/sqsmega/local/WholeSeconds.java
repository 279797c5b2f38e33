package io.sqsmega.local;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** SQS and Lambda count time in whole seconds: anything finer would be rounded silently, so it is refused. */
final class WholeSeconds {
    private WholeSeconds() {}

    /** Returns the value, if it is 0 s to this much and no part of a second. */
    static Duration atMost(Duration limit, String what, Duration value) {
        if (value.isNegative() || value.compareTo(limit) > 0 || !value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(
                    what + " must be whole seconds from 0 to " + limit.toSeconds() + ", got " + value);
        }
        return value;
    }
}
