package io.sqsmega.payload;

import java.util.Objects;

/**
 * A body that is neither a JSON object nor Base64: text, verbatim. An empty body is the empty text.
 *
 * <p>Immutable and thread-safe.
 *
 * @param text the body, unchanged
 * @since 0.1
 */
public record PlaintextPayload(String text) implements Payload {

    /**
     * Checks that the text is not null.
     *
     * @param text the text
     */
    public PlaintextPayload {
        Objects.requireNonNull(text, "text must not be null");
    }

    @Override
    public String toString() {
        return "PlaintextPayload[" + text.length() + " characters]";
    }
}
