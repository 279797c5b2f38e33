package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Transformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function that processes the batches of an SQS queue. Extend it, register subscribers in the constructor, and
 * name the class as the function's handler; each message goes to every matching subscriber.
 *
 * <p>Messages to retry are returned as partial batch failures, so <b>the event source mapping must have
 * {@code ReportBatchItemFailures} set</b>: without it, Lambda ignores the response and deletes the whole batch. On a
 * FIFO queue, if a message stays, the later ones of its message group stay as well.
 *
 * <p>Thread-safe. On Lambda Managed Instances, Lambda calls one instance from many threads at the same time (32 for
 * each vCPU by default), so its subscribers must be thread-safe there. Elsewhere Lambda calls an instance from one
 * thread at a time. The subscribers are fixed at the first batch, or when SnapStart takes its snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-java-runtime.html">Java runtime
 *     for Lambda Managed Instances</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an
 *     SQS event source</a>
 * @since 0.1
 */
public abstract class MegaSqsHandler implements RequestHandler<SQSEvent, SQSBatchResponse>, RequestStreamHandler {
    private final HandlerOptions options;
    private final Dispatcher.Builder registered;
    private volatile @Nullable Dispatcher dispatcher;

    /**
     * Keeps the hook reachable, because CRaC does not. Its type is always available, so that reflection on this class
     * works without CRaC.
     */
    @SuppressWarnings("unused")
    private final @Nullable Object snapshotHook;

    /** Creates a handler with the default {@link HandlerOptions}. */
    protected MegaSqsHandler() {
        this(HandlerOptions.defaults());
    }

    // The hook gets this object, but is called only after the whole handler has been created.
    /**
     * Creates a handler; the subclass registers its subscribers in its constructor.
     *
     * @param options how the message is published
     */
    @SuppressWarnings("this-escape")
    protected MegaSqsHandler(HandlerOptions options) {
        Priming.once();
        this.options = options;
        this.registered = options.dispatcher();
        this.snapshotHook = isSnapshotTaken() ? SnapStart.register(this) : null;
    }

    /**
     * Returns whether Lambda takes a snapshot; see
     * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
     */
    private static boolean isSnapshotTaken() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /**
     * Adds a subscriber and collects its patterns.
     *
     * @param subscriber the subscriber
     * @throws IllegalStateException after the first batch, or SnapStart's snapshot
     */
    protected final void register(Subscriber subscriber) {
        open().register(subscriber);
    }

    /**
     * Adds a lambda as a subscriber of MEGA events.
     *
     * @param pattern what the subscriber wants
     * @param processor the code that processes a message
     */
    protected final void on(EventPattern pattern, EventHandler<MegaPayload> processor) {
        open().on(pattern, processor);
    }

    /**
     * Adds a lambda as a subscriber of data.
     *
     * @param pattern what the subscriber wants
     * @param processor the code that processes a message
     */
    protected final void on(DataPattern pattern, EventHandler<DataPayload> processor) {
        open().on(pattern, processor);
    }

    /**
     * Adds a lambda as a subscriber of MEGA events in messages that match as well: by attributes, topic or subject.
     *
     * @param pattern what the subscriber wants
     * @param message what it wants of the message
     * @param processor the code that processes a message
     * @since 0.1
     */
    protected final void on(EventPattern pattern, MessagePattern message, EventHandler<MegaPayload> processor) {
        open().on(pattern, message, processor);
    }

    /**
     * Adds a lambda as a subscriber of data in messages that match as well: by attributes, topic or subject.
     *
     * @param pattern what the subscriber wants
     * @param message what it wants of the message
     * @param processor the code that processes a message
     * @since 0.1
     */
    protected final void on(DataPattern pattern, MessagePattern message, EventHandler<DataPayload> processor) {
        open().on(pattern, message, processor);
    }

    /**
     * Adds a lambda as a subscriber of payloads of every kind in messages that match: by attributes, topic or subject.
     *
     * @param pattern what the subscriber wants
     * @param processor the code that processes a message
     * @since 0.1
     */
    protected final void on(MessagePattern pattern, EventHandler<Payload> processor) {
        open().on(pattern, processor);
    }

    /**
     * Adds a transformer that converts plain text to a payload which patterns can match.
     *
     * @param transformer the transformer
     */
    protected final void transformPlaintext(Transformer<PlaintextPayload> transformer) {
        open().transformPlaintext(transformer);
    }

    /**
     * Adds a transformer that converts bytes to a payload which patterns can match.
     *
     * @param transformer the transformer
     */
    protected final void transformBinary(Transformer<BinaryPayload> transformer) {
        open().transformBinary(transformer);
    }

    /**
     * Adds a transformer that converts data to another payload, for example to the contents of an envelope.
     *
     * @param transformer the transformer
     */
    protected final void transformData(Transformer<DataPayload> transformer) {
        open().transformData(transformer);
    }

