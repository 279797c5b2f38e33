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
 * A function that consumes events, with everything between it and the publishers: topic subscription, queue,
 * dead-letter queue, event source mapping and alarms, each configured as AWS recommends.
 *
 * <pre>{@code
 * MegaQueue cart = MegaQueue.Builder.create(this, "Cart")
 *         .topic(topic)
 *         .handler("com.acme.CartHandler")
 *         .code(Code.fromAsset("target/app.jar"))
 *         .build();
 * }</pre>
 *
 * <p>Or, for an existing function: {@code MegaQueue.Builder.forFunction(this, "Cart", function).topic(topic).build()}.
 *
 * <p>The ids of the resources inside are a contract, because CloudFormation replaces a resource if its id changes:
 * {@code Queue}, {@code DeadLetterQueue}, {@code Topic}, {@code LogGroup}, {@code Role}, {@code Function},
 * {@code Alias}, {@code EventSourceMapping}, {@code Dashboard}, and those of {@link MegaAlarm.Kind#id}. Not
 * thread-safe, as no construct is.
 *
 * @since 0.1
 */
public final class MegaQueue extends Construct {
    /** The name of the function's environment variable with the URL of the queue. */
    public static final String QUEUE_URL = "MEGA_QUEUE_URL";

    /** The name of the function's environment variable with the URL of the dead-letter queue, for refused messages. */
    public static final String DEAD_LETTER_QUEUE_URL = "MEGA_DEAD_LETTER_QUEUE_URL";

    /**
     * The name of the function's environment variable with the receive count at which a failing message is given up.
     */
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

    /**
     * Allows publishing to each topic of this queue or, if there is no topic, sending to the queue itself.
     *
     * @param grantee the role, user or function
     * @return the grant
     */
    public Grant grantPublish(IGrantable grantee) {
        return subscriptions.topics().stream()
                .map(topic -> topic.grantPublish(grantee))
                .reduce(Grant::combine)
                .orElseGet(() -> queues.queue().grantSendMessages(grantee));
    }

    /**
     * Allows inspecting the dead-letter queue and moving messages back to the queue, with SQS's own redrive or message
     * by message.
     *
     * @param grantee the role, user or function
     * @throws IllegalStateException if the queue has no dead-letter queue
     */
    public void grantRedrive(IGrantable grantee) {
        queues.allowRedrive(grantee, getDeadLetterQueue());
    }

    /** {@return the topics that the queue is subscribed to: the given ones, then its own} */
    public List<ITopic> getTopics() {
        return subscriptions.topics();
    }

    /** {@return the subscriptions, in the order of {@link #getTopics}} */
    public List<Subscription> getSubscriptions() {
        return subscriptions.subscriptions();
    }

    /** {@return the queue, new or existing} */
    public IQueue getQueue() {
        return queues.queue();
    }

    /**
     * {@return the dead-letter queue, new or existing}
     *
     * @throws IllegalStateException if the queue is an existing one whose dead-letter queue is not known
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
     * {@return the function, new or existing; for an alias or a version, the function that it belongs to}
     *
     * @throws IllegalStateException if the function is imported: use {@link #getTarget}
     */
    public Function getFunction() {
        if (consumer.function() instanceof Function function) {
            return function;
        }
        throw new IllegalStateException("function must be made by this app for getFunction, got an imported one at "
                + getNode().getPath() + ": use getTarget");
    }

    /**
     * {@return the target that the queue invokes: the alias of a new function, else the given function, alias or
     * version}
     */
    public IFunction getTarget() {
        return consumer.target();
    }

    /** {@return the log group of a new function} */
    public Optional<ILogGroup> getLogGroup() {
        return Optional.ofNullable(consumer.logGroup());
    }

    /** {@return the function's role} Empty only for a function that was imported without a role. */
    public Optional<IRole> getRole() {
        return Optional.ofNullable(consumer.function().getRole());
    }

    /** {@return the alias that the queue invokes} Empty only for an existing function without an alias. */
    public Optional<IAlias> getAlias() {
        return consumer.target() instanceof IAlias alias ? Optional.of(alias) : Optional.empty();
    }

    /** {@return the event source mapping} */
    public EventSourceMapping getEventSourceMapping() {
        return eventSourceMapping;
    }

    /**
     * {@return the alarm of this kind; empty if it is switched off}
     *
     * @param kind the kind of the alarm
     */
    public Optional<Alarm> getAlarm(MegaAlarm.Kind kind) {
        return Optional.ofNullable(alarms.get(kind));
    }

    /** {@return the dashboard, if there is one} */
    public Optional<Dashboard> getDashboard() {
        return Optional.ofNullable(dashboard);
    }

    /** The props of a queue with a new function. Not thread-safe. */
    public static final class Builder extends MegaFunctionProps<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts building a queue with a new function.
         *
         * @param scope the parent, usually the stack
         * @param id the id, unique in its parent
         * @return the builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Starts building a queue for an existing function, in the same stack. {@value MegaQueue#QUEUE_URL},
         * {@value MegaQueue#DEAD_LETTER_QUEUE_URL} and {@value MegaQueue#GIVE_UP_AT_RECEIVE} are added to the
         * function's environment; its timeout determines the visibility timeout.
         *
         * @param scope the parent, usually the stack
         * @param id the id, unique in its parent
         * @param function a function, or the alias or version to invoke; an imported one needs a
         *     {@link MegaQueueProps#visibilityTimeout}
         * @return the builder
         */
        public static GivenFunctionBuilder forFunction(Construct scope, String id, IFunction function) {
            return new GivenFunctionBuilder(scope, id, function);
        }

        @Override
        Builder self() {
            return this;
        }
    }

    /** The props of a queue for an existing function. Not thread-safe. */
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
