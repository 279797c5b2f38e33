package io.sqsmega.cdk;

/** Checks that no message expires in the queue before the function receives it, or before it is given up. */
final class Expiry {
    private Expiry() {}

    /** Applies only if SQS accepts the retention period: any other is rejected anyway. */
    static void check(MegaEventSourceProps<?> props, Findings findings) {
        QueueSide queue = props.queueSide();
        Double retention = Known.seconds(queue.retentionPeriod());
        if (retention == null || retention < MegaQueueProps.SHORTEST_RETENTION) {
            return;
        }
        String period = Known.text(retention);
        Double delay = Known.seconds(props.deliveryDelay);
        findings.require(
                delay == null || delay < retention,
                "deliveryDelay must be less than the retentionPeriod of " + period
                        + ", as a message would expire before it is delivered, got " + Known.text(props.deliveryDelay));
        Double visibility = Known.seconds(queue.visibilityTimeout());
        if (visibility != null && visibility >= retention) {
            findings.error("visibilityTimeout must be less than the retentionPeriod of " + period
                    + ", as a message would expire while it is hidden, got " + Known.text(visibility));
        } else if (visibility != null) {
            tries(props, visibility, retention, findings);
        }
    }

    private static void tries(MegaEventSourceProps<?> props, double visibility, double retention, Findings findings) {
        Long giveUpAt = Known.number(ReceiveCounts.giveUpAt(props));
        Long most = Known.number(props.queueSide().maxReceiveCount());
        String times = " times the visibilityTimeout of " + Known.text(visibility) + ", got " + Known.text(retention);
        if (giveUpAt != null && giveUpAt * visibility > retention) {
            findings.error("retentionPeriod must be at least " + Known.text(giveUpAt * visibility)
                    + ", as a failing message would expire before it is a dead letter: giveUpAtReceive of " + giveUpAt
                    + times);
        } else if (most != null && most * visibility > retention) {
            findings.warning(
                    "retentionIsShort",
                    "retentionPeriod should be at least " + Known.text(most * visibility)
                            + ", as a message that crashes the function expires before it is a dead letter: maxReceiveCount of "
                            + most + times);
        }
    }
}
