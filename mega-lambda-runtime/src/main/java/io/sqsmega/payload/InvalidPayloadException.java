package io.sqsmega.payload;

/**
 * A payload breaks a rule: a body that claims to be a MEGA event but is none, a field that does not fit the class it is
 * read as, a value that the encoding cannot carry.
 *
 * <p>The message names the path, the rule and the type that was met. It never holds a value of the payload, so it may
 * be logged. On the consuming side such a message is refused: it goes to the dead-letter queue and is never dropped.
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
        super(path + " must " + rule + ", got " + met);
        this.path = path;
        this.rule = rule;
        this.met = met;
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
