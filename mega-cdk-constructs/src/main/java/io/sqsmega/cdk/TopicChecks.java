package io.sqsmega.cdk;

import io.sqsmega.cdk.MegaSourceProps.TopicSource;
import io.sqsmega.cdk.ServiceSources.Service;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** Checks the sources of messages: each is given once, is of the queue's kind, and can use the queue's key. */
final class TopicChecks {

    private TopicChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        source(props, findings);
        Set<String> arns = new HashSet<>();
        for (TopicSource source : props.topics) {
            kind(source.topic(), props.queueSide().isFifo(), findings);
            place(source.topic(), props, findings);
            new SubscriptionChecks(props, findings).check(source);
            String path = source.topic().getNode().getPath();
            findings.require(
                    arns.add(source.topic().getTopicArn()), "topic must be given once, got " + path + " twice");
        }
        IKey key = props.queueSide().key();
        if (key != null) {
            ServiceSources.of(props).forEach(service -> key(key, service, findings));
        }
    }

    private static boolean hasTopic(MegaEventSourceProps<?> props) {
        return props.ownTopic || !props.topics.isEmpty();
    }

    private static void source(MegaEventSourceProps<?> props, Findings findings) {
        boolean anyTopic = hasTopic(props);
        findings.require(
                anyTopic
                        || props.withoutTopic
                        || props.queue != null
                        || !props.buckets.isEmpty()
                        || !props.rules.isEmpty(),
                "topic must be given, or ownTopic() or withoutTopic() said if publishers send to the queue, got none");
        findings.require(
                !anyTopic || !props.withoutTopic,
                "withoutTopic() must not be said beside topic or ownTopic(), got both");
    }

    private static void kind(ITopic topic, boolean fifo, Findings findings) {
        // Only a topic of this app has its kind as a property; for an imported one the name tells it.
        if (!(topic instanceof Topic) && Token.isUnresolved(topic.getTopicArn())) {
            return;
        }
        boolean fifoTopic = Boolean.TRUE.equals(topic.getFifo());
        String path = topic.getNode().getPath();
        if (fifoTopic && !fifo) {
            findings.warning(
                    "orderIsLost",
                    "The FIFO topic " + path
                            + " delivers to a standard queue, which keeps no order and may deliver twice; what cannot be delivered is lost unless the subscription has a FIFO dead-letter queue. Say fifo(true) if order matters.");
        } else if (!fifoTopic && fifo) {
            findings.error(
                    "topic must be a FIFO topic if fifo is true, as SNS refuses any other, got the standard topic "
                            + path);
        }
    }

    /** Checks regions and accounts: a subscription is in its topic's region, and so must be its dead-letter queue. */
    private static void place(ITopic topic, MegaEventSourceProps<?> props, Findings findings) {
        Environments environments = new Environments(props.scope, findings);
        environments.requireSameRegion(
                "topic",
                topic,
                "make the MegaQueue in a stack of that region, as a subscription and its dead-letter queue must be in one");
        if (environments.isOfAnotherAccount(topic)) {
            findings.warning(
                    "topicOfAnotherAccount",
                    "A topic is of another account, whose owner must allow this one sns:Subscribe: the subscription fails otherwise.");
        }
    }

    /** Checks that the service can use the key: no account can change the policy of the managed key. */
    private static void key(IKey key, Service service, Findings findings) {
        boolean managed = Keys.isManaged(key);
        findings.require(
                !managed,
                "encryptionMasterKey must be a key of yours if there is a " + service.prop()
                        + ", or left out for SSE-SQS, got " + Keys.MANAGED + ", which " + service.name()
                        + " cannot use");
        if (!managed && !Keys.isOfThisApp(key)) {
            findings.warning(
                    "importedKey" + (service.name().equals("SNS") ? "" : service.name()),
                    "encryptionMasterKey is imported, so that its policy cannot be changed: it must allow "
                            + service.principal() + " kms:GenerateDataKey and kms:Decrypt, or " + service.name()
                            + " delivers nothing.");
        }
    }
}
