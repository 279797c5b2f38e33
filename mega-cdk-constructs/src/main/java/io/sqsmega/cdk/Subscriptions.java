package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.amazon.awscdk.services.sqs.IQueue;

/** The queue's subscriptions to its topics, each with the dead-letter queue for what cannot be delivered. */
final class Subscriptions {
    private final List<ITopic> topics = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    Subscriptions(MegaQueue scope, MegaEventSourceProps<?> props, QueuePair queues) {
        props.topics.forEach(source -> add(source.topic(), source.subscription(), queues));
        if (props.ownTopic) {
            add(ownTopic(scope, props), SqsSubscriptionProps.builder().build(), queues);
        }
    }

    private static ITopic ownTopic(MegaQueue scope, MegaEventSourceProps<?> props) {
        return MegaTopic.Builder.create(scope, "Topic").fifo(props.fifo).build().getTopic();
    }

    private void add(ITopic topic, SqsSubscriptionProps props, QueuePair queues) {
        SqsSubscription subscription = SqsSubscription.Builder.create(queues.queue())
                .rawMessageDelivery(props.getRawMessageDelivery())
                .filterPolicy(props.getFilterPolicy())
                .filterPolicyWithMessageBody(props.getFilterPolicyWithMessageBody())
                .deadLetterQueue(either(props.getDeadLetterQueue(), queues.deadLetterQueue()))
                .build();
        topics.add(topic);
        subscriptions.add(topic.addSubscription(subscription));
    }

    private static IQueue either(@Nullable IQueue given, IQueue otherwise) {
        return given == null ? otherwise : given;
    }

    List<ITopic> topics() {
        return List.copyOf(topics);
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }
}
