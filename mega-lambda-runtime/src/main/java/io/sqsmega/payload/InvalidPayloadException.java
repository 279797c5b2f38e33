package io.sqsmega.payload;

import java.util.Objects;

/**
 * Thrown if a payload breaks a rule: a body claims to be a MEGA event but is invalid, a field does not fit the class it
 * is read as, or the encoding cannot carry a value.
 *
 * <p>The exception's message names the path, the rule and the type found. It never contains a value of the payload, so
 * it may be logged. Of keys chosen by the sender it shows at most 200 code points, and control characters as {@code ?}.
 *
 * <p>On the consuming side, a message that cannot be decoded is refused: it goes to the dead-letter queue and is never
 * dropped. The same happens to a message if {@code validate} or {@code process} throws this exception, or one that has
 * it as a cause.
 *
 * @since 0.1
 */
public final class InvalidPayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where the value is. */
    private final String path;
    /** What the value must be. */
    private final String rule;
    /** What was met, without its value. */
    private final String met;

    /**
     * Says in its message, for example, "event.timestamp must be an ISO-8601 date-time, got a number".
     *
     * @param path the path of the value, for example {@code event.timestamp}
     * @param rule the rule, as a continuation of "must": {@code "be an ISO-8601 date-time"}
     * @param met the type or shape that was found, never the value
     */
    public InvalidPayloadException(String path, String rule, String met) {
        super(ReadableText.of(Objects.requireNonNull(path, "path must not be null")) + " must " + rule + ", got "
                + met);
        this.path = ReadableText.of(path);
        this.rule = Objects.requireNonNull(rule, "rule must not be null");
        this.met = Objects.requireNonNull(met, "met must not be null");
    }

    /** {@return the path of the value that breaks the rule, for example {@code event.attributes.price}} */
    public String path() {
        return path;
    }

    /** {@return the rule, as a continuation of "must"} */
    public String rule() {
        return rule;
    }

    /** {@return the type or shape that was found} */
    public String met() {
        return met;
    }
}
