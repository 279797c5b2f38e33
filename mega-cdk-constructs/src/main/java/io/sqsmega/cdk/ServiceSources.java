package io.sqsmega.cdk;

import io.sqsmega.cdk.MegaSourceProps.BucketSource;
import io.sqsmega.cdk.MegaSourceProps.RuleSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.NotificationKeyFilter;
import software.amazon.awscdk.services.s3.notifications.SqsDestination;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.IConstruct;

/** The buckets and rules that send to the queue directly. */
record ServiceSources(MegaEventSourceProps<?> props) {

    void check(Findings findings) {
        boolean fifo = props.queueSide().isFifo();
        for (BucketSource source : props.buckets) {
            String path = source.bucket().getNode().getPath();
            findings.require(
                    !fifo,
                    "bucket must send to a standard queue, as S3 sends to no other: send its events to EventBridge, and give a rule, got "
                            + path);
            if (source.bucket() instanceof Bucket own) {
                stack("bucket", own, "import it by Bucket.fromBucketName, or make the MegaQueue where it is", findings);
            }
        }
        for (RuleSource source : props.rules) {
            String path = source.rule().getNode().getPath();
            findings.require(
                    !fifo || source.messageGroupId() != null,
                    "rule must be given with a messageGroupId if fifo is true, got none with " + path);
            findings.require(
                    !fifo || props.queue != null || Boolean.TRUE.equals(props.contentBasedDeduplication),
                    "contentBasedDeduplication must be true for a rule if fifo is true, as EventBridge gives no deduplication id, got "
                            + path);
            stack("rule", source.rule(), "make the rule where the MegaQueue is", findings);
        }
    }

    /** Checks that source and queue are in one stack. Each names the other, which in two stacks is a cycle. */
    private void stack(String prop, IConstruct source, String wayOut, Findings findings) {
        String here = Stack.of(props.scope).getNode().getPath();
        String there = Stack.of(source).getNode().getPath();
        findings.require(
                here.equals(there),
                prop + " must be in the stack of its MegaQueue, " + here + ", got one in " + there + ": " + wayOut);
    }

    void connect(QueuePair queues) {
        for (BucketSource source : props.buckets) {
            source.bucket()
                    .addEventNotification(
                            source.event(),
                            new SqsDestination(queues.queue()),
                            source.filters().toArray(NotificationKeyFilter[]::new));
        }
        for (RuleSource source : props.rules) {
            source.rule()
                    .addTarget(SqsQueue.Builder.create(queues.queue())
                            .messageGroupId(source.messageGroupId())
                            .deadLetterQueue(standard(queues.deadLetterQueue()))
                            .build());
        }
    }

    /**
     * Returns the dead-letter queue if it is a standard queue: EventBridge cannot send undeliverable events to a FIFO
     * queue.
     */
    private static @Nullable IQueue standard(@Nullable IQueue queue) {
        return queue == null || Boolean.TRUE.equals(queue.getFifo()) ? null : queue;
    }

    /** Returns the services that must be able to use the queue's key, each with the prop that requires it. */
    static List<Service> of(MegaEventSourceProps<?> props) {
        List<Service> services = new ArrayList<>();
        if (props.ownTopic || !props.topics.isEmpty()) {
            services.add(new Service("topic", "SNS", "sns.amazonaws.com"));
        }
        if (!props.buckets.isEmpty()) {
            services.add(new Service("bucket", "S3", "s3.amazonaws.com"));
        }
        if (!props.rules.isEmpty()) {
            services.add(new Service("rule", "EventBridge", "events.amazonaws.com"));
        }
        return services;
    }

    /** A service that sends to the queue. */
    record Service(String prop, String name, String principal) {
        /**
         * Returns whether the service can send undeliverable events to a dead-letter queue. S3 retries and then drops
         * them.
         */
        boolean hasDeadLetters() {
            return !name.equals("S3");
        }
    }
}
