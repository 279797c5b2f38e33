package io.sqsmega.metrics;

import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.PromptObserver;
import io.sqsmega.log.StandardOutput;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes the metrics of each batch to standard output in CloudWatch's embedded metric format, after the messages were
 * processed: one JSON object a batch, or one for each 100 messages or metrics. Nothing else is called or sent.
 *
 * <p>The only dimension is {@code Queue}, the queue's name, so the number of metrics that are billed is bounded: those
 * by outcome, and those of up to 20 names of events and 20 of subscribers; further ones are counted as {@code other}.
 * Ids are not dimensions. In a listener, a batch is the messages of one receive. Immutable but for the names it knows;
 * thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 * @since 0.1
 */
public final class EmbeddedMetrics implements PromptObserver {
    /** The largest number of values of a metric in one object. */
    private static final int MAX_VALUES = 100;

    private final String namespace;
    private final NamedMetrics events = new NamedMetrics("Event/", Outcome.Kind.values());
    private final NamedMetrics subscribers = new NamedMetrics("Subscriber/", SubscriberOutcome.Kind.values());
    private final MetricObject.Output out;
    /** Used by one batch at a time, so that most batches need no new arrays. */
    private final AtomicReference<@Nullable MetricObject> idle = new AtomicReference<>();

    private volatile QueueName queue = QueueName.UNKNOWN;

    EmbeddedMetrics(String namespace, MetricObject.Output out) {
        Objects.requireNonNull(namespace, "namespace must not be null");
        if (!namespace.matches("[a-zA-Z0-9._#:/-]{1,256}")) {
            throw new IllegalArgumentException(
                    "namespace must be 1 to 256 characters of a-z, A-Z, 0-9 and . _ # : / -, got " + namespace);
        }
        this.namespace = namespace;
        this.out = out;
    }

    /**
     * Metrics in a namespace.
     *
     * @param namespace 1 to 256 characters of {@code a-z}, {@code A-Z}, {@code 0-9} and {@code . _ # : / -}
     * @return the metrics, with their defaults
     * @throws IllegalArgumentException if it is not
     */
    public static EmbeddedMetrics of(String namespace) {
        return new EmbeddedMetrics(namespace, StandardOutput::write);
    }

    /** Does nothing: the batch has all reports when it ends. */
    @Override
    public void handled(MessageReport report) {
        Objects.requireNonNull(report, "report must not be null");
    }

    /** Writes the metrics of a batch. */
    @Override
    public void batchEnded(BatchReport batch) {
        Objects.requireNonNull(batch, "batch must not be null");
        MetricObject kept = idle.getAndSet(null);
        MetricObject object = kept == null ? new MetricObject(namespace, out, events, subscribers) : kept;
        List<MessageReport> messages = batch.messages();
        for (int from = 0; from < messages.size(); from += MAX_VALUES) {
            int to = Math.min(messages.size(), from + MAX_VALUES);
            write(batch, messages.subList(from, to), from == 0, object);
        }
        idle.set(object.isSmall() ? object : null);
    }

    private void write(BatchReport batch, List<MessageReport> messages, boolean isFirst, MetricObject object) {
        object.begin(queueOf(messages.get(0)).quoted, batch.requestId());
        object.put(messages);
        if (isFirst && batch.timeLeft() != null) {
            object.putTimeLeft(batch.timeLeft());
        }
        object.putNames();
        object.write();
    }

    /** Returns the name of the message's queue, which is mostly that of the last batch. */
    private QueueName queueOf(MessageReport report) {
        QueueName last = queue;
        String arn = report.message().queueArn();
        if (!last.isOf(arn)) {
            last = QueueName.of(arn);
            queue = last;
        }
        return last;
    }
}
