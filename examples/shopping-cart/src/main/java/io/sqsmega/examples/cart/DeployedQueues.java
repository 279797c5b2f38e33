package io.sqsmega.examples.cart;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.util.Map;

/** What a function can do about its queues where it is deployed, and its environment names them. */
final class DeployedQueues {
    private DeployedQueues() {}

    /**
     * What is refused goes to the dead-letter queue at once, and what failed backs off; nothing of it without queues.
     */
    static HandlerOptions options(Map<String, String> environment) {
        String queueUrl = environment.get("MEGA_QUEUE_URL");
        String deadLetterQueueUrl = environment.get("MEGA_DEAD_LETTER_QUEUE_URL");
        // "sam local" sets both too, but to names of queues that do not exist.
        if (queueUrl == null || deadLetterQueueUrl == null || environment.containsKey("AWS_SAM_LOCAL")) {
            return HandlerOptions.defaults();
        }
        return HandlerOptions.builder()
                .deadLetters(SqsDeadLetterQueue.of(deadLetterQueueUrl))
                .redelivery(SqsBackoff.builder().queueUrl(queueUrl).build())
                .build();
    }
}
