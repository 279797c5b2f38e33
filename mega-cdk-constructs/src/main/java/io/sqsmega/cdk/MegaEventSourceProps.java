package io.sqsmega.cdk;

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
 * The props of the event source mapping between queue and function inside a {@link MegaQueue}, and of the alarms that
 * watch over both. All are optional. Not thread-safe.
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
    boolean enabled = true;
    boolean dashboard;
    final Map<MegaAlarm.Kind, MegaAlarm> alarms = new EnumMap<>(MegaAlarm.Kind.class);
    final List<IAlarmAction> alarmActions = new ArrayList<>();
    final List<IAlarmAction> okActions = new ArrayList<>();

    MegaEventSourceProps(Construct scope, String id) {
        super(scope, id);
        MegaAlarm.defaults().forEach(alarm -> alarms.put(alarm.kind(), alarm));
    }

    /** The function side of the construct. */
    abstract FunctionSide function();

    QueueSide queueSide() {
        return queue == null ? new MadeQueue(this) : new GivenQueue(this, queue);
    }

    /**
     * How many messages an invocation gets at most: 1 to 10,000, above 10 with a {@link #maxBatchingWindow} of at least
     * a second; 1 to 10 on a FIFO queue. Default: 10.
     */
    public B batchSize(Number batchSize) {
        this.batchSize = batchSize;
        return self();
    }

    /** How long Lambda gathers messages for a batch, 0 to 300 seconds; not on a FIFO queue. Default: not at all. */
    public B maxBatchingWindow(Duration maxBatchingWindow) {
        this.maxBatchingWindow = maxBatchingWindow;
        return self();
    }

    /**
     * How many invocations this queue may have at a time, 2 to 1,000, and no more than the function's reserved
     * concurrency. Default: as many as Lambda scales to.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Scaling</a>
     */
    public B maxConcurrency(Number maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
        return self();
    }

    /** Pollers of the queue's own, paid by the hour; not with {@link #maxConcurrency}. Default: none. */
    public B provisionedPollerConfig(ProvisionedPollerConfig provisionedPollerConfig) {
        this.provisionedPollerConfig = provisionedPollerConfig;
        return self();
    }

    /**
     * Up to 10 patterns, above 5 by a raised quota; a message that matches none of them is <b>deleted</b>, and so is
     * one that is no JSON. Default: every message goes to the function, whose subscribers decide.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html">Filtering</a>
     */
    public B filters(List<? extends Map<String, ?>> filters) {
        this.filters = List.copyOf(filters);
        return self();
    }

    /** Whether the function gets messages. Default: true. */
    public B enabled(boolean enabled) {
        this.enabled = enabled;
        return self();
    }

    /** Tunes an alarm, or switches it off. Default: each as its factory in {@link MegaAlarm} has it. */
    public B alarm(MegaAlarm alarm) {
        alarms.put(alarm.kind(), alarm);
        return self();
    }

    /**
     * Where all alarms are published, such as a topic that people have subscribed to by mail: a standard topic of this
     * region. CloudWatch is allowed to publish to it, if it is a topic of this app. May be said several times. Default:
     * nowhere.
     */
    public B alarmTopic(ITopic topic) {
        return alarmAction(new SnsAction(MegaTopic.unwrap(topic)));
    }

    /**
     * What an alarm does, each of them; for an {@code SnsAction} of a topic of this app CloudWatch is allowed to
     * publish to it. Up to 5, {@link #alarmTopic} counted. Default: nothing, it only shows.
     */
    public B alarmAction(IAlarmAction alarmAction) {
        alarmActions.add(alarmAction);
        return self();
    }

    /** What an alarm does when it is over. Up to 5. Default: nothing. */
    public B okAction(IAlarmAction okAction) {
        okActions.add(okAction);
        return self();
    }

    /** Also creates a CloudWatch dashboard of queue, dead-letter queue and function. Default: false. */
    public B dashboard(boolean dashboard) {
        this.dashboard = dashboard;
        return self();
    }

    /**
     * Creates the construct.
     *
     * @throws InvalidPropsException if it could not be deployed like this, with everything that is wrong
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
        EventSourceChecks.check(this, findings);
        function().check(this, findings);
        findings.throwIfErrors();
        MegaQueue queue = make();
        findings.annotate(queue);
        return queue;
    }

    /** Whatever the CDK refuses by itself, nothing half-built stays behind. */
    private MegaQueue make() {
        try {
            return new MegaQueue(this);
        } catch (RuntimeException refused) {
            scope.getNode().tryRemoveChild(id);
            throw refused;
        }
    }
}
