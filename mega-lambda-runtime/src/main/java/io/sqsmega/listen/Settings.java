package io.sqsmega.listen;

import io.sqsmega.dispatch.Dispatcher;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings collected by {@link SqsListener.Builder}. */
record Settings(
        Dispatcher dispatcher,
        int pollers,
        int concurrency,
        @Nullable Duration visibilityTimeout,
        Duration waitTime,
        Duration shutdownGrace,
        @Nullable Duration deleteLinger,
        Duration batchLinger) {
    static final int MOST_AT_A_TIME = 1_000;
    static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    static final Duration LONGEST_LINGER = Duration.ofSeconds(10);
    static final Duration LINGER = Duration.ofMillis(100);

    /**
     * Returns how long a message that is done waits for others. On a FIFO queue the next messages of its group are not
     * received before it is deleted, so by default it waits for none.
     */
    Duration deleteLinger(boolean isFifo) {
        Duration byDefault = isFifo ? Duration.ZERO : LINGER;
        return deleteLinger == null ? byDefault : deleteLinger;
    }

    static int between(int least, int most, String what, int number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " must be between " + least + " and " + most + ", got " + number);
        }
        return number;
    }

    static Duration between(Duration least, Duration most, String what, Duration duration) {
        Objects.requireNonNull(duration, what + " must not be null");
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    what + " must be between " + least + " and " + most + ", got " + duration);
        }
        return duration;
    }

    static Duration upTo(Duration most, String what, Duration duration) {
        Objects.requireNonNull(duration, what + " must not be null");
        boolean wholeSeconds = duration.equals(Duration.ofSeconds(duration.toSeconds()));
        if (!wholeSeconds || duration.toSeconds() < 1 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(what + " must be whole seconds between " + Duration.ofSeconds(1)
                    + " and " + most + ", got " + duration);
        }
        return duration;
    }
}
