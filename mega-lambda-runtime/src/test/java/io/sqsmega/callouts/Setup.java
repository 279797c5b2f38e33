package io.sqsmega.callouts;

import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A handler or a listener of three messages, one of which meets the fault. */
public final class Setup {
    /** The message that meets it. */
    public static final String STRUCK = "m2";

    final Queue<String> processed = new ConcurrentLinkedQueue<>();
    final Queue<MessageReport> reports = new ConcurrentLinkedQueue<>();
    final Queue<String> interrupted = new ConcurrentLinkedQueue<>();
    final List<Subscriber> subscribers = new ArrayList<>();
    String struckBody = body(STRUCK);
    Result struckResult = Result.OK;
    MessageObserver observer = reports::add;
    LoggingContext loggingContext = LoggingContext.NONE;
    DeadLetterSink deadLetters = DeadLetterSink.BY_REDRIVE_POLICY;
    Redelivery redelivery = Redelivery.BY_VISIBILITY_TIMEOUT;
    DuplicateGuard duplicateGuard = DuplicateGuard.NONE;

    @Nullable
    MessageTracer tracer;

    @Nullable
    Executor executor;

    @Nullable
    PayloadReader largePayloads;

    @Nullable
    Transformer<PlaintextPayload> plaintext;

    @Nullable
    Transformer<BinaryPayload> binary;

    @Nullable
    Transformer<DataPayload> data;

    @Nullable
    DataBinder dataBinder;

    Setup() {}

    static String body(String id) {
        return "{\"id\": \"" + id + "\"}";
    }

    /** The ids of the messages that the steady subscriber was given, in this order. */
    public List<String> processed() {
        return List.copyOf(processed);
    }

    public List<String> reported() {
        return reports.stream().map(MessageReport::messageId).toList();
    }

    /** The ids of the messages at which a subscriber found its thread interrupted. */
    public List<String> interrupted() {
        return List.copyOf(interrupted);
    }

    /** The bodies of the messages m1, m2 and m3. */
    public List<String> bodies() {
        return List.of(body("m1"), struckBody, body("m3"));
    }

    private Result process(String id) {
        processed.add(id);
        if (Thread.currentThread().isInterrupted()) {
            interrupted.add(id);
        }
        return id.equals(STRUCK) ? struckResult : Result.OK;
    }

    /** A handler; parallel if a number of threads is given, or if it is an executor that is looked at. */
    public MegaSqsHandler handler(int parallelism) {
        HandlerOptions.Builder options = HandlerOptions.builder()
                .observer(observer)
                .loggingContext(loggingContext)
                .deadLetters(deadLetters)
                .redelivery(redelivery)
                .duplicateGuard(duplicateGuard);
        if (tracer != null) {
            options.tracing(tracer);
        }
        if (largePayloads != null) {
            options.largePayloads(largePayloads);
        }
        if (dataBinder != null) {
            options.dataBinder(dataBinder);
        }
        if (executor != null) {
            options.executor(executor);
        } else if (parallelism > 0) {
            options.parallelism(parallelism);
        }
        return new Handler(options.build());
    }

    /** The same as a listener. */
    public SqsListener.Builder listener(SqsListener.Builder listener) {
        listener.observer(observer)
                .loggingContext(loggingContext)
                .deadLetters(deadLetters)
                .redelivery(redelivery)
                .duplicateGuard(duplicateGuard)
                .on(DataPattern.any(), (payload, message) -> process(message.id()));
        subscribers.forEach(listener::register);
        if (tracer != null) {
            listener.tracing(tracer);
        }
        if (largePayloads != null) {
            listener.largePayloads(largePayloads);
        }
        if (dataBinder != null) {
            listener.dataBinder(dataBinder);
        }
        if (plaintext != null) {
            listener.transformPlaintext(plaintext);
        }
        if (binary != null) {
            listener.transformBinary(binary);
        }
        return data == null ? listener : listener.transformData(data);
    }

    private final class Handler extends MegaSqsHandler {
        Handler(HandlerOptions options) {
            super(options);
            on(DataPattern.any(), (payload, message) -> process(message.id()));
            subscribers.forEach(this::register);
            if (plaintext != null) {
                transformPlaintext(plaintext);
            }
            if (binary != null) {
                transformBinary(binary);
            }
            if (data != null) {
                transformData(data);
            }
        }
    }
}
