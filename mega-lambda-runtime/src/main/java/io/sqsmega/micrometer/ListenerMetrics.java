package io.sqsmega.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.listen.ListenerStatus;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.metrics.BoundedNames;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the metrics of listeners in a Micrometer registry: timers of messages and subscribers as an observer, and
 * gauges of each listener that is {@link #bind bound}.
 *
 * <pre>{@code
 * ListenerMetrics metrics = ListenerMetrics.of(registry);
 * SqsListener listener = SqsListener.builder(queueUrl).observer(metrics).register(new CartSubscriber()).build();
 * metrics.bind(listener);
 * }</pre>
 *
 * <p>All meters of a name have the same tags, whose values are bounded: the queue's name, the outcome, the first 20
 * names of events and the first 20 of subscribers; further ones are {@code other}. Ids and contents are never tags.
 * Thread-safe.
 *
 * @see <a href="https://docs.micrometer.io/micrometer/reference/concepts/naming.html">Naming meters</a>
 * @since 0.1
 */
public final class ListenerMetrics implements MessageObserver {
    private static final String QUEUE = "messaging.destination.name";
    private static final String OUTCOME = "mega.outcome";
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final BoundedNames events = new BoundedNames();
    private final BoundedNames subscribers = new BoundedNames();

    private ListenerMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry must not be null");
    }

    /**
     * {@return metrics that are kept in a registry, for one or more listeners}
     *
     * @param registry the registry
     */
    public static ListenerMetrics of(MeterRegistry registry) {
        return new ListenerMetrics(registry);
    }

    /** Records how long the message and each of its subscribers took, and how old the message was. */
    @Override
    public void handled(MessageReport report) {
        String queue = name(report.queue(), ':');
        String event = report.eventName();
        Tags ofMessage = Tags.of(
                "messaging.system",
                "aws_sqs",
                QUEUE,
                queue,
                "mega.event.name",
                event == null ? NONE : events.of(event),
                OUTCOME,
                value(report.outcome().kind()));
        registry.timer("messaging.process.duration", ofMessage).record(report.duration());
        recordAge(report.age(), queue);
        for (SubscriberOutcome subscriber : report.outcome().subscribers()) {
            Tags ofSubscriber = Tags.of(
                    QUEUE,
                    queue,
                    "mega.subscriber",
                    subscribers.of(subscriber.subscriber()),
                    OUTCOME,
                    value(subscriber.kind()));
            registry.timer("mega.subscriber.duration", ofSubscriber).record(subscriber.duration());
        }
    }

    private void recordAge(@Nullable Duration age, String queue) {
        if (age != null) {
            registry.timer("mega.message.age", QUEUE, queue).record(age);
        }
    }

    /**
     * Adds the gauges of a listener, which read its {@link SqsListener#status status}: what is in work, free and
     * waiting, and how the listener is steered. They last as long as the listener is reachable.
     *
     * @param listener the listener
     */
    public void bind(SqsListener listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        Tags queue = Tags.of(QUEUE, name(listener.queueUrl(), '/'));
        gauge(listener, queue, "receiving", status -> value(status.isReceiving()));
        gauge(listener, queue, "paused", status -> value(status.isPaused()));
        gauge(listener, queue, "circuit.open", status -> value(status.isCircuitOpen()));
        gauge(listener, queue, "concurrency", ListenerStatus::concurrency);
        gauge(listener, queue, "in.work", ListenerStatus::inWork);
        gauge(listener, queue, "free", ListenerStatus::free);
        gauge(listener, queue, "deletions.waiting", ListenerStatus::deletionsWaiting);
        gauge(listener, queue, "rate.limit", status -> status.rateLimit().orElse(Double.NaN));
        requests(listener, queue, "receive", ListenerStatus::receiveRequests);
        requests(listener, queue, "delete", ListenerStatus::deleteRequests);
    }

    private void gauge(SqsListener listener, Tags queue, String name, ToDoubleFunction<ListenerStatus> value) {
        Gauge.builder("mega.listener." + name, listener, its -> value.applyAsDouble(its.status()))
                .tags(queue)
                .register(registry);
    }

    private void requests(SqsListener listener, Tags queue, String operation, ToDoubleFunction<ListenerStatus> count) {
        FunctionCounter.builder("mega.listener.requests", listener, its -> count.applyAsDouble(its.status()))
                .tags(queue.and("messaging.operation.name", operation))
                .register(registry);
    }

    private static double value(boolean isSo) {
        return isSo ? 1 : 0;
    }

    private static String value(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the last part of an ARN or a URL. */
    private static String name(@Nullable String address, char separator) {
        return address == null ? NONE : address.substring(address.lastIndexOf(separator) + 1);
    }
}
