package io.sqsmega.cdk;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.IQueue;

/** The metrics of a queue's messages that the function writes: those of the framework's {@code EmbeddedMetrics}. */
final class HandlerMetrics {
    private final String namespace;
    private final IQueue queue;

    HandlerMetrics(String namespace, IQueue queue) {
        this.namespace = namespace;
        this.queue = queue;
    }

    Metric of(String name, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(Map.of("Queue", queue.getQueueName()))
                .statistic(statistic)
                .period(period)
                .build();
    }

    /** Returns the number of messages of each outcome. */
    IMetric[] outcomes(Duration period) {
        return Stream.of("Done", "Retry", "Refused", "Unmatched", "HeldBack", "NotStarted", "Abandoned")
                .map(outcome -> of(outcome, "Sum", period))
                .toArray(IMetric[]::new);
    }
}
