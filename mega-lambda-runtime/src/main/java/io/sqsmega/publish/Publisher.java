package io.sqsmega.publish;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.BatchSender.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends payloads to a queue or a topic: {@link SqsPublisher} or {@link SnsPublisher}.
 *
 * <p>A message attribute, {@link io.sqsmega.codec.Encoding#ATTRIBUTE}, names the encoding of a payload's body, so that
 * readers need not guess. Messages that the service would reject for their size, characters or options are rejected
 * before anything is sent. A body that is too large is moved to a {@link PayloadStore}, if there is one, and a pointer
 * is sent. Immutable and thread-safe: create one in a Lambda function's constructor and keep it.
 *
 * @since 0.1
 */
public abstract sealed class Publisher implements AutoCloseable permits SqsPublisher, SnsPublisher {
    private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(5);

    private final Destination destination;
    private final PayloadOffloader offloading;
    private final PublishOptions defaults;
    private final @Nullable PublishInterceptor interceptor;
    private final @Nullable RoutingAttributes routing;
    private final PublishTrace tracing;

    Publisher(Destination destination, Builder<?> builder) {
        this.destination = destination;
        this.offloading = builder.offloading;
        this.defaults = builder.defaults.build();
        this.interceptor = builder.interceptor;
        this.routing = builder.checkedRouting();
        this.tracing = new PublishTrace(builder.tracer, destination);
    }

    /**
     * Sends a publication. Throws like {@link #publishPayload(Payload, PublishOptions)}.
     *
     * @param publication the message
     * @return the id that the service gave to the message
     */
    public final PublishReceipt publish(Publication publication) {
        Publication complete = complete(Objects.requireNonNull(publication, "publication must not be null"));
        return tracing.around(List.of(complete), trace -> {
            List<Publication> prepared = List.of(offloading.prepare(complete, destination));
            PublishReceipt receipt = send(trace.carriedBy(prepared).get(0));
            trace.sent(receipt);
            return receipt;
        });
    }

    private Publication complete(Publication publication) {
        Publication complete = withDefaults(publication);
        return routing == null ? complete : complete.routedBy(routing);
    }

    /** Adds the publisher's attributes and those of the interceptor, where the message has none of that name. */
    private Publication withDefaults(Publication publication) {
        if (interceptor == null) {
            return defaults.attributes.isEmpty() ? publication : publication.withDefaults(defaults);
        }
        PublishOptions.Builder added = defaults.toBuilder();
        interceptor.intercept(added);
        return publication.withDefaults(added.build());
    }

    /**
     * Sends a payload with the default options: MEGA events and data as JSON.
     *
     * @param payload the payload
     * @return the id that the service gave to the message
     */
    public final PublishReceipt publishPayload(Payload payload) {
        return publish(Publication.of(payload));
    }

    /**
     * Sends a payload.
     *
     * @param payload the payload
     * @param options how the message is published
     * @return the id that the service gave to the message
     * @throws IllegalArgumentException if the service does not accept the message or an option; nothing is sent then
     * @throws io.sqsmega.payload.InvalidPayloadException if the payload has a value that its encoding cannot carry;
     *     nothing is sent then
     * @throws software.amazon.awssdk.core.exception.SdkException if the service rejects the message or fails, after the
     *     SDK's own retries
     */
    public final PublishReceipt publishPayload(Payload payload, PublishOptions options) {
        return publish(Publication.of(payload, options));
    }

    /**
     * Sends an unchanged body with the default options. No attribute names its encoding, so readers detect it.
     *
     * @param body the body, unchanged
     * @return the id that the service gave to the message
     */
    public final PublishReceipt publishRawMessage(String body) {
        return publish(Publication.raw(body));
    }

    /**
     * Sends an unchanged body. Throws like {@link #publishPayload(Payload, PublishOptions)}.
     *
     * @param body the body, unchanged
     * @param options how the message is published
     * @return the id that the service gave to the message
     */
    public final PublishReceipt publishRawMessage(String body, PublishOptions options) {
        return publish(Publication.raw(body, options));
    }

    /**
     * Sends many messages, split into requests of at most 10 entries and the number of bytes that the service accepts.
     * Entries that fail in the service are tried up to four times. On FIFO the order is kept within each group: its
     * next message is sent when the service has accepted the previous one, so a list of one group needs one request for
     * each message.
     *
     * <p>The whole call takes at most the shortest {@link PublishOptions.Builder#timeout timeout} of the messages, or 5
     * minutes if none has one. Large payloads are stored one after the other, before the first request; if that fails,
     * the exception reaches the caller, and nothing is sent.
     *
     * @param publications the messages, any number of them
     * @return the messages that were sent and those that were not, large payloads as pointers; after a request that
     *     failed as a whole nothing more is sent
     * @throws IllegalArgumentException if the service does not accept one of the messages or options; nothing is sent
     *     then
     */
    public final BatchResult publishBatch(List<Publication> publications) {
        List<Publication> complete = publications.stream().map(this::complete).toList();
        TimeLimit time = TimeLimit.of(shortestTimeout(complete));
        return tracing.around(complete, trace -> {
            List<Publication> prepared = trace.carriedBy(offloading.prepare(complete, destination, time));
            BatchResult result = new BatchSender(this::send, destination, prepared, time).send();
            trace.sent(result);
            return result;
        });
    }

    private static Duration shortestTimeout(List<Publication> publications) {
        return publications.stream()
                .map(publication -> publication.options.timeout)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(BATCH_TIMEOUT);
    }

    /** Closes the client, if this publisher made it. */
    @Override
    public abstract void close();

    abstract PublishReceipt send(Publication publication);

    abstract List<Answer> send(SortedMap<Integer, Publication> request, Duration timeLeft);

    /** Returns the queue's URL or the topic's ARN. */
    final String destination() {
        return destination.name();
    }

    /**
     * Collects the options that publishers share. Not thread-safe.
     *
     * @param <B> the builder itself
     * @since 0.1
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits SqsPublisher.Builder, SnsPublisher.Builder {
        private final PublishOptions.Builder defaults = PublishOptions.builder();
        private PayloadOffloader offloading = PayloadOffloader.NONE;
        private @Nullable PublishInterceptor interceptor;
        private @Nullable PublishTracer tracer;
        private @Nullable RoutingAttributes routing;

        Builder() {}

        @SuppressWarnings("unchecked")
        private B self() {
            return (B) this;
        }

        /**
         * Adds an attribute of type {@code String} to each message that has no attribute of this name. A message can
         * have ten attributes, one of which names the encoding.
         *
         * @param name the name
         * @param value the value
         * @return this builder
         */
        public B attribute(String name, String value) {
            if (Encoding.ATTRIBUTE.equals(name)) {
                throw new IllegalArgumentException(
                        "attribute " + name + " must not be given: it is set to the encoding");
            }
            defaults.attribute(name, value);
            return self();
        }

        /**
         * Sets an interceptor that adds attributes and other options to each message. Default: none.
         *
         * @param interceptor an interceptor that adds attributes and other options to each message
         * @return this builder
         */
        public B interceptor(PublishInterceptor interceptor) {
            this.interceptor = Objects.requireNonNull(interceptor, "interceptor must not be null");
            return self();
        }

        /**
         * Sets a tracer, for example {@code io.sqsmega.opentelemetry.OpenTelemetryTracing}, that traces each call and
         * sends the trace with each message, in one or two of the ten attributes. Default: no tracer.
         *
         * @param tracer a tracer that traces each call and sends the trace with each message
         * @return this builder
         */
        public B tracing(PublishTracer tracer) {
            this.tracer = Objects.requireNonNull(tracer, "tracer must not be null");
            return self();
        }

        /**
         * Sets a store for the bodies of messages that are too large for the destination; a pointer is sent instead,
         * which uses one of the ten attributes. The caller must close the store. Default: such a message is rejected.
         *
         * @param store where the bodies are stored
         * @return this builder
         */
        public B largePayloads(PayloadStore store) {
            return largePayloads(store, MessageLimits.SQS_BYTES);
        }

        /**
         * Sets a store for the bodies of messages over a threshold, if that is lower.
         *
         * @param store where the bodies are stored
         * @param thresholdBytes the size of the largest message whose body is not stored, including attributes; from 0
         *     to 1,048,576
         * @return this builder
         */
        public B largePayloads(PayloadStore store, int thresholdBytes) {
            this.offloading = PayloadOffloader.to(store, thresholdBytes);
            return self();
        }

        /**
         * Copies fields of each event into message attributes, so that filter policies of SNS can route by them. Each
         * uses one of the ten attributes: {@code build()} checks that the publisher itself does not need more than ten,
         * with the encoding, the default attributes, the pointer to a large payload and the trace. An event is refused
         * before anything is sent if one of the values cannot be an attribute, if one of the attributes was given, or
         * if there are more than ten. Default: none.
         *
         * @param routing the fields
         * @return this builder
         */
        public B routingAttributes(RoutingAttributes routing) {
            this.routing = Objects.requireNonNull(routing, "routing must not be null");
            return self();
        }

        /** Returns the routing attributes, after checking that an event has room for all attributes. */
        private @Nullable RoutingAttributes checkedRouting() {
            if (routing == null) {
                return null;
            }
            List<String> names = new ArrayList<>(List.of(Encoding.ATTRIBUTE));
            names.addAll(routing.names().values());
            for (String name : defaults.build().attributes.keySet()) {
                if (names.contains(name)) {
                    throw new IllegalArgumentException(
                            "attribute " + name + " must not be given: routingAttributes sets it");
                }
                names.add(name);
            }
            if (offloading.store() != null) {
                names.add(PayloadPointer.SIZE_ATTRIBUTE + " of largePayloads");
            }
            if (tracer != null) {
                names.add("one of tracing");
            }
            if (names.size() > MessageLimits.ATTRIBUTES) {
                throw new IllegalArgumentException("a publisher must set at most " + MessageLimits.ATTRIBUTES
                        + " attributes, got " + names.size() + ": " + String.join(", ", names));
            }
            return routing;
        }
    }
}
