package io.sqsmega.local.sns;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A topic with its attributes and subscriptions. Thread-safe. */
final class Topic {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final String FIFO = "FifoTopic";
    private static final String MESSAGE_SIZE = "MaximumMessageSize";
    private static final Set<String> ATTRIBUTES = Set.of(
            "ArchivePolicy",
            "ContentBasedDeduplication",
            "DataProtectionPolicy",
            "DeliveryPolicy",
            "DisplayName",
            "FifoThroughputScope",
            FIFO,
            "KmsMasterKeyId",
            MESSAGE_SIZE,
            "Policy",
            "SignatureVersion",
            "TracingConfig");
    private static final Pattern FEEDBACK = Pattern.compile("(HTTP|Firehose|Lambda|Application|SQS)"
            + "(SuccessFeedbackRoleArn|SuccessFeedbackSampleRate|FailureFeedbackRoleArn)");
    private static final String FIFO_SUFFIX = ".fifo";
    private static final int DEFAULT_MESSAGE_SIZE = 262_144;
    private static final int SMALLEST_MESSAGE_SIZE = 1_024;
    private static final int LARGEST_MESSAGE_SIZE = 1_048_576;
    /** See https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html. */
    private static final int MOST_SUBSCRIPTIONS_OF_A_LARGE_TOPIC = 100;

    private final String arn;
    private final boolean fifo;
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final Tags tags = new Tags();
    private final Deduplication deduplication = new Deduplication();
    final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    Topic(String arnPrefix, String name, Map<String, String> attributes) {
        this.arn = arnPrefix + name;
        this.fifo = isTrue(attributes, FIFO);
        checkName(name);
        attributes.forEach(this::put);
    }

    private void checkName(String name) {
        if (fifo != name.endsWith(FIFO_SUFFIX)) {
            throw SnsException.invalidParameter(fifo ? "Fifo Topic names must end with .fifo" : "Topic Name");
        }
        String stem = fifo ? name.substring(0, name.length() - FIFO_SUFFIX.length()) : name;
        if (!NAME.matcher(stem).matches()) {
            throw SnsException.invalidParameter("Topic Name");
        }
    }

    /** Changes an attribute. {@code FifoTopic} is set when the topic is created, and never again. */
    void set(String attribute, String value) {
        if (attribute.equals(FIFO)) {
            throw SnsException.invalidParameter("AttributeName");
        }
        put(attribute, value);
    }

    private void put(String attribute, String value) {
        if (!ATTRIBUTES.contains(attribute) && !FEEDBACK.matcher(attribute).matches()) {
            throw SnsException.invalidParameter("AttributeName");
        }
        if (attribute.equals(MESSAGE_SIZE)) {
            checkMessageSize(value);
        }
        attributes.put(attribute, value);
    }

    private void checkMessageSize(String value) {
        int size = value.matches("\\d{1,7}") ? Integer.parseInt(value) : 0;
        if (size < SMALLEST_MESSAGE_SIZE || size > LARGEST_MESSAGE_SIZE) {
            throw SnsException.invalidParameter("Attributes Reason: MaximumMessageSize must be " + SMALLEST_MESSAGE_SIZE
                    + " to " + LARGEST_MESSAGE_SIZE);
        }
        checkSubscriptions(size, subscriptions.size());
    }

    /** Checks that the topic can have one more subscription. */
    void checkAnotherSubscription() {
        checkSubscriptions(maximumMessageSize(), subscriptions.size() + 1);
    }

    private static void checkSubscriptions(int messageSize, int subscriptions) {
        if (messageSize > DEFAULT_MESSAGE_SIZE && subscriptions > MOST_SUBSCRIPTIONS_OF_A_LARGE_TOPIC) {
            throw SnsException.invalidParameter("A topic with MaximumMessageSize above " + DEFAULT_MESSAGE_SIZE
                    + " must have at most " + MOST_SUBSCRIPTIONS_OF_A_LARGE_TOPIC + " subscriptions");
        }
    }

    String arn() {
        return arn;
    }

    boolean isFifo() {
        return fifo;
    }

    boolean isContentBasedDeduplication() {
        return isTrue(attributes, "ContentBasedDeduplication");
    }

    /** Returns the largest size of a message in bytes: 256 KiB, unless the topic allows up to 1 MiB. */
    int maximumMessageSize() {
        return Integer.parseInt(attributes.getOrDefault(MESSAGE_SIZE, "" + DEFAULT_MESSAGE_SIZE));
    }

    Tags tags() {
        return tags;
    }

    Deduplication deduplication() {
        return deduplication;
    }

    /** Returns whether CreateTopic with these attributes refers to this topic. */
    boolean agreesWith(Map<String, String> others) {
        return attributes.entrySet().containsAll(others.entrySet());
    }

    /** Returns the attributes in the form of GetTopicAttributes. */
    Map<String, String> describe(String owner) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.put("TopicArn", arn);
        all.put("Owner", owner);
        all.put("SubscriptionsConfirmed", Integer.toString(subscriptions.size()));
        all.put("SubscriptionsPending", "0");
        all.put("SubscriptionsDeleted", "0");
        return all;
    }

    private static boolean isTrue(Map<String, String> attributes, String name) {
        return Boolean.parseBoolean(attributes.get(name));
    }
}
