package io.sqsmega.local.sns;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All topics with their subscriptions. Thread-safe. */
final class Topics {
    private final String arnPrefix;
    private final Map<String, Topic> byArn = new ConcurrentHashMap<>();

    Topics(String arnPrefix) {
        this.arnPrefix = arnPrefix;
    }

    /** Creates a topic, unless it exists already. */
    Topic create(String name, Map<String, String> attributes, Map<String, String> tags) {
        Topic candidate = new Topic(arnPrefix, name, attributes);
        candidate.tags().add(tags);
        Topic topic = byArn.computeIfAbsent(candidate.arn(), arn -> candidate);
        if (!topic.agreesWith(attributes)) {
            throw SnsException.invalidParameter("Attributes Reason: Topic already exists with different attributes");
        }
        if (!topic.tags().agreeWith(tags)) {
            throw SnsException.invalidParameter("Tags Reason: Topic already exists with different tags");
        }
        return topic;
    }

    Topic get(String arn) {
        Topic topic = byArn.get(arn);
        if (topic == null) {
            throw SnsException.notFound("Topic");
        }
        return topic;
    }

    /** Returns the topic whose tags are asked for: actions on tags have an error of their own. */
    Topic tagged(String arn) {
        Topic topic = byArn.get(arn);
        if (topic == null) {
            throw SnsException.resourceNotFound();
        }
        return topic;
    }

    void delete(String arn) {
        byArn.remove(arn);
    }

    Collection<Topic> all() {
        return byArn.values().stream().sorted(Comparator.comparing(Topic::arn)).toList();
    }

    /** Subscribes the queue, unless the same subscription exists already. */
    synchronized Subscription subscribe(Topic topic, String queueArn, Map<String, String> attributes) {
        checkQueue(topic, queueArn);
        String arn = topic.arn() + ":" + UUID.randomUUID();
        Subscription candidate = new Subscription(arn, queueArn, attributes);
        for (Subscription existing : topic.subscriptions) {
            if (existing.queueArn().equals(queueArn)) {
                return sameAs(existing, attributes);
            }
        }
        topic.checkAnotherSubscription();
        topic.subscriptions.add(candidate);
        return candidate;
    }

    private static void checkQueue(Topic topic, String queueArn) {
        if (!queueArn.matches("arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]+")) {
            throw SnsException.invalidParameter("SQS endpoint ARN");
        }
        if (queueArn.endsWith(".fifo") && !topic.isFifo()) {
            throw SnsException.invalidParameter(
                    "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
    }

    private static Subscription sameAs(Subscription existing, Map<String, String> attributes) {
        if (!existing.hasAttributes(attributes)) {
            throw SnsException.invalidParameter(
                    "Attributes Reason: Subscription already exists with different attributes");
        }
        return existing;
    }

    /** A subscription with its topic. */
    record Found(Topic topic, Subscription subscription) {}

    Found subscription(String arn) {
        for (Topic topic : byArn.values()) {
            for (Subscription subscription : topic.subscriptions) {
                if (subscription.arn().equals(arn)) {
                    return new Found(topic, subscription);
                }
            }
        }
        throw SnsException.notFound("Subscription");
    }

    synchronized void change(String arn, String attribute, String value) {
        Found found = subscription(arn);
        List<Subscription> subscriptions = found.topic().subscriptions;
        subscriptions.set(
                subscriptions.indexOf(found.subscription()),
                found.subscription().with(attribute, value));
    }

    /** Removes a subscription. Does nothing if it does not exist, as on AWS. */
    synchronized void unsubscribe(String arn) {
        for (Topic topic : byArn.values()) {
            topic.subscriptions.removeIf(subscription -> subscription.arn().equals(arn));
        }
    }
}
