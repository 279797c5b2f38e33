package io.sqsmega.listen;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The delay after a number of failures in a row: it doubles from 200 ms to 20 s, and half of it is random. */
final class RetryDelay {
    private static final double FIRST_MILLIS = 200;
    private static final double LONGEST_MILLIS = 20_000;

    private RetryDelay() {}

    static Duration after(int failures) {
        return after(failures, ThreadLocalRandom.current().nextDouble());
    }

    static Duration after(int failures, double jitter) {
        double millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(2, failures - 1.0));
        return Duration.ofMillis((long) (millis * (0.5 + jitter / 2)));
    }
}
