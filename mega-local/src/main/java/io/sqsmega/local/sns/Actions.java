package io.sqsmega.local.sns;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The actions of SNS: one method for each, from request to answer. Thread-safe. */
final class Actions {
    private final Topics topics;
    private final Publisher publisher;
    private final String accountId;

    Actions(Topics topics, Publisher publisher, String accountId) {
        this.topics = topics;
        this.publisher = publisher;
        this.accountId = accountId;
    }

    /** Performs the action that the request names, and returns the answer. */
    String perform(QueryRequest request) {
        String action = request.optional("Action").orElse("");
        return Xml.response(action, result(action, request));
    }

    private Consumer<Xml> result(String action, QueryRequest request) {
        return switch (action) {
            case "CreateTopic" -> createTopic(request);
            case "DeleteTopic" -> deleteTopic(request);
            case "ListTopics" -> this::listTopics;
            case "GetTopicAttributes" -> getTopicAttributes(request);
            case "SetTopicAttributes" -> setTopicAttributes(request);
            case "Subscribe" -> subscribe(request);
            case "Unsubscribe" -> unsubscribe(request);
            case "ListSubscriptions" -> listSubscriptions(topics.all().stream().toList());
            case "ListSubscriptionsByTopic" -> listSubscriptions(List.of(topic(request)));
            case "GetSubscriptionAttributes" -> getSubscriptionAttributes(request);
            case "SetSubscriptionAttributes" -> setSubscriptionAttributes(request);
            case "Publish" -> publish(request);
            case "TagResource" -> tagResource(request);
            case "UntagResource" -> untagResource(request);
            case "ListTagsForResource" -> listTags(request);
            case "ConfirmSubscription" -> confirmSubscription(request);
            case "PublishBatch" -> PublishBatch.of(topic(request), request).publishWith(publisher);
            default -> throw new SnsException(400, "InvalidAction", "Not an action of this SNS: " + action);
        };
    }

    private Topic topic(QueryRequest request) {
        return topics.get(request.required("TopicArn"));
    }

    private Consumer<Xml> createTopic(QueryRequest request) {
        Topic topic = topics.create(request.required("Name"), request.map("Attributes"), tags(request));
        return xml -> xml.element("TopicArn", topic.arn());
    }

    private Consumer<Xml> deleteTopic(QueryRequest request) {
        topics.delete(request.required("TopicArn"));
        return Actions::nothing;
    }

    private void listTopics(Xml xml) {
        xml.element(
                "Topics",
                list -> topics.all()
                        .forEach(topic -> list.element("member", member -> member.element("TopicArn", topic.arn()))));
    }

    private Consumer<Xml> getTopicAttributes(QueryRequest request) {
        return attributes(topic(request).describe(accountId));
    }

    private Consumer<Xml> setTopicAttributes(QueryRequest request) {
        topic(request)
                .set(
                        request.required("AttributeName"),
                        request.optional("AttributeValue").orElse(""));
        return Actions::nothing;
    }

    private Consumer<Xml> subscribe(QueryRequest request) {
        if (!request.required("Protocol").equals("sqs")) {
            throw SnsException.invalidParameter("Protocol must be sqs here");
        }
        Subscription subscription =
                topics.subscribe(topic(request), request.required("Endpoint"), request.map("Attributes"));
        return xml -> xml.element("SubscriptionArn", subscription.arn());
    }

    private Consumer<Xml> unsubscribe(QueryRequest request) {
        topics.unsubscribe(request.required("SubscriptionArn"));
        return Actions::nothing;
    }

    private Consumer<Xml> listSubscriptions(List<Topic> of) {
        return xml -> xml.element(
                "Subscriptions",
                list -> of.forEach(topic -> topic.subscriptions.forEach(
                        subscription -> list.element("member", member -> describe(topic, subscription, member)))));
    }

    private void describe(Topic topic, Subscription subscription, Xml member) {
        member.element("TopicArn", topic.arn())
                .element("SubscriptionArn", subscription.arn())
                .element("Protocol", "sqs")
                .element("Endpoint", subscription.queueArn())
                .element("Owner", accountId);
    }

    private Consumer<Xml> getSubscriptionAttributes(QueryRequest request) {
        Topics.Found found = topics.subscription(request.required("SubscriptionArn"));
        return attributes(found.subscription().describe(found.topic().arn(), accountId));
    }

    private Consumer<Xml> setSubscriptionAttributes(QueryRequest request) {
        topics.change(
                request.required("SubscriptionArn"),
                request.required("AttributeName"),
                request.optional("AttributeValue").orElse(""));
        return Actions::nothing;
    }

    private Consumer<Xml> publish(QueryRequest request) {
        Topic topic = topics.get(request.optional("TopicArn").orElseGet(() -> request.required("TargetArn")));
        Published published = publisher.publish(topic, Publication.read(request, topic));
        return published::describe;
    }

    private Consumer<Xml> tagResource(QueryRequest request) {
        topics.tagged(request.required("ResourceArn")).tags().add(tags(request));
        return Actions::nothing;
    }

    private Consumer<Xml> untagResource(QueryRequest request) {
        topics.tagged(request.required("ResourceArn")).tags().remove(request.texts("TagKeys"));
        return Actions::nothing;
    }

    private Consumer<Xml> listTags(QueryRequest request) {
        Map<String, String> tags =
                topics.tagged(request.required("ResourceArn")).tags().all();
        return xml -> xml.element(
                "Tags",
                list -> tags.forEach((key, value) -> list.element(
                        "member", member -> member.element("Key", key).element("Value", value))));
    }

    private static Map<String, String> tags(QueryRequest request) {
        Map<String, String> tags = new TreeMap<>();
        for (QueryRequest tag : request.entries("Tags", "member")) {
            if (tags.put(tag.required("Key"), tag.required("Value")) != null) {
                throw SnsException.invalidParameter("Tags Reason: Duplicated keys are not allowed.");
            }
        }
        return tags;
    }

    /** Rejects every token: subscriptions of queues are confirmed at once, so none was ever sent. */
    private Consumer<Xml> confirmSubscription(QueryRequest request) {
        topic(request);
        request.required("Token");
        throw SnsException.invalidParameter("Token");
    }

    private static Consumer<Xml> attributes(Map<String, String> attributes) {
        return xml -> xml.element(
                "Attributes",
                map -> attributes.forEach((key, value) ->
                        map.element("entry", entry -> entry.element("key", key).element("value", value))));
    }

    private static void nothing(Xml xml) {
        // The result of an action whose answer only confirms it.
    }
}
