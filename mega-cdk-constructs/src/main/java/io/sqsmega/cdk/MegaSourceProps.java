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
 * The props for the sources of the messages of a {@link MegaQueue}. At least one source is required, unless the queue
 * is an existing one. Not thread-safe.
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
     * Applies props that several queues share, such as a company's defaults. Later calls take precedence; topics and
     * actions are added.
     *
     * @param defaults sets the shared props
     * @return this builder
     */
    public B with(Consumer<? super B> defaults) {
        defaults.accept(self());
        return self();
    }

    /**
     * Subscribes the queue to a topic. May be called for several topics; the messages arrive in SNS envelopes.
     *
     * @param topic the topic
     * @return this builder
     */
    public B topic(ITopic topic) {
        return topic(topic, SqsSubscriptionProps.builder().build());
    }

    /**
     * Subscribes the queue to a topic, with a filter policy or raw message delivery. Raw delivery discards messages
     * with more than 10 attributes, and a new filter policy takes up to 15 minutes to apply. Messages that the
     * subscription cannot deliver go to the queue's dead-letter queue, unless the props name another one.
     *
     * @param topic the topic
     * @param subscription the props of the subscription
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html">Filter policies</a>
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html">Raw
     *     delivery</a>
     */
    public B topic(ITopic topic, SqsSubscriptionProps subscription) {
        topics.add(new TopicSource(MegaTopic.unwrap(topic), subscription));
        return self();
    }

    /**
     * Creates a {@link MegaTopic} of the queue's kind, with the id {@code Topic}, and subscribes the queue to it.
     *
     * @return this builder
     */
    public B ownTopic() {
        this.ownTopic = true;
        return self();
    }

    /**
     * Declares that publishers send to the queue itself.
     *
     * @return this builder
     */
    public B withoutTopic() {
        this.withoutTopic = true;
        return self();
    }

    /**
     * Adds a bucket that sends its events, such as {@code EventType.OBJECT_CREATED}, to the queue. The queue must not
     * be FIFO, and both must be in one stack unless the bucket is imported. May be called several times.
     *
     * @param bucket the name of the bucket
     * @param event the kind of event
     * @param filters the objects to select; no filter selects all
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html">Event
     *     notifications</a>
     */
    public B bucket(IBucket bucket, EventType event, NotificationKeyFilter... filters) {
        buckets.add(new BucketSource(bucket, event, List.of(filters)));
        return self();
    }

    /**
     * Makes the queue a target of an Amazon EventBridge rule in the same stack. May be called for several rules.
     *
     * @param rule the rule
     * @return this builder
     */
    public B rule(Rule rule) {
        rules.add(new RuleSource(rule, null));
        return self();
    }

    /**
     * Makes the queue a target of an Amazon EventBridge rule in the same stack, with all its events in one message
     * group. A FIFO queue requires the group, and {@code contentBasedDeduplication}, because EventBridge sets no
     * deduplication id.
     *
     * @param rule the rule
     * @param messageGroupId the message group of all events of the rule
     * @return this builder
     */
    public B rule(Rule rule, String messageGroupId) {
        rules.add(new RuleSource(rule, messageGroupId));
        return self();
    }

    /** A given topic, with the props of the subscription. */
    record TopicSource(ITopic topic, SqsSubscriptionProps subscription) {}

    /** A given bucket, with the events and objects to select. */
    record BucketSource(IBucket bucket, EventType event, List<NotificationKeyFilter> filters) {}

    /** A given rule, with its message group. */
    record RuleSource(Rule rule, @Nullable String messageGroupId) {}
}
