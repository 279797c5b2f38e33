package io.sqsmega.filters;

/**
 * A part of a pattern that a filter does not say in full, so that messages pass which the subscriber does not want.
 *
 * @param subscriber the name of the subscriber
 * @param field the field, as {@code event.quantity}
 * @param pattern the condition in words; empty if it is the whole pattern of the field
 * @param reason what passes, and why
 * @since 0.1
 */
public record Widening(String subscriber, String field, String pattern, String reason) {
    @Override
    public String toString() {
        return subscriber + ": " + field + (pattern.isEmpty() ? "" : " " + pattern) + ": " + reason;
    }
}
