package io.sqsmega.cdk;

import io.sqsmega.cdk.MegaSourceProps.TopicSource;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.filters.FilterPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.AddToResourcePolicyResult;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * The queue's subscriptions to its topics, each with a dead-letter queue for undeliverable messages. They are created
 * here, with the ids of the CDK's SqsSubscription, because that class makes a nested stack depend on the stack around
 * it, and the key's stack on the topic's; neither can be deployed.
 */
final class Subscriptions {
    private static final ServicePrincipal SNS = new ServicePrincipal("sns.amazonaws.com");

    private final @Nullable FilterPolicy filterPolicy;
    private final List<ITopic> topics = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    Subscriptions(MegaQueue scope, MegaEventSourceProps<?> props, QueuePair queues) {
        this.filterPolicy = props.filterPolicy;
        props.topics.forEach(source -> add(source, queues));
        if (props.ownTopic) {
            ITopic own = ownTopic(scope, props);
            add(new TopicSource(own, SqsSubscriptionProps.builder().build()), queues);
        }
    }

    private static ITopic ownTopic(MegaQueue scope, MegaEventSourceProps<?> props) {
        MegaTopic.Builder topic =
                MegaTopic.Builder.create(scope, "Topic").fifo(props.queueSide().isFifo());
        if (props.encryptionKey != null) {
            topic.masterKey(props.encryptionKey);
        }
        if (props.removalPolicy != null) {
            topic.removalPolicy(props.removalPolicy);
        }
        return topic.build().getTopic();
    }

    private void add(TopicSource source, QueuePair queues) {
        ITopic topic = source.topic();
        AddToResourcePolicyResult policy = allow(topic, queues.queue());
        queues.keys().forEach(key -> new TopicKeyAccess(topic).allow(key));
        Subscription subscription = subscription(source, queues);
        if (policy.getPolicyDependable() != null) {
            subscription.getNode().addDependency(policy.getPolicyDependable());
        }
        filter(DefaultChild.of(subscription, CfnSubscription.class));
        topics.add(topic);
        subscriptions.add(subscription);
    }

    /**
     * Sets the filter policy on the resource: the CDK's subscription knows no {@code $or}. CloudFormation allows no
     * null in JSON, only in its text.
     */
    private void filter(CfnSubscription subscription) {
        if (filterPolicy == null || filterPolicy.passesEverything()) {
            return;
        }
        String scope = FilterPolicyChecks.SCOPES.get(filterPolicy.target());
        if (scope != null) {
            String json = filterPolicy.json();
            Map<String, ?> document = JsonReader.read(json);
            if (document == null || json.contains("null")) {
                subscription.addPropertyOverride("FilterPolicy", json);
            } else {
                subscription.setFilterPolicy(document);
            }
            subscription.setFilterPolicyScope(scope);
        }
    }

    private static AddToResourcePolicyResult allow(ITopic topic, IQueue queue) {
        return queue.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(SNS))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic.getTopicArn())))
                .build());
    }

    private static Subscription subscription(TopicSource source, QueuePair queues) {
        SqsSubscriptionProps props = source.subscription();
        return Subscription.Builder.create(
                        queues.scope(), Names.nodeUniqueId(source.topic().getNode()))
                .topic(source.topic())
                .protocol(SubscriptionProtocol.SQS)
                .endpoint(queues.queue().getQueueArn())
                .region(region(source.topic()))
                .rawMessageDelivery(props.getRawMessageDelivery())
                .filterPolicy(props.getFilterPolicy())
                .filterPolicyWithMessageBody(props.getFilterPolicyWithMessageBody())
                .deadLetterQueue(deadLetterQueue(source, queues))
                .build();
    }

    /** Returns the region in the ARN of an imported topic, in case the stack is deployed to another region. */
    private static @Nullable String region(ITopic topic) {
        String region = topic.getEnv().getRegion();
        return topic instanceof Topic || Token.isUnresolved(region) ? null : region;
    }

    /**
     * Returns the dead-letter queue of a subscription. SNS requires it to be of the topic's kind, independently of the
     * queue's kind.
     */
    private static @Nullable IQueue deadLetterQueue(TopicSource source, QueuePair queues) {
        IQueue given = source.subscription().getDeadLetterQueue();
        IQueue queue = queues.deadLetterQueue();
        if (given != null || queue == null) {
            return given;
        }
        boolean isOfOneKind = Boolean.TRUE.equals(queue.getFifo())
                || !Boolean.TRUE.equals(source.topic().getFifo());
        return isOfOneKind ? queue : null;
    }

    List<ITopic> topics() {
        return List.copyOf(topics);
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }
}
