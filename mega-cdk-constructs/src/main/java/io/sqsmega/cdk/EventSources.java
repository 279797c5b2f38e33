package io.sqsmega.cdk;

import io.sqsmega.cdk.FunctionSide.Consumer;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMapping;

/** Creates the mapping that makes Lambda poll the queue and invoke the function. */
final class EventSources {
    private EventSources() {}

    /**
     * Creates the mapping without the CDK's SqsEventSource, so that its id belongs to this construct and is a contract.
     * Partial batch responses are always on: without them one bad message would fail its batch.
     */
    static EventSourceMapping map(MegaQueue scope, MegaEventSourceProps<?> props, QueuePair queues, Consumer consumer) {
        EventSourceMapping.Builder mapping = EventSourceMapping.Builder.create(scope, "EventSourceMapping")
                .target(consumer.target())
                .eventSourceArn(queues.queue().getQueueArn())
                .batchSize(props.batchSize)
                .maxBatchingWindow(props.maxBatchingWindow)
                .maxConcurrency(props.maxConcurrency)
                .provisionedPollerConfig(props.provisionedPollerConfig)
                .enabled(props.enabled)
                .reportBatchItemFailures(true);
        if (!props.mappingFilters().isEmpty()) {
            mapping.filters(props.mappingFilters());
        }
        EventSourceMapping made = mapping.build();
        consumer.grants().applyBefore(made);
        if (Token.isUnresolved(consumer.function().getFunctionName()) && !consumer.isOfThisApp()) {
            DefaultChild.of(made, CfnEventSourceMapping.class)
                    .setFunctionName(consumer.target().getFunctionArn());
        }
        return made;
    }
}
