package io.sqsmega.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.ProvisionedPollerConfig;

/**
 * Rejects props of an event source mapping that Lambda would reject, or that would lose messages.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html">Parameters</a>
 */
final class EventSourceChecks {
    private static final int FIFO_BATCH = 10;
    private static final int BATCH_WITHOUT_WINDOW = 10;
    private static final int FILTERS_BY_DEFAULT = 5;
    private static final int FILTERS_BY_QUOTA = 10;
    private static final int MOST_ACTIONS = 5;

    private EventSourceChecks() {}

    static void check(MegaEventSourceProps<?> props, Findings findings) {
        batch(props, findings);
        concurrency(props, findings);
        pollers(props.provisionedPollerConfig, findings);
        filters(props.mappingFilters().size(), findings);
        props.alarms.values().stream().filter(MegaAlarm::isOn).forEach(alarm -> alarm.check(findings));
        namespace(props, findings);
        findings.between("the number of alarmActions", props.alarmActions.size(), 0, MOST_ACTIONS);
        findings.between("the number of okActions", props.okActions.size(), 0, MOST_ACTIONS);
    }

    private static void batch(MegaEventSourceProps<?> props, Findings findings) {
        if (props.queueSide().isFifo()) {
            findings.between("batchSize of a FIFO queue", props.batchSize, 1, FIFO_BATCH);
            findings.require(
                    props.maxBatchingWindow == null,
                    "maxBatchingWindow of a FIFO queue must be left out, got " + Known.text(props.maxBatchingWindow));
            return;
        }
        findings.between("batchSize", props.batchSize, 1, 10_000);
        findings.between("maxBatchingWindow", props.maxBatchingWindow, 0, 300);
        Long size = Known.number(props.batchSize);
        if (size != null && size > BATCH_WITHOUT_WINDOW && windowIsBelowASecond(props)) {
            findings.error("maxBatchingWindow must be at least 1 second if batchSize is above 10, got "
                    + Known.text(props.maxBatchingWindow) + " with a batchSize of " + size);
        }
    }

    private static boolean windowIsBelowASecond(MegaEventSourceProps<?> props) {
        if (props.maxBatchingWindow == null) {
            return true;
        }
        Double window = Known.seconds(props.maxBatchingWindow);
        return window != null && window < 1;
    }

    private static void concurrency(MegaEventSourceProps<?> props, Findings findings) {
        findings.between("maxConcurrency", props.maxConcurrency, 2, 1000);
        findings.require(
                props.maxConcurrency == null || props.provisionedPollerConfig == null,
                "maxConcurrency must be left out beside provisionedPollerConfig, got " + props.maxConcurrency);
        Long most = Known.number(props.maxConcurrency);
        Long reserved = Known.number(props.function().reservedConcurrentExecutions());
        findings.require(
                reserved == null || reserved >= 0, "reservedConcurrentExecutions must be 0 or more, got " + reserved);
        if (most != null && reserved != null) {
            findings.require(
                    most <= reserved,
                    "maxConcurrency must be at most the function's reservedConcurrentExecutions of " + reserved
                            + ", got " + most);
        } else if (reserved != null && props.maxConcurrency == null) {
            findings.warning(
                    "reservedConcurrencyThrottles",
                    "The function has reservedConcurrentExecutions of " + reserved
                            + " and the queue no maxConcurrency: batches above it are throttled, which counts as receives. Give a maxConcurrency of at most "
                            + reserved + ".");
        }
    }

    private static void pollers(@Nullable ProvisionedPollerConfig pollers, Findings findings) {
        if (pollers == null) {
            return;
        }
        findings.between("minimumPollers", pollers.getMinimumPollers(), 2, 200);
        findings.between("maximumPollers", pollers.getMaximumPollers(), 2, 2000);
        Long least = Known.number(pollers.getMinimumPollers());
        Long most = Known.number(pollers.getMaximumPollers());
        findings.require(
                least == null || most == null || least <= most,
                "maximumPollers must be at least the minimumPollers of " + least + ", got " + most);
    }

    private static void namespace(MegaEventSourceProps<?> props, Findings findings) {
        String known = Known.string(props.metricNamespace);
        findings.require(
                known == null || known.matches("[a-zA-Z0-9._#:/-]{1,256}"),
                "metricNamespace must be 1 to 256 characters of a-z, A-Z, 0-9 and . _ # : / -, got " + known);
        if (props.metricNamespace == null) {
            props.alarms.values().stream()
                    .filter(alarm -> alarm.isOn() && !alarm.isDefault())
                    .filter(alarm -> alarm.kind().isOfTheFunctionsOwnMetrics())
                    .forEach(alarm -> findings.error("metricNamespace must be given beside the alarm " + alarm.kind()
                            + ", and be the one that the function's EmbeddedMetrics have, got none"));
        }
    }

    private static void filters(int count, Findings findings) {
        findings.require(count <= FILTERS_BY_QUOTA, "filters must be at most 10, got " + count);
        if (count > FILTERS_BY_DEFAULT) {
            findings.warning(
                    "filtersAboveQuota", "filters should be at most 5 unless your quota was raised, got " + count);
        }
        if (count > 0) {
            findings.warning(
                    "filtersDelete",
                    "A message that none of the filters matches is deleted, and never reaches function or dead-letter queue; so is a body that is no JSON, such as BSON. A body in an SNS envelope is matched as the envelope: use raw message delivery.");
        }
    }
}
