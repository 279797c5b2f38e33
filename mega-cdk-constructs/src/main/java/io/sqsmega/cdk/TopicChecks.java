package io.sqsmega.cdk;

import io.sqsmega.cdk.MegaQueueProps.TopicSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import software.amazon.awscdk.FeatureFlags;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** Where messages come from: said once, of the queue's kind, and able to pass the queue's encryption. */
final class TopicChecks {
    private static final String MANAGED_KEY = "alias/aws/sqs";
    private static final String RESTRICT_KEY = "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption";

    private TopicChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        source(props, findings);
        Set<String> arns = new HashSet<>();
        for (TopicSource source : props.topics) {
            kind(source.topic(), props.fifo, findings);
            String path = source.topic().getNode().getPath();
            findings.require(
                    arns.add(source.topic().getTopicArn()), "topic must be given once, got " + path + " twice");
        }
        if (!props.withoutTopic && props.encryptionMasterKey != null) {
            key(props.encryptionMasterKey, findings);
            props.topics.forEach(source -> cycle(source.topic(), props, findings));
        }
    }

    private static void source(MegaEventSourceProps<?> props, Findings findings) {
        boolean anyTopic = props.ownTopic || !props.topics.isEmpty();
        findings.require(
                anyTopic || props.withoutTopic,
                "topic must be given, or ownTopic() or withoutTopic() said if publishers send to the queue, got none");
        findings.require(
                !anyTopic || !props.withoutTopic,
                "withoutTopic() must not be said beside topic or ownTopic(), got both");
    }

    private static void kind(ITopic topic, boolean fifo, Findings findings) {
        // Only a topic of this app knows its kind for sure; an imported one tells it by its name.
        if (!(topic instanceof Topic) && Token.isUnresolved(topic.getTopicArn())) {
            return;
        }
        boolean fifoTopic = Boolean.TRUE.equals(topic.getFifo());
        String path = topic.getNode().getPath();
        if (fifoTopic && !fifo) {
            findings.error("fifo must be true if the topic is a FIFO topic, as a standard queue loses its order, got"
                    + " false with the FIFO topic " + path);
        } else if (!fifoTopic && fifo) {
            findings.error(
                    "topic must be a FIFO topic if fifo is true, as SNS refuses any other, got the standard topic "
                            + path);
        }
    }

    /** SNS needs to use the key, and nobody can change the policy of the managed one. */
    private static void key(IKey key, Findings findings) {
        boolean managed =
                key.getKeyId().endsWith(MANAGED_KEY) || key.getKeyArn().endsWith(MANAGED_KEY);
        findings.require(
                !managed,
                "encryptionMasterKey must be a key of yours if there is a topic, or left out for SSE-SQS, got "
                        + MANAGED_KEY + ", which SNS cannot use");
        if (!managed && !(key instanceof Key) && !(key instanceof Alias)) {
            findings.warning(
                    "importedKey",
                    "encryptionMasterKey is imported, so that its policy cannot be changed: it must allow sns.amazonaws.com kms:GenerateDataKey and kms:Decrypt, or SNS delivers nothing.");
        }
    }

    /** With this flag the policy of the queue's key names the topic, which names its own key. */
    private static void cycle(ITopic topic, MegaEventSourceProps<?> props, Findings findings) {
        IKey topicKey = topic.getMasterKey();
        IKey queueKey = Objects.requireNonNull(props.encryptionMasterKey);
        findings.require(
                topicKey == null
                        || !topicKey.getKeyArn().equals(queueKey.getKeyArn())
                        || !Boolean.TRUE.equals(FeatureFlags.of(topic).isEnabled(RESTRICT_KEY)),
                "encryptionMasterKey must not be the key of the topic, as each would need the other to be there first"
                        + " under the feature flag " + RESTRICT_KEY + ", got the key of "
                        + topic.getNode().getPath());
    }
}
