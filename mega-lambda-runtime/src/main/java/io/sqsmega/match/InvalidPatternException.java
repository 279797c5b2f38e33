package io.sqsmega.match;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a pattern without a meaning: {@code gt("abc")}, a malformed regular expression, {@code oneOf()} without
 * arguments.
 *
 * <p>It is thrown when the pattern is built, never while a message is matched. Its message says what is allowed and
 * what was given: a pattern is code, so its values are shown.
 *
 * @since 0.1
 */
public final class InvalidPatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidPatternException(String thing, String rule, String given) {
        this(thing, rule, given, null);
    }

    InvalidPatternException(String thing, String rule, String given, @Nullable Throwable cause) {
        super(thing + " must " + rule + ", got " + given, cause);
    }
}
