package io.sqsmega.examples.cart;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.util.Map;

/** What a function can do about its queues where it is deployed, and its environment names them. */
final class DeployedQueues {
    private static final String QUEUE_URL = "MEGA_QUEUE_URL";
    private static final String DEAD_LETTER_QUEUE_URL = "MEGA_DEAD_LETTER_QUEUE_URL";

    private DeployedQueues() {}

    /**
     * What is refused goes to the dead-letter queue at once, and what failed backs off; nothing of it without queues.
     */
    static HandlerOptions options(Map<String, String> environment) {
        return isDeployed(environment)
                ? HandlerOptions.builder()
                        .deadLetters(SqsDeadLetterQueue.of(environment.get(DEAD_LETTER_QUEUE_URL)))
                        .redelivery(SqsBackoff.builder()
                                .queueUrl(environment.get(QUEUE_URL))
                                .build())
                        .build()
                : HandlerOptions.defaults();
    }

    /** {@code sam local} sets the variables of the template too, but to names of queues that do not exist. */
    private static boolean isDeployed(Map<String, String> environment) {
        return environment.containsKey(DEAD_LETTER_QUEUE_URL)
                && environment.containsKey(QUEUE_URL)
                && !environment.containsKey("AWS_SAM_LOCAL");
    }
}