    /**
     * Processes a batch and returns the ids of the messages that stay, in the order of the records. Malformed bodies
     * and exceptions of subscribers become outcomes. For tests and other callers: Lambda calls
     * {@link #handleRequest(InputStream, OutputStream, Context)}.
     *
     * @param context the context with the remaining time; null, for example in a unit test, means that there is enough
     *     time
     * @throws IllegalArgumentException if the event is not an SQS event: the invocation fails, and nothing is deleted
     */
    @Override
    public final SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return response(handle(SqsRecords.read(event), context));
    }

    /**
     * Processes the records of an EventBridge pipe, which Lambda passes as an array. For tests and other callers, like
     * the method for an {@code SQSEvent}.
     *
     * @param records the records of the event
     * @param context Lambda's context; null in tests, where no time limit applies
     * @return the messages that stay on the queue
     * @throws IllegalArgumentException if one of them is not an SQS record: nothing is deleted
     */
    public final SQSBatchResponse handleRequest(List<SQSMessage> records, @Nullable Context context) {
        return response(handle(SqsRecords.read(records), context));
    }

    private static SQSBatchResponse response(Set<String> staying) {
        List<BatchItemFailure> failures = new ArrayList<>(staying.size());
        for (String id : staying) {
            failures.add(new BatchItemFailure(id));
        }
        return new SQSBatchResponse(failures);
    }

    /**
     * Processes a batch from the event's JSON and writes the response as JSON. Lambda's runtime prefers this method; it
     * starts faster, because no data binding is loaded.
     *
     * @throws IllegalArgumentException if the event is not an SQS event: the invocation fails, and nothing is deleted
     */
    @Override
    public final void handleRequest(InputStream event, OutputStream response, @Nullable Context context)
            throws IOException {
        Objects.requireNonNull(event, "event must not be null");
        Objects.requireNonNull(response, "response must not be null");
        List<Message> messages = SqsEventReader.read(event, dispatcher().readsWholeBodies());
        BatchResponse.write(handle(messages, context), response);
    }

    /** Processes the messages and returns the ids of those that stay. */
    private Set<String> handle(List<Message> messages, @Nullable Context context) {
        Set<String> staying = new LinkedHashSet<>();
        for (MessageReport report : handle(dispatcher(), messages, context)) {
            if (report.outcome().stays()) {
                staying.add(report.messageId());
            }
        }
        return staying;
    }

    /** Processes the messages and returns their reports, in the same order. */
    final List<MessageReport> handle(Dispatcher dispatcher, List<Message> messages, @Nullable Context context) {
        try (Invocation invocation = Invocation.of(dispatcher, options, context)) {
            Batch batch = invocation.batch(messages);
            invocation.observeBegin(messages);
            for (List<Lane> lanes = batch.lanes(); !lanes.isEmpty(); lanes = batch.furtherLanes()) {
                options.workers().run(lanes, invocation);
            }
            List<MessageReport> reports = batch.reports();
            warnOfWhatWasNotStarted(reports, invocation);
            invocation.schedule(reports);
            invocation.observeEnd(reports);
            invocation.endTrace(batch);
            return reports;
        }
    }

    /**
     * {@return why each subscriber does not want a message, by the subscriber's name; the list is empty for a
     * subscriber that wants it} A violation of the protocol is explained under {@code the MEGA protocol}.
     *
     * @param message the message
     */
    public final Map<String, List<Mismatch>> explain(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return dispatcher().explain(message);
    }

    private static void warnOfWhatWasNotStarted(List<MessageReport> reports, Invocation invocation) {
        int count = 0;
        for (MessageReport report : reports) {
            count += report.outcome().kind() == Outcome.Kind.NOT_STARTED ? 1 : 0;
        }
        if (count > 0) {
            invocation.warn(
                    count + " of " + reports.size()
                            + " messages were not started for lack of time or threads; they come again, but SQS counts the receive."
                            + " Lower the batch size, or raise the function's timeout or the parallelism",
                    null);
        }
    }

    /**
     * Returns the dispatcher of all registered subscribers; nothing can be registered afterwards.
     *
     * @throws IllegalStateException if no subscriber is registered
     */
    final Dispatcher dispatcher() {
        Dispatcher built = dispatcher;
        return built == null ? build() : built;
    }

    /** Builds the dispatcher once, even if several threads have a first batch. */
    private synchronized Dispatcher build() {
        Dispatcher built = dispatcher;
        if (built == null) {
            built = registered.build();
            if (!built.hasSubscribers()) {
                throw new IllegalStateException(
                        "a handler must have a subscriber, got none: register it in the constructor");
            }
            dispatcher = built;
        }
        return built;
    }

    private Dispatcher.Builder open() {
        if (dispatcher != null) {
            throw new IllegalStateException(
                    "subscribers must be registered before the first batch: do it in the constructor");
        }
        return registered;
    }
}
