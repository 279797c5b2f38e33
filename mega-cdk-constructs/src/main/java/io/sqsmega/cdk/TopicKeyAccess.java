package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.FeatureFlags;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * Allows SNS to use a queue's key. With a recommended feature flag of the CDK, only for one topic. If the key cannot
 * name the topic, because the topic or its stack needs the key first, it names all topics of the account and region.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">Key
 *     management</a>
 */
record TopicKeyAccess(ITopic topic) {
    private static final String FOR_ONE_TOPIC = "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption";

    void allow(IKey key) {
        PolicyStatement.Builder statement = PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of("*"));
        if (Boolean.TRUE.equals(FeatureFlags.of(topic).isEnabled(FOR_ONE_TOPIC))) {
            statement.conditions(isNeededFirst(key) ? anyTopicOf(key) : onlyTopic());
        }
        key.addToResourcePolicy(statement.build());
    }

    private boolean isNeededFirst(IKey key) {
        return topic.getMasterKey() != null
                || !Stack.of(topic)
                        .getNode()
                        .getPath()
                        .equals(Stack.of(key).getNode().getPath());
    }

    private Map<String, Object> onlyTopic() {
        return Map.of("ArnEquals", Map.of("aws:SourceArn", topic.getTopicArn()));
    }

    private static Map<String, Object> anyTopicOf(IKey key) {
        String topics = Stack.of(key)
                .formatArn(ArnComponents.builder().service("sns").resource("*").build());
        return Map.of("ArnLike", Map.of("aws:SourceArn", topics));
    }
}
