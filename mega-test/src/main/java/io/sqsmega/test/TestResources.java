package io.sqsmega.test;

import io.sqsmega.local.QueueOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The queues and topics of one test, by their names in the test. The parameters of a test are created one after the
 * other.
 */
final class TestResources {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String FIFO_SUFFIX = ".fifo";

    private final Map<String, TestQueue> queues = new HashMap<>();
    private final Map<String, TestTopic> topics = new HashMap<>();
    private final Map<String, Declared> declared = new HashMap<>();

    /** A queue as a parameter declares it. */
    private record Declared(
            String name, int maxReceiveCount, int visibilityTimeout, int delay, boolean contentBasedDeduplication) {
        static Declared by(ParameterContext parameter) {
            return parameter
                    .findAnnotation(OnQueue.class)
                    .map(queue -> new Declared(
                            queue.value(),
                            queue.maxReceiveCount(),
                            queue.visibilityTimeoutSeconds(),
                            queue.delaySeconds(),
                            queue.contentBasedDeduplication()))
                    .orElse(new Declared("queue", 3, 30, 0, false));
        }

        QueueOptions options() {
            return QueueOptions.builder()
                    .maxReceiveCount(maxReceiveCount)
                    .visibilityTimeout(Duration.ofSeconds(visibilityTimeout))
                    .delay(Duration.ofSeconds(delay))
                    .contentBasedDeduplication(contentBasedDeduplication)
                    .build();
        }
    }

    TestQueue queue(ParameterContext parameter) {
        Declared queue = Declared.by(parameter);
        Declared first = declared.putIfAbsent(queue.name(), queue);
        if (first != null && !first.equals(queue)) {
            throw new ParameterResolutionException(
                    "a queue must be declared alike in all parameters of a test, got " + first + " and " + queue);
        }
        return queues.computeIfAbsent(
                queue.name(), name -> TestQueue.create(LocalAwsExtension.aws(), unique(name), queue.options()));
    }

    TestTopic topic(ParameterContext parameter) {
        String topic =
                parameter.findAnnotation(OnTopic.class).map(OnTopic::value).orElse("topic");
        return topics.computeIfAbsent(topic, name -> TestTopic.create(LocalAwsExtension.aws(), unique(name)));
    }

    /** Returns a name that no other test has. */
    private static String unique(String name) {
        boolean fifo = name.endsWith(FIFO_SUFFIX);
        String stem = fifo ? name.substring(0, name.length() - FIFO_SUFFIX.length()) : name;
        return stem + "-" + NUMBERS.incrementAndGet() + (fifo ? FIFO_SUFFIX : "");
    }

    void delete() {
        topics.values().forEach(TestTopic::delete);
        queues.values().forEach(TestQueue::delete);
    }
}
