package io.sqsmega.cdk;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.FifoThroughputScope;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.ITopicSubscription;
import software.amazon.awscdk.services.sns.LoggingConfig;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TracingConfig;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.amazon.awscdk.services.sns.subscriptions.SmsSubscription;
import software.amazon.awscdk.services.sns.subscriptions.UrlSubscription;
import software.constructs.Construct;

/**
 * A topic that publishers publish to and {@link MegaQueue}s subscribe to: an Amazon SNS topic that requires TLS.
 *
 * <pre>{@code
 * MegaTopic topic = MegaTopic.Builder.create(this, "Events").build();
 * topic.grantPublish(checkout);
 * }</pre>
 *
 * <p>It can be used wherever the CDK requires an {@code ITopic}.
 *
 * <p>The id of the topic inside is {@code Topic}; it is a contract, because CloudFormation replaces the topic if its id
 * changes. Not thread-safe, as no construct is.
 *
 * @since 0.1
 */
public final class MegaTopic extends TopicDelegate {
    private static final Set<Class<?>> NOT_TO_FIFO =
            Set.of(EmailSubscription.class, SmsSubscription.class, UrlSubscription.class, LambdaSubscription.class);

    private final Construct scope;
    private final Topic topic;

    private MegaTopic(Builder props) {
        super(props.scope, props.id);
        this.scope = props.scope;
        this.topic = Topic.Builder.create(this, "Topic")
                .topicName(props.topicName)
                .displayName(props.displayName)
                .fifo(props.fifo ? true : null)
                .contentBasedDeduplication(props.contentBasedDeduplication)
                .fifoThroughputScope(props.throughputScope())
                .masterKey(props.masterKey)
                .tracingConfig(props.tracingConfig)
                .loggingConfigs(props.loggingConfigs)
                .enforceSsl(true)
                .build();
        if (props.removalPolicy != null) {
            topic.applyRemovalPolicy(props.removalPolicy);
        }
        if (props.maximumMessageSize != null) {
            setMaximumMessageSize(props.maximumMessageSize);
        }
    }

