package io.sqsmega.cdk;

import io.sqsmega.cdk.FunctionSide.Consumer;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.IVersion;

/**
 * The metrics of the function, alias or version that the queue invokes. Lambda publishes them by the function's name,
 * and for an alias or a version by name and resource together; the CDK names neither for a version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html">Dimensions</a>
 */
final class FunctionMetrics {
    private static final String LATEST = "$LATEST";

    private final Consumer consumer;

    FunctionMetrics(Consumer consumer) {
        this.consumer = consumer;
    }

    Metric of(String name, String statistic, Duration period) {
        return consumer.function()
                .metric(
                        name,
                        MetricOptions.builder()
                                .statistic(statistic)
                                .period(period)
                                .dimensionsMap(dimensions())
                                .build());
    }

    private Map<String, String> dimensions() {
        String name = consumer.function().getFunctionName();
        if (consumer.target() instanceof IAlias alias) {
            return dimensions(name, alias.getAliasName());
        }
        return consumer.target() instanceof IVersion version
                        && !version.getVersion().equals(LATEST)
                ? dimensions(name, version.getVersion())
                : Map.of("FunctionName", name);
    }

    private static Map<String, String> dimensions(String name, String qualifier) {
        return Map.of("FunctionName", name, "Resource", name + ":" + qualifier);
    }
}
