package io.sqsmega.cdk;

import io.sqsmega.filters.FilterPolicy;
import io.sqsmega.filters.FilterTarget;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.ProvisionedPollerConfig;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The props of the event source mapping between queue and function inside a {@link MegaQueue}, and of their alarms. All
 * are optional. Not thread-safe.
 *
 * @param <B> the builder that has these props
 * @since 0.1
 */
public abstract sealed class MegaEventSourceProps<B extends MegaEventSourceProps<B>> extends MegaQueueProps<B>
        permits MegaFunctionProps, MegaQueue.GivenFunctionBuilder {
    Number batchSize = 10;

    @Nullable
    Duration maxBatchingWindow;

    @Nullable
    Number maxConcurrency;

    @Nullable
    ProvisionedPollerConfig provisionedPollerConfig;

    List<? extends Map<String, ?>> filters = List.of();

    @Nullable
    FilterPolicy filterPolicy;

    boolean enabled = true;
    boolean dashboard;

    @Nullable
    String metricNamespace;

    final Map<MegaAlarm.Kind, MegaAlarm> alarms = new EnumMap<>(MegaAlarm.Kind.class);
    final List<IAlarmAction> alarmActions = new ArrayList<>();
    final List<IAlarmAction> okActions = new ArrayList<>();

    MegaEventSourceProps(Construct scope, String id) {
        super(scope, id);
        MegaAlarm.defaults().forEach(alarm -> alarms.put(alarm.kind(), alarm));
    }

    /** Returns the function side of the construct. */
    abstract FunctionSide function();

    /** Returns the filters of the event source mapping. */
    List<? extends Map<String, ?>> mappingFilters() {
        if (filterPolicy == null || filterPolicy.target() != FilterTarget.EVENT_SOURCE) {
            return filters;
        }
        return filterPolicy.patterns().stream()
                .map(pattern -> Map.of("pattern", pattern))
                .toList();
    }

    QueueSide queueSide() {
        return queue == null ? new MadeQueue(this) : new GivenQueue(this, queue);
    }

    /**
     * Sets the largest number of messages of an invocation: 1 to 10,000, more than 10 with a {@link #maxBatchingWindow}
     * of at least one second; 1 to 10 on a FIFO queue. Default: 10.
     *
     * @param batchSize the largest number of messages of an invocation: 1 to 10,000, more than 10 with a
     *     {@link #maxBatchingWindow} of at least one second; 1 to 10 on a FIFO queue
     * @return this builder
     */
    public B batchSize(Number batchSize) {
        this.batchSize = batchSize;
        return self();
    }

    /**
     * Sets how long Lambda collects messages for a batch, 0 to 300 seconds; not on a FIFO queue. Default: 0 seconds.
     *
     * @param maxBatchingWindow how long Lambda collects messages for a batch, 0 to 300 seconds; not on a FIFO queue
     * @return this builder
     */
    public B maxBatchingWindow(Duration maxBatchingWindow) {
        this.maxBatchingWindow = maxBatchingWindow;
        return self();
    }

    /**
     * Sets how many invocations this queue may have at the same time, 2 to 1,000, and at most the function's reserved
     * concurrency. Default: as many as Lambda scales to.
     *
     * @param maxConcurrency how many invocations this queue may have at the same time, 2 to 1,000, and at most the
     *     function's reserved concurrency
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Scaling</a>
     */
    public B maxConcurrency(Number maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
        return self();
    }

    /**
     * Sets provisioned pollers for the queue, paid by the hour; not with {@link #maxConcurrency}. Default: none.
     *
     * @param provisionedPollerConfig provisioned pollers for the queue, paid by the hour; not with
     *     {@link #maxConcurrency}
     * @return this builder
     */
    public B provisionedPollerConfig(ProvisionedPollerConfig provisionedPollerConfig) {
        this.provisionedPollerConfig = provisionedPollerConfig;
        return self();
    }

    /**
     * Sets up to 10 filter patterns, more than 5 only with a raised quota. A message that matches none of them is
     * <b>deleted</b>, and so is a message that is not JSON. Default: every message goes to the function, whose
     * subscribers decide.
     *
     * @param filters the patterns, each a map like its JSON
     * @return this builder
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html">Filtering</a>
     */
    public B filters(List<? extends Map<String, ?>> filters) {
        this.filters = List.copyOf(filters);
        return self();
    }

    /**
     * Sets the filter of what the handler's subscribers want: of the subscriptions of all topics, or of the event
     * source mapping, as its target says. A policy of a subscription takes up to 15 minutes to apply; Lambda
     * <b>deletes</b> what the filters of the mapping do not match. Default: every message goes to the function.
     *
     * @param filterPolicy made of the handler, or read from a file that the build has written
     * @return this builder
     */
    public B filterPolicy(FilterPolicy filterPolicy) {
        this.filterPolicy = filterPolicy;
        return self();
    }

    /**
     * Sets whether the function receives messages. Default: true.
     *
     * @param enabled whether the function receives messages
     * @return this builder
     */
    public B enabled(boolean enabled) {
        this.enabled = enabled;
        return self();
    }

    /**
     * Changes an alarm or switches it off. Default: the alarms with the defaults of their factories in
     * {@link MegaAlarm}.
     *
     * @param alarm the alarm, from one of its factories
     * @return this builder
     */
    public B alarm(MegaAlarm alarm) {
        alarms.put(alarm.kind(), alarm);
        return self();
    }

    /**
     * Adds a topic to which all alarms are published, such as a topic with mail subscriptions: a standard topic of this
     * region. If it is a topic of this app, CloudWatch is allowed to publish to it. May be called several times.
     * Default: no topic.
     *
     * @param topic the topic
     * @return this builder
     */
    public B alarmTopic(ITopic topic) {
        return alarmAction(new SnsAction(MegaTopic.unwrap(topic)));
    }

    /**
     * Adds an action of all alarms; for an {@code SnsAction} with a topic of this app, CloudWatch is allowed to publish
     * to it. Up to 5, including {@link #alarmTopic}. Default: no action; the alarm is only visible.
     *
     * @param alarmAction the action
     * @return this builder
     */
    public B alarmAction(IAlarmAction alarmAction) {
        alarmActions.add(alarmAction);
        return self();
    }

    /**
     * Adds an action for the end of an alarm. Up to 5. Default: no action.
     *
     * @param okAction the action
     * @return this builder
     */
    public B okAction(IAlarmAction okAction) {
        okActions.add(okAction);
        return self();
    }

    /**
     * Sets whether to create a CloudWatch dashboard of queue, dead-letter queue and function. Default: false.
     *
     * @param dashboard whether to create a CloudWatch dashboard of queue, dead-letter queue and function
     * @return this builder
     */
    public B dashboard(boolean dashboard) {
        this.dashboard = dashboard;
        return self();
    }

    /**
     * Declares that the function writes {@code EmbeddedMetrics} in this namespace, which both must name alike. Alarms
     * and dashboard then use these metrics, too: messages that were refused, unmatched or not started, and their age.
     * Default: they use only the metrics that AWS makes.
     *
     * @param metricNamespace 1 to 256 characters of {@code a-z}, {@code A-Z}, {@code 0-9} and {@code . _ # : / -}
     * @return this builder
     * @since 0.1
     */
    public B metricNamespace(String metricNamespace) {
        this.metricNamespace = metricNamespace;
        return self();
    }

    /**
     * Creates the construct.
     *
     * @return what was built, immutable and thread-safe
     * @throws InvalidPropsException if it could not be deployed, with all errors
     */
    public MegaQueue build() {
        Findings findings = new Findings(scope, id);
        findings.require(
                removalPolicy != RemovalPolicy.SNAPSHOT,
                "removalPolicy must be DESTROY or RETAIN, as queues have no snapshots, got SNAPSHOT");
        VisibilityTimeout.check(this, findings);
        queueSide().check(findings);
        DeadLetterQueueChecks.check(this, findings);
        ReceiveCounts.check(this, findings);
        Expiry.check(this, findings);
        TopicChecks.check(this, findings);
        new ServiceSources(this).check(findings);
        FilterPolicyChecks.check(this, findings);
        EventSourceChecks.check(this, findings);
        function().check(this, findings);
        findings.throwIfErrors();
        MegaQueue queue = make();
        findings.annotate(queue);
        return queue;
    }

    /** Creates the construct. If the CDK throws, removes the unfinished construct. */
    private MegaQueue make() {
        try {
            return new MegaQueue(this);
        } catch (RuntimeException refused) {
            scope.getNode().tryRemoveChild(id);
            throw refused;
        }
    }
}
