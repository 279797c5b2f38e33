package io.sqsmega.payload;

import java.util.Objects;

/**
 * A payload breaks a rule: a body that claims to be a MEGA event but is none, a field that does not fit the class it is
 * read as, a value that the encoding cannot carry.
 *
 * <p>The message names the path, the rule and the type that was met. It never holds a value of the payload, so it may
 * be logged; of keys that the message made up, it shows 200 characters at most, and control characters as {@code ?}.
 *
 * <p>On the consuming side, a message that cannot be decoded is refused: it goes to the dead-letter queue and is never
 * dropped. So is a message for which {@code validate} or {@code process} throws this, or an exception that it caused.
 *
 * @since 0.1
 */
public final class InvalidPayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String rule;
    private final String met;

    /**
     * @param path where, for example {@code event.timestamp}
     * @param rule what must hold, a continuation of "must": {@code "be an ISO-8601 date-time"}
     * @param met the type or shape that was found, never the value
     */
    public InvalidPayloadException(String path, String rule, String met) {
        super(ReadableText.of(Objects.requireNonNull(path, "path must not be null")) + " must " + rule + ", got "
                + met);
        this.path = ReadableText.of(path);
        this.rule = Objects.requireNonNull(rule, "rule must not be null");
        this.met = Objects.requireNonNull(met, "met must not be null");
    }

    /** Where in the payload the rule is broken, for example {@code event.attributes.price}. */
    public String path() {
        return path;
    }

    /** What must hold there, a continuation of "must". */
    public String rule() {
        return rule;
    }

    /** The type or shape that was found. */
    public String met() {
        return met;
    }
}
