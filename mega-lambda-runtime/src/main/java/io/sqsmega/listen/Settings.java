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
        Duration shutdownGrace) {
    static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    static int between(int least, int most, String what, int number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " must be between " + least + " and " + most + ", got " + number);
        }
        return number;
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
