package io.sqsmega.nulls;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.sqsmega.aws.Clients;
import io.sqsmega.cloudevents.CloudEvents;
import io.sqsmega.codec.Body;
import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.codec.bind.JacksonBinder;
import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.DispatchOptions;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.dispatch.SubscribingBuilder;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.dynamodb.DynamoDbGuard;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.message.SnsNotification;
import io.sqsmega.metrics.EmbeddedMetrics;
import io.sqsmega.micrometer.ListenerMetrics;
import io.sqsmega.opentelemetry.OpenTelemetryTracing;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.BatchResult;
import io.sqsmega.publish.PayloadStore;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishInterceptor;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.PublishTracer;
import io.sqsmega.publish.Publisher;
import io.sqsmega.publish.RoutingAttributes;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.s3.S3PayloadReader;
import io.sqsmega.s3.S3PayloadStore;
import io.sqsmega.settle.Backoff;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.slf4j.MdcContext;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.Transformer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A value of each type that a call of an application takes, or is made to. */
final class Samples {
    private static final String QUEUE = "http://localhost/queue";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:topic";
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("queueUrl", QUEUE),
            Map.entry("deadLetterQueueUrl", "http://localhost/dead"),
            Map.entry("topicArn", TOPIC),
            Map.entry("pointer", "/a"),
            Map.entry("bucket", "bucket"));
    private static final SqsClient SQS = Clients.sqs("eu-west-1");
    private static final SnsClient SNS = Clients.sns("eu-west-1");
    private static final Map<Class<?>, Supplier<Object>> VALUES = new HashMap<>();

    static {
        put(boolean.class, () -> true);
        put(int.class, () -> 1);
        put(long.class, () -> 1L);
        put(Object.class, () -> 1);
        put(Object[].class, () -> new Object[] {1});
        put(Number.class, () -> 1);
        put(byte[].class, () -> new byte[1]);
        put(Bytes.class, () -> Bytes.of((byte) 1));
        put(Class.class, () -> Map.class);
        put(GenericType.class, () -> GenericType.of(Map.class));
        put(Map.class, () -> Map.of("MEGA_QUEUE_URL", QUEUE));
        put(Collection.class, () -> List.of("a"));
        put(List.class, List::of);
        put(Duration.class, () -> Duration.ofSeconds(1));
        put(Instant.class, Instant::now);
        put(OffsetDateTime.class, OffsetDateTime::now);
        put(Temporal.class, Instant::now);
        put(URI.class, () -> URI.create("/s"));
        put(Pattern.class, () -> Pattern.compile("a"));
        put(Callable.class, () -> (Callable<Object>) () -> 1);
        put(Supplier.class, () -> (Supplier<Object>) OpenTelemetry::noop);
        put(Consumer.class, () -> (Consumer<Object>) value -> {});
        put(Throwable.class, IllegalStateException::new);
        put(Predicate.class, () -> (Predicate<@Nullable Object>) value -> true);
        put(Executor.class, () -> (Executor) Runnable::run);
        put(InputStream.class, () -> new ByteArrayInputStream("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)));
        put(OutputStream.class, ByteArrayOutputStream::new);
        put(SQSEvent.class, SQSEvent::new);
        put(Context.class, () -> fake(Context.class));
        put(ObjectMapper.class, ObjectMapper::new);
        put(SqsClient.class, () -> SQS);
        put(SnsClient.class, () -> SNS);
        put(DynamoDbClient.class, () -> fake(DynamoDbClient.class));
        put(S3Client.class, () -> fake(S3Client.class));
        put(
                CloudEvent.class,
                () -> CloudEventBuilder.v1()
                        .withId("1")
                        .withType("t")
                        .withSource(URI.create("/s"))
                        .withData(new byte[] {'1'})
                        .build());
        putPayloads();
        putPublishers();
        putSubscribers();
    }

    private Samples() {}

    private static void putPayloads() {
        put(Event.class, () -> Event.named("e").build());
        put(Event.Builder.class, () -> Event.named("e"));
        put(MegaPayload.class, () -> MegaPayload.of(Event.named("e").build()));
        put(
                MegaPayload.Builder.class,
                () -> MegaPayload.builder(Event.named("e").build()));
        put(ObjectData.class, ObjectData::none);
        put(ObjectData.Builder.class, ObjectData::builder);
        put(DataPayload.class, () -> DataPayload.of(Map.of("a", 1)));
        put(Payload.class, () -> DataPayload.of(Map.of("a", 1)));
        put(DataBinder.class, DataBinder::instance);
        put(JacksonBinder.class, JacksonBinder::new);
        put(Body.class, () -> Body.read("x"));
        put(Encoding.class, () -> Encoding.JSON);
        put(BodyText.class, () -> BodyText.of("x"));
        put(PayloadCodec.class, () -> PayloadCodec.class);
        put(PayloadPointer.class, () -> new PayloadPointer("bucket", "key"));
        put(Message.class, () -> Message.builder("m", "{}").build());
        put(Message.Builder.class, () -> Message.builder("m", "{}"));
        put(Envelope.class, () -> Envelope.open(Message.builder("m", "{}").build()));
        put(MessageAttribute.class, () -> MessageAttribute.of("a"));
        put(SnsNotification.Type.class, () -> SnsNotification.Type.NOTIFICATION);
        put(
                software.amazon.awssdk.services.sqs.model.Message.class,
                () -> software.amazon.awssdk.services.sqs.model.Message.builder()
                        .messageId("m")
                        .body("{}")
                        .build());
        put(EventPattern.class, EventPattern::any);
        put(EventPattern.Builder.class, EventPattern::builder);
        put(EventPattern[].class, () -> new EventPattern[] {EventPattern.any()});
        put(DataPattern.class, DataPattern::any);
        put(DataPattern.Builder.class, DataPattern::builder);
        put(DataPattern[].class, () -> new DataPattern[] {DataPattern.any()});
        put(MessagePattern.class, MessagePattern::any);
        put(MessagePattern.Builder.class, MessagePattern::builder);
        put(MessagePattern[].class, () -> new MessagePattern[] {MessagePattern.any()});
        put(ObjectPattern.class, ObjectPattern::any);
        put(ObjectPattern[].class, () -> new ObjectPattern[] {ObjectPattern.any()});
        put(CloudEvents.class, () -> CloudEvents.class);
    }

    private static void putPublishers() {
        put(PayloadReader.class, () -> (PayloadReader) pointer -> "x");
        put(PayloadStore.class, () -> (PayloadStore) body -> new PayloadPointer("bucket", "key"));
        put(Publication.class, () -> Publication.raw("x"));
        put(BatchResult.Cause.class, () -> BatchResult.Cause.REFUSED);
        put(RoutingAttributes.class, () -> RoutingAttributes.of("name"));
        put(String[].class, () -> new String[] {"domain"});
        put(PublishOptions.class, PublishOptions::defaults);
        put(PublishOptions.Builder.class, PublishOptions::builder);
        put(PublishInterceptor.class, () -> (PublishInterceptor) message -> {});
        put(PublishTracer.class, () ->
                (PublishTracer) (service, destination, messages) -> new PublishTracer.Sending() {});
        put(PublishTracer.Sending.class, () -> new PublishTracer.Sending() {});
        put(BatchResult.class, () -> SqsPublisher.of(QUEUE, SQS).publishBatch(List.of()));
        put(Publisher.Builder.class, () -> SqsPublisher.builder(QUEUE));
        put(Publisher.class, () -> SqsPublisher.of(QUEUE, SQS));
        put(SqsPublisher.Builder.class, () -> SqsPublisher.builder(QUEUE));
        put(SnsPublisher.Builder.class, () -> SnsPublisher.builder(TOPIC));
        put(S3PayloadReader.class, () -> S3PayloadReader.of("bucket", fake(S3Client.class)));
        put(S3PayloadReader.Builder.class, () -> S3PayloadReader.builder(List.of("bucket")));
        put(S3PayloadStore.class, () -> S3PayloadStore.of("bucket", fake(S3Client.class)));
        put(S3PayloadStore.Builder.class, () -> S3PayloadStore.builder("bucket"));
        put(Backoff.class, Backoff::exponential);
        put(Backoff.Builder.class, Backoff::builder);
        put(SqsBackoff.class, () -> SqsBackoff.builder().client(SQS).build());
        put(SqsBackoff.Builder.class, SqsBackoff::builder);
        put(SqsDeadLetterQueue.class, () -> SqsDeadLetterQueue.of(QUEUE, SQS));
        put(Redrive.class, () -> Redrive.of(QUEUE, SQS));
        put(DeadLetter.class, () -> new DeadLetter(Message.builder("m", "{}").build()));
        put(
                DynamoDbGuard.class,
                () -> DynamoDbGuard.builder("t", Duration.ofSeconds(1))
                        .client(fake(DynamoDbClient.class))
                        .build());
        put(DynamoDbGuard.Builder.class, () -> DynamoDbGuard.builder("t", Duration.ofSeconds(1)));
        put(Delivery.class, () -> new Delivery("q", "m", "s", "d"));
    }

    private static void putSubscribers() {
        put(MegaSqsHandler.class, Handler::new);
        put(HandlerOptions.Builder.class, HandlerOptions::builder);
        put(SqsListener.class, () -> SqsListener.builder(QUEUE).client(SQS).build());
        put(SqsListener.Builder.class, () -> SqsListener.builder(QUEUE));
        put(DispatchOptions.Builder.class, HandlerOptions::builder);
        put(SubscribingBuilder.class, () -> SqsListener.builder(QUEUE));
        put(MdcContext.class, MdcContext::new);
        put(Dispatcher.class, () -> Dispatcher.builder().build());
        put(Dispatcher.Builder.class, Dispatcher::builder);
        put(CallOut.class, () -> CallOut.UNBOUNDED);
        put(Subscriber.class, Listener::new);
        put(BatchItem.class, Samples::batchItem);
        put(BatchAnswer.Builder.class, BatchAnswer::builder);
        put(Result.class, () -> Result.OK);
        put(EventHandler.class, () -> (EventHandler<Payload>) (payload, message) -> Result.OK);
        put(Transformer.class, () -> (Transformer<Payload>) (payload, message) -> null);
        put(DeadLetterSink.class, () -> DeadLetterSink.BY_REDRIVE_POLICY);
        put(Redelivery.class, () -> Redelivery.BY_VISIBILITY_TIMEOUT);
        put(Unmatched.class, () -> Unmatched.DELETE);
        put(MessageObserver.class, () -> MessageObserver.NONE);
        put(MessageTracer.class, () -> OpenTelemetryTracing.of(OpenTelemetry.noop()));
        put(MessageTracer.MessageTrace.class, () -> new MessageTracer.MessageTrace() {});
        put(OpenTelemetryTracing.class, () -> OpenTelemetryTracing.of(OpenTelemetry.noop()));
        put(OpenTelemetry.class, OpenTelemetry::noop);
        put(LoggingContext.class, () -> LoggingContext.NONE);
        put(DuplicateGuard.class, () -> DuplicateGuard.inMemory(Duration.ofSeconds(1), 1));
        put(DuplicateGuard.Claim.Answer.class, () -> DuplicateGuard.Claim.Answer.DONE);
        put(Outcome.Kind.class, () -> Outcome.Kind.DONE);
        put(SubscriberOutcome.Kind.class, () -> SubscriberOutcome.Kind.DONE);
        put(BatchReport.class, () -> new BatchReport(0, null, null, Duration.ZERO, List.of()));
        put(EmbeddedMetrics.class, () -> EmbeddedMetrics.of("Shop"));
        put(MeterRegistry.class, SimpleMeterRegistry::new);
        put(ListenerMetrics.class, () -> ListenerMetrics.of(new SimpleMeterRegistry()));
        put(
                MessageReport.class,
                () -> Dispatcher.builder()
                        .build()
                        .dispatch(Message.builder("m", "{}").build()));
    }

    private static BatchItem<?> batchItem() {
        List<BatchItem<?>> items = new ArrayList<>();
        DataBatchSubscriber keeping = new DataBatchSubscriber() {
            @Override
            protected DataPattern matchData() {
                return DataPattern.any();
            }

            @Override
            public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
                items.addAll(batch);
                return BatchAnswer.OK;
            }
        };
        Dispatcher.builder()
                .register(keeping)
                .build()
                .dispatch(Message.builder("m", "{}").build());
        return items.get(0);
    }

    private static <T> void put(Class<T> type, Supplier<?> value) {
        VALUES.put(type, value::get);
    }

    static Object[] arguments(Executable call) {
        List<String> names = ParameterNames.of(call);
        Object[] arguments = new Object[call.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = of(call.getParameterTypes()[i], names.get(i));
        }
        return arguments;
    }

    /** @param name of the parameter, since texts must be of many kinds */
    static Object of(Class<?> type, String name) {
        if (type == String.class) {
            return TEXTS.getOrDefault(name, "x");
        }
        Supplier<Object> value = VALUES.get(type);
        if (value == null) {
            throw new AssertionError("give a sample of " + type.getName());
        }
        return value.get();
    }

    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static final class Handler extends MegaSqsHandler {
        Handler() {
            register(new Listener());
        }
    }

    private static final class Listener extends PlaintextSubscriber {
        @Override
        public Result process(io.sqsmega.payload.PlaintextPayload payload, Message message) {
            return Result.OK;
        }
    }
}
