package io.sqsmega.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.IValidation;

/**
 * Rejects, at synth, the subscriptions of this app that SNS would reject because its topic accepts messages over 256
 * KiB, however they were made.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html">Large messages</a>
 */
final class LargeTopicChecks implements IValidation {
    private static final long SMALL = 262_144;
    private static final int MOST_SUBSCRIPTIONS = 100;
    private static final Set<String> PROTOCOLS = Set.of("sqs", "lambda", "firehose");

    private final Topic topic;
    private final Number maximumMessageSize;

    LargeTopicChecks(Topic topic, Number maximumMessageSize) {
        this.topic = topic;
        this.maximumMessageSize = maximumMessageSize;
    }

    @Override
    public List<String> validate() {
        Long known = Known.number(maximumMessageSize);
        List<String> errors = new ArrayList<>();
        if (known != null && known > SMALL) {
            String rule = " if maximumMessageSize is above " + SMALL + ", got ";
            List<CfnSubscription> subscriptions = subscriptions();
            if (subscriptions.size() > MOST_SUBSCRIPTIONS) {
                errors.add("topic must have at most " + MOST_SUBSCRIPTIONS + " subscriptions" + rule
                        + subscriptions.size());
            }
            for (CfnSubscription subscription : subscriptions) {
                String protocol = subscription.getProtocol();
                if (!PROTOCOLS.contains(protocol)) {
                    errors.add("subscription must be of a queue, a function or Firehose" + rule + protocol + " with "
                            + subscription.getNode().getPath());
                }
            }
        }
        return errors;
    }

    private List<CfnSubscription> subscriptions() {
        String topicArn = topic.getTopicArn();
        return topic.getNode().getRoot().getNode().findAll().stream()
                .filter(CfnSubscription.class::isInstance)
                .map(CfnSubscription.class::cast)
                .filter(subscription -> subscription.getTopicArn().equals(topicArn))
                .toList();
    }
}
