package io.sqsmega.filters;

/**
 * Thrown if no filter can be made of the patterns, or if it would stop messages that the handler processes.
 *
 * @since 0.1
 */
public final class FilterPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    FilterPolicyException(String message) {
        super(message);
    }
}
