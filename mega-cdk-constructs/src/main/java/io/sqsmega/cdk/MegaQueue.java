package io.sqsmega.cdk;

import io.sqsmega.cdk.FunctionSide.Consumer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * A function that consumes events, and everything between it and their publishers: topic subscription, queue,
 * dead-letter queue, event source mapping and alarms, each set as AWS advises.
 *
 * <pre>{@code
 * MegaQueue cart = MegaQueue.Builder.create(this, "Cart")
 *         .topic(topic)
 *         .handler("com.acme.CartHandler")
 *         .code(Code.fromAsset("target/app.jar"))
 *         .build();
 * }</pre>
 *
 * <p>Or, for a function that exists: {@code MegaQueue.Builder.forFunction(this, "Cart",
 * function).topic(topic).build()}.
 *
 * <p>The ids of what is inside are a contract, since a changed id makes CloudFormation replace a resource:
 * {@code Queue}, {@code DeadLetterQueue}, {@code Topic}, {@code LogGroup}, {@code Role}, {@code Function},
 * {@code Alias}, {@code EventSourceMapping}, {@code Dashboard}, and those of {@link MegaAlarm.Kind#id}. Not
 * thread-safe, as no construct is.
 *
 * @since 0.1
 */
public final class MegaQueue extends Construct {
    /** The environment variable of the function that has the URL of the queue. */
    public static final String QUEUE_URL = "MEGA_QUEUE_URL";

    /** The environment variable of the function that has the URL of the dead-letter queue, for what it refuses. */
    public static final String DEAD_LETTER_QUEUE_URL = "MEGA_DEAD_LETTER_QUEUE_URL";

    /** The environment variable of the function that has the receive at which a failing message is given up. */
    public static final String GIVE_UP_AT_RECEIVE = "MEGA_GIVE_UP_AT_RECEIVE";

    static final List<String> VARIABLES = List.of(QUEUE_URL, DEAD_LETTER_QUEUE_URL, GIVE_UP_AT_RECEIVE);

    private final QueuePair queues;
    private final Subscriptions subscriptions;
    private final Consumer consumer;
    private final EventSourceMapping eventSourceMapping;
    private final Map<MegaAlarm.Kind, Alarm> alarms;
    private final @Nullable Dashboard dashboard;

    MegaQueue(MegaEventSourceProps<?> props) {
        super(props.scope, props.id);
        this.queues = props.queueSide().create(this);
        this.subscriptions = new Subscriptions(this, props, queues);
        new ServiceSources(props).connect(queues);
        this.consumer = props.function().consume(this, queues);
        this.eventSourceMapping = EventSources.map(this, props, queues, consumer);
        Monitoring monitoring = new Monitoring(this, props, queues, consumer);
        this.alarms = monitoring.alarms();
        this.dashboard = props.dashboard ? monitoring.dashboard() : null;
    }

    /** Allows to publish to each topic of this queue or, if there is none, to send to the queue itself. */
    public Grant grantPublish(IGrantable grantee) {
        return subscriptions.topics().stream()
                .map(topic -> topic.grantPublish(grantee))
                .reduce(Grant::combine)
                .orElseGet(() -> queues.queue().grantSendMessages(grantee));
    }

    /**
     * Allows to look into the dead-letter queue and to move messages back to the queue, by SQS's own redrive as well as
     * message by message.
     *
     * @throws IllegalStateException for a queue without a dead-letter queue
     */
    public void grantRedrive(IGrantable grantee) {
        queues.allowRedrive(grantee, getDeadLetterQueue());
    }

    /** The topics that the queue is subscribed to: those given, then its own. */
    public List<ITopic> getTopics() {
        return subscriptions.topics();
    }

    /** The subscriptions, in the order of {@link #getTopics}. */
    public List<Subscription> getSubscriptions() {
        return subscriptions.subscriptions();
    }

    /** The queue that was made, or the one that was given. */
    public IQueue getQueue() {
        return queues.queue();
    }

    /**
     * The dead-letter queue that was made or given.
     *
     * @throws IllegalStateException for a queue that was given and has none that is known
     */
    public IQueue getDeadLetterQueue() {
        IQueue deadLetters = queues.deadLetterQueue();
        if (deadLetters == null) {
            throw new IllegalStateException(
                    "deadLetterQueue must be given beside a queue that has none that is known, got" + " none at "
                            + getNode().getPath());
        }
        return deadLetters;
    }

    /**
     * The function: that which was built, or given, or for which the given alias or version stands.
     *
     * @throws IllegalStateException for an imported function, of which the app has what was given
     */
    public Function getFunction() {
        if (consumer.function() instanceof Function function) {
            return function;
        }
        throw new IllegalStateException("function must be made by this app for getFunction, got an imported one at "
                + getNode().getPath() + ": use getTarget");
    }

    /** What the queue invokes: the alias of a function that was built, else what was given. */
    public IFunction getTarget() {
        return consumer.target();
    }

    /** The log group of a function that was built. */
    public Optional<ILogGroup> getLogGroup() {
        return Optional.ofNullable(consumer.logGroup());
    }

    /** The function's role. Empty only for a function that was imported without. */
    public Optional<IRole> getRole() {
        return Optional.ofNullable(consumer.function().getRole());
    }

    /** The alias that the queue invokes. Empty only for a function that was given without one. */
    public Optional<IAlias> getAlias() {
        return consumer.target() instanceof IAlias alias ? Optional.of(alias) : Optional.empty();
    }

    public EventSourceMapping getEventSourceMapping() {
        return eventSourceMapping;
    }

    /** The alarm of this kind, unless it is switched off. */
    public Optional<Alarm> getAlarm(MegaAlarm.Kind kind) {
        return Optional.ofNullable(alarms.get(kind));
    }

    /** The dashboard, if there is to be one. */
    public Optional<Dashboard> getDashboard() {
        return Optional.ofNullable(dashboard);
    }

    /** The props of a queue with a function of its own. Not thread-safe. */
    public static final class Builder extends MegaFunctionProps<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /** A queue, and a function that is built for it. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * A queue for a function that exists, in the same stack. Its environment gets {@value MegaQueue#QUEUE_URL},
         * {@value MegaQueue#DEAD_LETTER_QUEUE_URL} and {@value MegaQueue#GIVE_UP_AT_RECEIVE}; its timeout decides the
         * visibility timeout.
         *
         * @param function a function, or the alias or version to invoke; an imported one needs a
         *     {@link MegaQueueProps#visibilityTimeout}
         */
        public static GivenFunctionBuilder forFunction(Construct scope, String id, IFunction function) {
            return new GivenFunctionBuilder(scope, id, function);
        }

        @Override
        Builder self() {
            return this;
        }
    }

    /** The props of a queue for a function that exists. Not thread-safe. */
    public static final class GivenFunctionBuilder extends MegaEventSourceProps<GivenFunctionBuilder> {
        private final GivenFunction function;

        private GivenFunctionBuilder(Construct scope, String id, IFunction function) {
            super(scope, id);
            this.function = new GivenFunction(scope, function);
        }

        @Override
        FunctionSide function() {
            return function;
        }

        @Override
        GivenFunctionBuilder self() {
            return this;
        }
    }
}
