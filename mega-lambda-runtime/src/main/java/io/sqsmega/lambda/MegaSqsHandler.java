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
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
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
 * A Lambda function that takes the batches of an SQS queue. Extend it, register subscribers in the constructor, and
 * name the class as the function's handler; each message goes to every subscriber that matches.
 *
 * <p>What must be tried again is returned as a partial batch failure, so <b>the event source mapping must have
 * {@code ReportBatchItemFailures} set</b>: without it, Lambda ignores the response and deletes the whole batch. On a
 * FIFO queue, what comes behind a message that stays is left too, within its message group.
 *
 * <p>Thread-safe, and its subscribers must be where Lambda calls one instance from many threads at a time: on Lambda
 * Managed Instances (32 for each vCPU by default). Elsewhere it calls an instance from one thread at a time. The
 * subscribers are fixed with the first batch, or when SnapStart takes its snapshot.
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

    /** Kept, since CRaC does not. Of a type that is always there, so that the class can be looked into without CRaC. */
    @SuppressWarnings("unused")
    private final @Nullable Object snapshotHook;

    /** A handler with the default {@link HandlerOptions}. */
    protected MegaSqsHandler() {
        this(HandlerOptions.defaults());
    }

    // The hook that is given this is called when the whole handler has been made.
    @SuppressWarnings("this-escape")
    protected MegaSqsHandler(HandlerOptions options) {
        Priming.once();
        this.options = options;
        this.registered = options.dispatcher();
        this.snapshotHook = isSnapshotTaken() ? SnapStart.register(this) : null;
    }

    /** As Lambda's environment says: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
    private static boolean isSnapshotTaken() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /**
     * Adds a subscriber, and asks it for its patterns.
     *
     * @throws IllegalStateException after the first batch, or SnapStart's snapshot
     */
    protected final void register(Subscriber subscriber) {
        open().register(subscriber);
    }

    /** Adds a subscriber of MEGA events that is a lambda. */
    protected final void on(EventPattern pattern, EventHandler<MegaPayload> processor) {
        open().on(pattern, processor);
    }

    /** Adds a subscriber of data objects that is a lambda. */
    protected final void on(DataPattern pattern, EventHandler<DataPayload> processor) {
        open().on(pattern, processor);
    }

    /** Adds a transformer, which turns plain text into a payload that patterns can look into. */
    protected final void transformPlaintext(Transformer<PlaintextPayload> transformer) {
        open().transformPlaintext(transformer);
    }

    /** Adds a transformer, which turns bytes into a payload that patterns can look into. */
    protected final void transformBinary(Transformer<BinaryPayload> transformer) {
        open().transformBinary(transformer);
    }

    /** Adds a transformer, which turns data into another payload, for example into what an envelope of it holds. */
    protected final void transformData(Transformer<DataPayload> transformer) {
        open().transformData(transformer);
    }

    /**
     * Handles a batch. Whatever its bodies hold and whatever the subscribers throw, it returns the ids of the messages
     * that stay, in the order of the records. For tests and callers: Lambda calls {@link #handleRequest(InputStream,
     * OutputStream, Context)}.
     *
     * @param context tells the time that is left; null, as in a unit test, means that there is enough
     * @throws IllegalArgumentException if the event is none of SQS: the invocation fails, and nothing is deleted
     */
    @Override
    public final SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        return response(handle(SqsRecords.read(event), context));
    }

    /**
     * The same for the records of an EventBridge pipe, which Lambda hands over as an array: for tests and callers, as
     * the one above.
     *
     * @throws IllegalArgumentException if one of these is no SQS record: nothing is deleted
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
     * The same from the event's JSON to that of the response. Lambda's runtime prefers it, since it starts faster: what
     * would make objects of the JSON is not loaded.
     *
     * @throws IllegalArgumentException if the event is none of SQS: the invocation fails, and nothing is deleted
     */
    @Override
    public final void handleRequest(InputStream event, OutputStream response, @Nullable Context context)
            throws IOException {
        Objects.requireNonNull(event, "event must not be null");
        Objects.requireNonNull(response, "response must not be null");
        BatchResponse.write(handle(Records.read(event), context), response);
    }

    /** Handles the messages, and returns the ids of those that stay. */
    private Set<String> handle(List<Message> messages, @Nullable Context context) {
        Set<String> staying = new LinkedHashSet<>();
        for (MessageReport report : handle(dispatcher(), messages, context)) {
            if (report.outcome().stays()) {
                staying.add(report.messageId());
            }
        }
        return staying;
    }

    /** Handles the messages, and returns their reports, in the same order. */
    final List<MessageReport> handle(Dispatcher dispatcher, List<Message> messages, @Nullable Context context) {
        try (Invocation invocation = Invocation.of(dispatcher, options, context)) {
            Batch batch = invocation.batch(messages);
            options.workers().run(batch.lanes(), invocation);
            List<MessageReport> reports = batch.reports();
            warnOfWhatWasNotStarted(reports);
            invocation.schedule(reports);
            return reports;
        }
    }

    /**
     * Why each subscriber does not want a message, by its name; nothing for those that do. What breaks the protocol is
     * explained under {@code the MEGA protocol}.
     */
    public final Map<String, List<Mismatch>> explain(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return dispatcher().explain(message);
    }

    private static void warnOfWhatWasNotStarted(List<MessageReport> reports) {
        int count = 0;
        for (MessageReport report : reports) {
            count += report.outcome().kind() == Outcome.Kind.NOT_STARTED ? 1 : 0;
        }
        if (count > 0) {
            FailureLog.warn(count + " of " + reports.size()
                    + " messages were not started for lack of time or threads; they come again, but SQS counts the receive."
                    + " Lower the batch size, or raise the function's timeout or the parallelism");
        }
    }

    /**
     * Of all that is registered; from now on nothing more can be.
     *
     * @throws IllegalStateException if nothing is
     */
    final Dispatcher dispatcher() {
        Dispatcher built = dispatcher;
        return built == null ? build() : built;
    }

    /** Once, however many threads bring a first batch. */
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
