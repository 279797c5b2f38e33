package io.sqsmega.listen;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after so many failures in a row: doubling from 200 ms to 20 s, half of it left to chance. */
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
