package io.sqsmega.filters;

/**
 * What you know about the messages, and a filter may rely on. If it is not true, the filter stops messages that a
 * subscriber wants.
 *
 * @since 0.1
 */
public enum Assumption {
    /**
     * All senders write JSON: no BSON, text or bytes. A filter on the body stops every other body, so it requires this.
     */
    ONLY_JSON,
    /**
     * A field that a pattern compares, and does not look into, has a string, number, boolean or null, or is missing; so
     * has an item of a list. Filters cannot tell {@code "a"} from {@code ["a"]}, nor {@code {}} and {@code []} from a
     * missing field: without this, {@code not(…)} and {@code present()} let everything pass. The fields of an event and
     * of its object need no assumption, because the protocol says what they are.
     */
    SCALAR_FIELDS,
    /**
     * Numbers are JSON numbers and not strings, between -10<sup>9</sup> and 10<sup>9</sup>, with at most five decimals.
     * A pattern takes {@code "5"} for 5, and filters do not; without this, {@code gt(0)} lets every value pass.
     */
    PLAIN_NUMBERS,
    /**
     * The bodies in the queue are payloads, without an SNS envelope: the queue's subscriptions have raw message
     * delivery. Lambda cannot look into an envelope: without this, {@link FilterTarget#EVENT_SOURCE} lets every
     * envelope pass. Other targets do not need it.
     */
    RAW_DELIVERY
}
