package io.sqsmega.local;

import java.util.Map;
import java.util.TreeMap;

/**
 * Options for the delivery from a {@link LocalTopic} to a queue, with the names of <a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">Subscribe</a>.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SubscriptionOptions {
    /** The part of a message that a filter policy is applied to. */
    public enum FilterPolicyScope {
        /** The attributes that the publisher set beside the message. */
        MESSAGE_ATTRIBUTES("MessageAttributes"),
        /** The message itself; if it is not a JSON object, it does not match. */
        MESSAGE_BODY("MessageBody");

        private final String attributeValue;

        FilterPolicyScope(String attributeValue) {
            this.attributeValue = attributeValue;
        }
    }

    private final Map<String, String> attributes;

    private SubscriptionOptions(Map<String, String> attributes) {
        this.attributes = Map.copyOf(attributes);
    }

    /** {@return AWS's defaults: all messages, in an envelope} */
    public static SubscriptionOptions defaults() {
        return builder().build();
    }

    /**
     * {@return the options for all messages without an envelope: the queue receives each message as it was published,
     * with its attributes}
     */
    public static SubscriptionOptions raw() {
        return builder().rawMessageDelivery(true).build();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the attributes in the form of Subscribe. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** Builds {@link SubscriptionOptions}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> attributes = new TreeMap<>();

        private Builder() {}

        /**
         * Sets whether the queue receives the bare message, with its message attributes as SQS attributes. If a message
         * then has more than ten attributes, it is discarded, as on AWS. Default: false, with an envelope.
         *
         * @param rawMessageDelivery whether the queue receives the bare message, with its message attributes as SQS
         *     attributes
         * @return this builder
         */
        public Builder rawMessageDelivery(boolean rawMessageDelivery) {
            attributes.put("RawMessageDelivery", Boolean.toString(rawMessageDelivery));
            return this;
        }

        /**
         * Delivers only messages that match this policy, a JSON object. Default: all messages.
         *
         * @param filterPolicy the policy in JSON
         * @return this builder
         */
        public Builder filterPolicy(String filterPolicy) {
            attributes.put("FilterPolicy", filterPolicy);
            return this;
        }

        /**
         * Default: {@link FilterPolicyScope#MESSAGE_ATTRIBUTES}.
         *
         * @param filterPolicyScope the part of the message to which the policy applies
         * @return this builder
         */
        public Builder filterPolicyScope(FilterPolicyScope filterPolicyScope) {
            attributes.put("FilterPolicyScope", filterPolicyScope.attributeValue);
            return this;
        }

        /** {@return the options} */
        public SubscriptionOptions build() {
            return new SubscriptionOptions(attributes);
        }
    }
}
