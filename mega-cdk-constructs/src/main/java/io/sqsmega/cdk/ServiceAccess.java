package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Reference;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.Topic;

/**
 * Allows an AWS service to publish to a topic and to use the topic's key. A topic without a policy allows its account
 * to publish; a topic with one, such as the policy that requires TLS, allows only what the policy states.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html">Access policies</a>
 */
record ServiceAccess(String service) {
    /** EventBridge sends no account that a condition could compare with the topic's. */
    private static final String WITHOUT_ACCOUNT = "events.amazonaws.com";

    static ServiceAccess ofAlarms() {
        return new ServiceAccess("cloudwatch.amazonaws.com");
    }

    /**
     * Adds the permission to a topic of this app that has a policy. Otherwise a new policy would forbid more than it
     * allows.
     */
    void allowPublish(String topicArn) {
        Topic topic = topic(topicArn);
        if (topic == null) {
            return;
        }
        if (topic.getNode().tryFindChild("Policy") != null) {
            topic.addToResourcePolicy(publish(topic));
        }
        if (topic.getMasterKey() != null) {
            Keys.allow(topic.getMasterKey(), use(), topic, service + " kms:Decrypt and kms:GenerateDataKey*");
        }
    }

    /** Returns the topic of this app with the ARN; null if it is imported or not a topic. */
    static @Nullable Topic topic(String arn) {
        if (!Token.isUnresolved(arn)) {
            return null;
        }
        return Tokenization.reverseString(arn).getTokens().stream()
                .filter(Reference.class::isInstance)
                .map(token -> ((Reference) token).getTarget())
                .filter(CfnTopic.class::isInstance)
                .map(resource -> resource.getNode().getScope())
                .filter(Topic.class::isInstance)
                .map(Topic.class::cast)
                .findFirst()
                .orElse(null);
    }

    private PolicyStatement publish(Topic topic) {
        PolicyStatement.Builder statement = PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()));
        if (!service.equals(WITHOUT_ACCOUNT)) {
            statement.conditions(Map.of(
                    "StringEquals", Map.of("aws:SourceAccount", Stack.of(topic).getAccount())));
        }
        return statement.build();
    }

    private PolicyStatement use() {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(service)))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .build();
    }
}
