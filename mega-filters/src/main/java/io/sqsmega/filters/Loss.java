package io.sqsmega.filters;

/**
 * Messages that a handler processes today and that a filter stops. A filter is refused unless each that the handler has
 * is accepted by name.
 *
 * @since 0.1
 */
public enum Loss {
    /** A subscriber takes plain text. */
    TEXT,
    /** A subscriber takes bytes. */
    BYTES,
    /** A transformer makes payloads of text, bytes or other data: the filter sees what it gets, not what it returns. */
    TRANSFORMED,
    /** The handler reads large payloads from a store: the filter sees only the pointer. */
    LARGE_PAYLOADS,
    /** The handler keeps or dead-letters messages that no subscriber wants: the filter drops them before. */
    UNMATCHED
}
