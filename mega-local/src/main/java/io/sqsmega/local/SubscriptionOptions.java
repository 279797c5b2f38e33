package io.sqsmega.local;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a {@link LocalTopic} delivers to a queue, in the words of <a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">Subscribe</a>.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SubscriptionOptions {
    /** What a filter policy looks at. */
    public enum FilterPolicyScope {
        /** The attributes that the publisher set beside the message. */
        MESSAGE_ATTRIBUTES("MessageAttributes"),
        /** The message itself; one that is no JSON object does not match. */
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

    /** What AWS does when nothing is said: everything, in an envelope. */
    public static SubscriptionOptions defaults() {
        return builder().build();
    }

    /** Everything, without an envelope: the queue gets the message as it was published, and its attributes. */
    public static SubscriptionOptions raw() {
        return builder().rawMessageDelivery(true).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** As Subscribe takes them. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> attributes = new TreeMap<>();

        private Builder() {}

        /**
         * Whether the queue gets the bare message, with message attributes as SQS attributes; a message that has more
         * than ten is discarded then, as on AWS. Default: false, an envelope.
         */
        public Builder rawMessageDelivery(boolean rawMessageDelivery) {
            attributes.put("RawMessageDelivery", Boolean.toString(rawMessageDelivery));
            return this;
        }

        /** Lets through only what matches this policy, a JSON object. Default: everything. */
        public Builder filterPolicy(String filterPolicy) {
            attributes.put("FilterPolicy", filterPolicy);
            return this;
        }

        /** Default: {@link FilterPolicyScope#MESSAGE_ATTRIBUTES}. */
        public Builder filterPolicyScope(FilterPolicyScope filterPolicyScope) {
            attributes.put("FilterPolicyScope", filterPolicyScope.attributeValue);
            return this;
        }

        public SubscriptionOptions build() {
            return new SubscriptionOptions(attributes);
        }
    }
}
