package io.sqsmega.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rejects the settings that AWS rejects in <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">CreateEventSourceMapping</a>.
 */
final class MappingRules {
    static final int MAX_BATCH_SIZE = 10_000;
    static final int MAX_BATCH_SIZE_WITHOUT_WINDOW = 10;
    static final Duration MAX_WINDOW = Duration.ofMinutes(5);
    static final Duration MAX_FUNCTION_TIMEOUT = Duration.ofMinutes(15);
    static final Duration MAX_WAIT_TIME = Duration.ofSeconds(20);
    private static final Duration MIN_FUNCTION_TIMEOUT = Duration.ofSeconds(1);

    private MappingRules() {}

    static void checkBatch(LocalQueue queue, int batchSize, Duration window) {
        if (batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
            throw new IllegalArgumentException("batchSize must be 1 to " + MAX_BATCH_SIZE + ", got " + batchSize);
        }
        if (queue.isFifo() && !window.isZero()) {
            throw new IllegalArgumentException("maximumBatchingWindow of a FIFO queue must be zero, got " + window);
        }
        if (queue.isFifo() && batchSize > MAX_BATCH_SIZE_WITHOUT_WINDOW) {
            throw new IllegalArgumentException("batchSize of a FIFO queue must be at most 10, got " + batchSize);
        }
        if (batchSize > MAX_BATCH_SIZE_WITHOUT_WINDOW && window.isZero()) {
            throw new IllegalArgumentException(
                    "batchSize above 10 must come with a maximumBatchingWindow of at least 1 s, got " + batchSize);
        }
    }

    /** Returns the requested timeout, or the longest that the queue allows if none is requested. */
    static Duration functionTimeout(LocalQueue queue, @Nullable Duration asked) {
        Duration visibility = queue.visibilityTimeout();
        if (asked == null) {
            return longest(MIN_FUNCTION_TIMEOUT, shortest(visibility, MAX_FUNCTION_TIMEOUT));
        }
        if (asked.isZero() || asked.compareTo(visibility) > 0) {
            throw new IllegalArgumentException("functionTimeout must be at least 1 s and at most the queue's visibility"
                    + " timeout of " + visibility + ", got " + asked);
        }
        return asked;
    }

    private static Duration shortest(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
