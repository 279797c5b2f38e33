package io.sqsmega.local;

import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A topic of a {@link LocalAws}. Publish with {@link LocalAws#snsClient()} and {@link #arn()}.
 *
 * <p>When Publish returns, the message is on the queue of every subscription whose filter it matches; on AWS this takes
 * a moment.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class LocalTopic {
    private final SnsClient sns;
    private final String arn;

    private LocalTopic(SnsClient sns, String arn) {
        this.sns = sns;
        this.arn = arn;
    }

    static LocalTopic create(SnsClient sns, String name) {
        Map<String, String> attributes = name.endsWith(".fifo") ? Map.of("FifoTopic", "true") : Map.of();
        return new LocalTopic(
                sns,
                sns.createTopic(request -> request.name(name).attributes(attributes))
                        .topicArn());
    }

    /** {@return the ARN} */
    public String arn() {
        return arn;
    }

    /**
     * Subscribes the queue to all messages, in SNS's JSON envelope, and returns the subscription's ARN.
     *
     * @param queue the queue
     * @return the ARN of the subscription
     */
    public String subscribe(LocalQueue queue) {
        return subscribe(queue, SubscriptionOptions.defaults());
    }

    /**
     * Subscribes the queue with options and returns the subscription's ARN. A filter takes effect before this method
     * returns; on AWS it takes up to 15 minutes.
     *
     * @param queue the queue
     * @param options how the message is published
     * @return the ARN of the subscription
     * @throws software.amazon.awssdk.services.sns.model.InvalidParameterException if SNS does not accept the filter
     *     policy, or if a FIFO queue subscribes to a standard topic
     */
    public String subscribe(LocalQueue queue, SubscriptionOptions options) {
        return sns.subscribe(request -> request.topicArn(arn)
                        .protocol("sqs")
                        .endpoint(queue.arn())
                        .attributes(options.attributes())
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    @Override
    public String toString() {
        return "LocalTopic[" + arn + "]";
    }
}
