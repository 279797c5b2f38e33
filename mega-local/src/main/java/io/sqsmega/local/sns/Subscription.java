package io.sqsmega.local.sns;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A subscription of a queue to a topic, with its filter and form of delivery. Immutable. */
final class Subscription {
    private static final String RAW = "RawMessageDelivery";
    private static final String POLICY = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    private static final String BY_ATTRIBUTES = "MessageAttributes";
    private static final String BY_BODY = "MessageBody";
    private static final Set<String> SETTABLE = Set.of(RAW, POLICY, SCOPE);

    private final String arn;
    private final String queueArn;
    private final Map<String, String> attributes;
    private final FilterPolicy filter;

    Subscription(String arn, String queueArn, Map<String, String> attributes) {
        this.arn = arn;
        this.queueArn = queueArn;
        this.attributes = Map.copyOf(attributes);
        check();
        this.filter = FilterPolicy.of(attributes.getOrDefault(POLICY, ""), scope().equals(BY_BODY));
    }

    private void check() {
        for (String name : attributes.keySet()) {
            if (!SETTABLE.contains(name)) {
                throw SnsException.invalidParameter("AttributeName");
            }
        }
        if (!Set.of("true", "false").contains(attributes.getOrDefault(RAW, "false"))) {
            throw SnsException.invalidParameter(
                    "Attributes Reason: RawMessageDelivery: Invalid value. Must be true or false.");
        }
        if (!Set.of(BY_ATTRIBUTES, BY_BODY).contains(scope())) {
            throw SnsException.invalidParameter(
                    "Attributes Reason: FilterPolicyScope: Invalid value. Please use either MessageBody or MessageAttributes");
        }
    }

    /** Returns this subscription with one attribute changed. */
    Subscription with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        return new Subscription(arn, queueArn, changed);
    }

    String arn() {
        return arn;
    }

    String queueArn() {
        return queueArn;
    }

    boolean isRaw() {
        return Boolean.parseBoolean(attributes.get(RAW));
    }

    boolean wants(Published published) {
        return filter.accepts(published);
    }

    boolean hasAttributes(Map<String, String> others) {
        return attributes.equals(others);
    }

    /** Returns the attributes in the form of GetSubscriptionAttributes. */
    Map<String, String> describe(String topicArn, String owner) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putIfAbsent(RAW, "false");
        all.put("SubscriptionArn", arn);
        all.put("TopicArn", topicArn);
        all.put("Protocol", "sqs");
        all.put("Endpoint", queueArn);
        all.put("Owner", owner);
        all.put("PendingConfirmation", "false");
        return all;
    }

    private String scope() {
        return attributes.getOrDefault(SCOPE, BY_ATTRIBUTES);
    }
}
