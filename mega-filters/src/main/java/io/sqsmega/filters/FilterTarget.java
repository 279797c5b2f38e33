package io.sqsmega.filters;

import java.util.List;

/**
 * Where a filter runs.
 *
 * @since 0.1
 */
public enum FilterTarget {
    /** The filter policy of an SNS subscription, with the scope {@code MessageBody}. */
    SNS_BODY("", 256 * 1024),
    /** The filter policy of an SNS subscription, with the scope {@code MessageAttributes}. */
    SNS_ATTRIBUTES("", 256 * 1024),
    /** The filters of the event source mapping from a queue to a function. */
    EVENT_SOURCE("body", 4_096),
    /** The event pattern of an EventBridge rule, for events with the MEGA payload in {@code detail}. */
    EVENT_BRIDGE("detail", 2_048);

    /** The key of the payload in what the target sees; empty if the target sees nothing else. */
    private final String root;

    /** The largest number of chars of a filter. */
    final int maxChars;

    FilterTarget(String root, int maxChars) {
        this.root = root;
        this.maxChars = maxChars;
    }

    /** Returns the path of the payload in what the target sees. */
    List<String> root() {
        return root.isEmpty() ? List.of() : List.of(root);
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