    /** Sets a property that the CDK, and its check of templates, do not know yet. */
    private void setMaximumMessageSize(Number bytes) {
        CfnTopic resource = DefaultChild.of(topic, CfnTopic.class);
        resource.addPropertyOverride("MaximumMessageSize", bytes);
        Validations.of(resource)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::F3002")
                        .reason("CloudFormation has MaximumMessageSize since September 2026")
                        .build());
        getNode().addValidation(new LargeTopicChecks(topic, bytes));
    }

    /** Returns the topic itself, for members that {@link ITopic} does not have. */
    @Override
    public Topic getTopic() {
        return topic;
    }

    /**
     * Allows an AWS service to publish on behalf of this account and to use the topic's key:
     * {@code allowService("cloudwatch.amazonaws.com")} for alarms. The targets and destinations of the CDK, such as an
     * EventBridge rule's {@code SnsTopic} and a bucket's {@code SnsDestination}, and
     * {@link MegaEventSourceProps#alarmTopic} do this themselves.
     *
     * @param service the name of the service, such as {@code cloudwatch.amazonaws.com}
     */
    public void allowService(String service) {
        new ServiceAccess(service).allowPublish(topic.getTopicArn());
    }

    /**
     * Subscribes to the topic.
     *
     * @throws InvalidPropsException if the topic is FIFO and the endpoint is not a queue, because SNS does not deliver
     *     to it
     */
    @Override
    public Subscription addSubscription(ITopicSubscription subscription) {
        Findings findings = new Findings(scope, getNode().getId());
        boolean toAQueueAlone = Boolean.TRUE.equals(topic.getFifo());
        findings.require(
                !toAQueueAlone || !NOT_TO_FIFO.contains(subscription.getClass()),
                "subscription must be of a queue, as a FIFO topic delivers to no other endpoint, got "
                        + subscription.getClass().getSimpleName());
        findings.throwIfErrors();
        return super.addSubscription(subscription);
    }

    /** Returns the topic inside a MegaTopic, for checks that distinguish a topic of this app from an imported one. */
    static ITopic unwrap(ITopic topic) {
        return topic instanceof MegaTopic mega ? mega.getTopic() : topic;
    }

    /** The props of a topic. All are optional. Not thread-safe. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String topicName;
        private @Nullable String displayName;
        private boolean fifo;
        private @Nullable Boolean contentBasedDeduplication;
        private @Nullable FifoThroughputScope fifoThroughputScope;
        private @Nullable IKey masterKey;
        private @Nullable Number maximumMessageSize;
        private @Nullable TracingConfig tracingConfig;
        private List<LoggingConfig> loggingConfigs = List.of();
        private @Nullable RemovalPolicy removalPolicy;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /**
         * Starts building a topic.
         *
         * @param scope the parent, usually the stack
         * @param id the id, unique in its parent
         * @return the builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Sets the topic's name: 1 to 256 letters, digits, {@code -} and {@code _}; the name of a FIFO topic ends in
         * {@code .fifo}. Default: a name generated by CloudFormation.
         *
         * @param topicName the topic's name: 1 to 256 letters, digits, {@code -} and {@code _}; the name of a FIFO
         *     topic ends in {@code .fifo}
         * @return this builder
         */
        public Builder topicName(String topicName) {
            this.topicName = topicName;
            return this;
        }

        /**
         * Sets the display name. Default: none.
         *
         * @param displayName the display name
         * @return this builder
         */
        public Builder displayName(String displayName) {
            this.displayName = displayName;
            return this;
        }

        /**
         * Keeps the order within a message group; only queues can subscribe. Default: false, a standard topic.
         *
         * @param fifo whether the order is kept
         * @return this builder
         */
        public Builder fifo(boolean fifo) {
            this.fifo = fifo;
            return this;
        }

        /**
         * Sets whether SNS computes a missing deduplication id from the body; FIFO only. Default: false, each publisher
         * sets the id.
         *
         * @param contentBasedDeduplication whether SNS computes a missing deduplication id from the body; FIFO only
         * @return this builder
         */
        public Builder contentBasedDeduplication(boolean contentBasedDeduplication) {
            this.contentBasedDeduplication = contentBasedDeduplication;
            return this;
        }

        /**
         * Sets the throughput scope; FIFO only. Default: {@code MESSAGE_GROUP}, high throughput, with deduplication
         * within each message group.
         *
         * @param fifoThroughputScope the throughput scope; FIFO only
         * @return this builder
         */
        public Builder fifoThroughputScope(FifoThroughputScope fifoThroughputScope) {
            this.fifoThroughputScope = fifoThroughputScope;
            return this;
        }

        /**
         * Encrypts stored messages with this key, for $1 a month. Default: none, because SNS encrypts its disks anyway.
         *
         * @param masterKey the key
         * @return this builder
         */
        public Builder masterKey(IKey masterKey) {
            this.masterKey = masterKey;
            return this;
        }

        /**
         * Sets the largest size of a message with its attributes, and of a batch, in bytes: 1,024 to 1,048,576. Above
         * 262,144, SNS delivers only to queues, functions and Firehose, and to at most 100 subscriptions, which is
         * checked at synth; publishers must know the size
         * ({@code SnsPublisher.builder(topicArn).maxMessageBytes(1_048_576)}). Default: 262,144.
         *
         * @param maximumMessageSize the number of bytes, or a token
         * @return this builder
         * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html">Large messages</a>
         */
        public Builder maximumMessageSize(Number maximumMessageSize) {
            this.maximumMessageSize = maximumMessageSize;
            return this;
        }

        /**
         * Sets the tracing mode. {@code ACTIVE} starts traces with AWS X-Ray if publishers do not. Default: a
         * publisher's trace is passed on.
         *
         * @param tracingConfig the tracing mode
         * @return this builder
         */
        public Builder tracingConfig(TracingConfig tracingConfig) {
            this.tracingConfig = tracingConfig;
            return this;
        }

        /**
         * Sets which outcomes of deliveries are logged, by protocol, with a role that may write logs. Default: nothing
         * is logged.
         *
         * @param loggingConfigs which outcomes of deliveries are logged, by protocol, with a role that may write logs
         * @return this builder
         */
        public Builder loggingConfigs(List<LoggingConfig> loggingConfigs) {
            this.loggingConfigs = List.copyOf(loggingConfigs);
            return this;
        }

        /**
         * Sets what happens to the topic when the stack is deleted. Default: it is deleted with its subscriptions.
         *
         * @param removalPolicy what happens to the topic when the stack is deleted
         * @return this builder
         */
        public Builder removalPolicy(RemovalPolicy removalPolicy) {
            this.removalPolicy = removalPolicy;
            return this;
        }

        /**
         * Applies props that several topics share, such as a company's defaults. Later calls take precedence.
         *
         * @param defaults sets the shared props
         * @return this builder
         */
        public Builder with(Consumer<? super Builder> defaults) {
            defaults.accept(this);
            return this;
        }

        /**
         * Creates the topic.
         *
         * @return what was built, immutable and thread-safe
         * @throws InvalidPropsException if it could not be deployed
         */
        public MegaTopic build() {
            Findings findings = new Findings(scope, id);
            FifoChecks.name("topicName", topicName, 256, fifo, findings);
            FifoChecks.only("contentBasedDeduplication", contentBasedDeduplication, fifo, findings);
            FifoChecks.only("fifoThroughputScope", fifoThroughputScope, fifo, findings);
            findings.between("maximumMessageSize", maximumMessageSize, 1_024, 1_048_576);
            if (masterKey != null) {
                new Environments(scope, findings, "MegaTopic")
                        .requireSameRegion("masterKey", masterKey, "a topic is encrypted with a key of its region");
            }
            if (masterKey != null && Keys.isKnownByNameAlone(masterKey)) {
                findings.warning(
                        "masterKeyByName",
                        "grantPublish cannot allow publishers to use masterKey, as only a name of it is known."
                                + Keys.WAY_OUT);
            }
            findings.throwIfErrors();
            MegaTopic topic = new MegaTopic(this);
            findings.annotate(topic);
            return topic;
        }

        private @Nullable FifoThroughputScope throughputScope() {
            return fifo && fifoThroughputScope == null ? FifoThroughputScope.MESSAGE_GROUP : fifoThroughputScope;
        }
    }
}
