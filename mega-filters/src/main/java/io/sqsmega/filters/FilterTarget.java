package io.sqsmega.filters;

import java.util.List;

/**
 * Where a filter runs.
 *
 * @since 0.1
 */
public enum FilterTarget {
    /** The filter policy of an SNS subscription, with the scope {@code MessageBody}. */
    SNS_BODY(List.of(), 256 * 1024),
    /** The filter policy of an SNS subscription, with the scope {@code MessageAttributes}. */
    SNS_ATTRIBUTES(List.of(), 256 * 1024),
    /** The filters of the event source mapping from a queue to a function. */
    EVENT_SOURCE(List.of("body"), 4_096),
    /** The event pattern of an EventBridge rule, for events with the MEGA payload in {@code detail}. */
    EVENT_BRIDGE(List.of("detail"), 2_048);

    /** The path of the payload in what the target sees. */
    final List<String> root;

    /** The largest number of chars of a filter. */
    final int maxChars;

    FilterTarget(List<String> root, int maxChars) {
        this.root = root;
        this.maxChars = maxChars;
    }

    boolean isSns() {
        return this == SNS_BODY || this == SNS_ATTRIBUTES;
    }

    /** Returns whether {@code exists} requires a value that is neither null nor empty. */
    boolean existsIsFilled() {
        return isSns();
    }

    /** Returns whether wildcards are documented, and {@code anything-but} of suffixes and wildcards. */
    boolean hasWildcards() {
        return this == EVENT_BRIDGE;
    }

    /** Returns whether blocks of IP addresses are documented, and {@code anything-but} of a prefix. */
    boolean hasCidrAndExcludedPrefix() {
        return this != EVENT_SOURCE;
    }
}
