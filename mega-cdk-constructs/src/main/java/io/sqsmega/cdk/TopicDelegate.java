package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.ResourceEnvironment;
import software.amazon.awscdk.interfaces.sns.TopicReference;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.codestarnotifications.NotificationRuleTargetConfig;
import software.amazon.awscdk.services.iam.AddToResourcePolicyResult;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.ITopicSubscription;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** A construct that can be used as a topic: it delegates every call to the topic inside. */
abstract class TopicDelegate extends Construct implements ITopic {
    TopicDelegate(Construct scope, String id) {
        super(scope, id);
    }

    /** {@return the topic} */
    public abstract Topic getTopic();

    @Override
    public String getTopicArn() {
        return getTopic().getTopicArn();
    }

    @Override
    public String getTopicName() {
        return getTopic().getTopicName();
    }

    @Override
    public Boolean getFifo() {
        return getTopic().getFifo();
    }

    @Override
    public Boolean getContentBasedDeduplication() {
        return getTopic().getContentBasedDeduplication();
    }

    @Override
    public @Nullable IKey getMasterKey() {
        return getTopic().getMasterKey();
    }

    @Override
    public TopicReference getTopicRef() {
        return getTopic().getTopicRef();
    }

    @Override
    public Stack getStack() {
        return getTopic().getStack();
    }

    @Override
    public ResourceEnvironment getEnv() {
        return getTopic().getEnv();
    }

    @Override
    public void applyRemovalPolicy(RemovalPolicy policy) {
        getTopic().applyRemovalPolicy(policy);
    }

    @Override
    public Subscription addSubscription(ITopicSubscription subscription) {
        return getTopic().addSubscription(subscription);
    }

    @Override
    public AddToResourcePolicyResult addToResourcePolicy(PolicyStatement statement) {
        return getTopic().addToResourcePolicy(statement);
    }

    /** Allows publishing and, if the topic has a key, using the key. */
    @Override
    public Grant grantPublish(IGrantable grantee) {
        return getTopic().grantPublish(grantee);
    }

    @Override
    public Grant grantSubscribe(IGrantable grantee) {
        return getTopic().grantSubscribe(grantee);
    }

    @Override
    public NotificationRuleTargetConfig bindAsNotificationRuleTarget(Construct scope) {
        return getTopic().bindAsNotificationRuleTarget(scope);
    }

    @Override
    public Metric metric(String name) {
        return getTopic().metric(name);
    }

    @Override
    public Metric metric(String name, @Nullable MetricOptions options) {
        return getTopic().metric(name, options);
    }

    @Override
    public Metric metricNumberOfMessagesPublished() {
        return getTopic().metricNumberOfMessagesPublished();
    }

    @Override
    public Metric metricNumberOfMessagesPublished(@Nullable MetricOptions options) {
        return getTopic().metricNumberOfMessagesPublished(options);
    }

    @Override
    public Metric metricNumberOfNotificationsDelivered() {
        return getTopic().metricNumberOfNotificationsDelivered();
    }

    @Override
    public Metric metricNumberOfNotificationsDelivered(@Nullable MetricOptions options) {
        return getTopic().metricNumberOfNotificationsDelivered(options);
    }

    @Override
    public Metric metricNumberOfNotificationsFailed() {
        return getTopic().metricNumberOfNotificationsFailed();
    }

    @Override
    public Metric metricNumberOfNotificationsFailed(@Nullable MetricOptions options) {
        return getTopic().metricNumberOfNotificationsFailed(options);
    }

    @Override
    public Metric metricNumberOfNotificationsFilteredOut() {
        return getTopic().metricNumberOfNotificationsFilteredOut();
    }

    @Override
    public Metric metricNumberOfNotificationsFilteredOut(@Nullable MetricOptions options) {
        return getTopic().metricNumberOfNotificationsFilteredOut(options);
    }

    @Override
    public Metric metricNumberOfNotificationsFilteredOutInvalidAttributes() {
        return getTopic().metricNumberOfNotificationsFilteredOutInvalidAttributes();
    }

    @Override
    public Metric metricNumberOfNotificationsFilteredOutInvalidAttributes(@Nullable MetricOptions options) {
        return getTopic().metricNumberOfNotificationsFilteredOutInvalidAttributes(options);
    }

    @Override
    public Metric metricNumberOfNotificationsFilteredOutNoMessageAttributes() {
        return getTopic().metricNumberOfNotificationsFilteredOutNoMessageAttributes();
    }

    @Override
    public Metric metricNumberOfNotificationsFilteredOutNoMessageAttributes(@Nullable MetricOptions options) {
        return getTopic().metricNumberOfNotificationsFilteredOutNoMessageAttributes(options);
    }

    @Override
    public Metric metricPublishSize() {
        return getTopic().metricPublishSize();
    }

    @Override
    public Metric metricPublishSize(@Nullable MetricOptions options) {
        return getTopic().metricPublishSize(options);
    }

    @Override
    public Metric metricSMSMonthToDateSpentUSD() {
        return getTopic().metricSMSMonthToDateSpentUSD();
    }

    @Override
    public Metric metricSMSMonthToDateSpentUSD(@Nullable MetricOptions options) {
        return getTopic().metricSMSMonthToDateSpentUSD(options);
    }

    @Override
    public Metric metricSMSSuccessRate() {
        return getTopic().metricSMSSuccessRate();
    }

    @Override
    public Metric metricSMSSuccessRate(@Nullable MetricOptions options) {
        return getTopic().metricSMSSuccessRate(options);
    }
}
