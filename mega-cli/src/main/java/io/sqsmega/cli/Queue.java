package io.sqsmega.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue, with a client for its region.
 *
 * @param attributes its attributes when it was found
 */
record Queue(String url, Map<QueueAttributeName, String> attributes, SqsClient client) {
    String arn() {
        return attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    boolean isFifo() {
        return url.endsWith(".fifo");
    }

    /** Returns the number of its visible messages, which SQS only knows approximately. */
    long visible() {
        return Long.parseLong(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    @Nullable
    String redrivePolicy() {
        return attributes.get(QueueAttributeName.REDRIVE_POLICY);
    }
}
