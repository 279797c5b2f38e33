package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.s3.EventType;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.NotificationKeyFilter;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscriptionProps;
import software.constructs.Construct;

/**
 * The props that say where the messages of a {@link MegaQueue} come from. It has to be said, unless the queue exists.
 * Not thread-safe.
 *
 * @param <B> the builder that has these props
 * @since 0.1
 */
public abstract sealed class MegaSourceProps<B extends MegaSourceProps<B>> permits MegaQueueProps {
    final Construct scope;
    final String id;
    final List<TopicSource> topics = new ArrayList<>();
    final List<BucketSource> buckets = new ArrayList<>();
    final List<RuleSource> rules = new ArrayList<>();
    boolean ownTopic;
    boolean withoutTopic;

    MegaSourceProps(Construct scope, String id) {
        this.scope = scope;
        this.id = id;
    }

    abstract B self();

    /**
     * Applies props that several queues share, such as a company's defaults. What is said later takes precedence;
     * topics and actions are added.
     */
    public B with(Consumer<? super B> defaults) {
        defaults.accept(self());
        return self();
    }

    /** Subscribes the queue to this topic. May be said for several topics; the messages arrive in SNS envelopes. */
    public B topic(ITopic topic) {
        return topic(topic, SqsSubscriptionProps.builder().build());
    }

    /**
     * Subscribes the queue to this topic, with a filter policy or raw message delivery. Raw delivery discards messages
     * of more than 10 attributes, and a new filter policy takes up to 15 minutes to apply. What the subscription cannot
     * deliver goes to the queue's dead-letter queue, unless the props name another one.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html">Filter policies</a>
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html">Raw
     *     delivery</a>
     */
    public B topic(ITopic topic, SqsSubscriptionProps subscription) {
        topics.add(new TopicSource(MegaTopic.unwrap(topic), subscription));
        return self();
    }

    /** Creates a {@link MegaTopic} of the queue's kind, by the id {@code Topic}, and subscribes the queue to it. */
    public B ownTopic() {
        this.ownTopic = true;
        return self();
    }

    /** Says that publishers send to the queue itself. */
    public B withoutTopic() {
        this.withoutTopic = true;
        return self();
    }

    /**
     * Lets a bucket send what happens in it, such as {@code EventType.OBJECT_CREATED}. Not to a FIFO queue, and both in
     * one stack unless the bucket is imported. May be said several times.
     *
     * @param filters which objects; none for all
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html">Event
     *     notifications</a>
     */
    public B bucket(IBucket bucket, EventType event, NotificationKeyFilter... filters) {
        buckets.add(new BucketSource(bucket, event, List.of(filters)));
        return self();
    }

    /** Makes the queue a target of a rule of Amazon EventBridge, in the same stack. May be said for several rules. */
    public B rule(Rule rule) {
        rules.add(new RuleSource(rule, null));
        return self();
    }

    /**
     * Makes the queue a target of a rule of Amazon EventBridge, in the same stack, with all its events in one message
     * group. A FIFO queue needs it, and {@code contentBasedDeduplication}, since EventBridge gives no id.
     */
    public B rule(Rule rule, String messageGroupId) {
        rules.add(new RuleSource(rule, messageGroupId));
        return self();
    }

    /** A topic as it was given, and how to subscribe to it. */
    record TopicSource(ITopic topic, SqsSubscriptionProps subscription) {}

    /** A bucket as it was given, and what of it. */
    record BucketSource(IBucket bucket, EventType event, List<NotificationKeyFilter> filters) {}

    /** A rule as it was given. */
    record RuleSource(Rule rule, @Nullable String messageGroupId) {}
}
