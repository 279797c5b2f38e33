package io.sqsmega.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * The MegaQueues that one function consumes. Its environment can name only one dead-letter queue, which they must
 * share, and one queue. With several queues it names none, and the framework finds each by the ARN in its messages.
 */
record Consumers(Function function) {
    private static final String TYPE = "sqsmega:consumes";
    private static final String PATH = "path";
    private static final String DEAD_LETTER_QUEUE = "deadLetterQueue";
    private static final String TRIES = "giveUpAtReceive";

    void check(MegaEventSourceProps<?> props, Findings findings) {
        String deadLetters = QueueIdentity.of(props.queueSide().deadLetterQueue());
        String tries = Known.asString(ReceiveCounts.giveUpAt(props));
        for (Map<?, ?> other : others()) {
            findings.require(
                    deadLetters.equals(other.get(DEAD_LETTER_QUEUE)) && tries.equals(other.get(TRIES)),
                    "function must be given to one MegaQueue, or to several with one deadLetterQueue and giveUpAtReceive, which its environment can name, got one that is given to "
                            + other.get(PATH) + " with " + other.get(DEAD_LETTER_QUEUE) + " and " + other.get(TRIES));
        }
    }

    private List<Map<?, ?>> others() {
        return function.getNode().getMetadata().stream()
                .filter(entry -> TYPE.equals(entry.getType()))
                .<Map<?, ?>>map(entry -> (Map<?, ?>) entry.getData())
                .toList();
    }

    void add(MegaQueue scope, QueuePair queues) {
        boolean isFirst = others().isEmpty();
        queues.environment().forEach(function::addEnvironment);
        if (!isFirst) {
            DefaultChild.of(function, CfnFunction.class)
                    .addPropertyDeletionOverride("Environment.Variables." + MegaQueue.QUEUE_URL);
        }
        function.getNode().addMetadata(TYPE, entry(scope, queues.deadLetterQueue(), queues.environment()));
    }

    private static Map<String, String> entry(
            MegaQueue scope, @Nullable IQueue deadLetters, Map<String, String> environment) {
        return new TreeMap<>(Map.of(
                PATH, scope.getNode().getPath(),
                DEAD_LETTER_QUEUE, QueueIdentity.of(deadLetters),
                TRIES, environment.getOrDefault(MegaQueue.GIVE_UP_AT_RECEIVE, "none")));
    }
}
