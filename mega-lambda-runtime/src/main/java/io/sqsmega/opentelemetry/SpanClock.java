package io.sqsmega.opentelemetry;

import java.time.Instant;

/**
 * The time of spans that are ended later than what they measure. It never runs backwards. Immutable and thread-safe.
 */
final class SpanClock {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    Instant now() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
