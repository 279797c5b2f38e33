package io.sqsmega.subscribe;

import java.util.Objects;

/**
 * The result of validating a payload that matched. An invalid payload is refused: it goes to the dead-letter queue.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Validation {
    /** The payload is valid. */
    public static final Validation OK = new Validation("");

    /** Why the payload is refused; empty for {@link #OK}. */
    final String reason;

    private Validation(String reason) {
        this.reason = reason;
    }

    /**
     * {@return the result for an invalid payload}
     *
     * @param reason for the people who inspect the dead-letter queue; it is logged, so it should not contain values of
     *     the payload
     */
    public static Validation failed(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must say why the payload is not valid, got a blank string");
        }
        return new Validation(reason);
    }

    /**
     * {@return {@link #OK} if the condition is true, else {@link #failed} with this reason}
     *
     * @param condition whether the payload is valid
     * @param reason why the payload is refused if it is not
     */
    public static Validation that(boolean condition, String reason) {
        Objects.requireNonNull(reason, "reason must not be null");
        return condition ? OK : failed(reason);
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? "Validation[ok]" : "Validation[failed: " + reason + "]";
    }
}
