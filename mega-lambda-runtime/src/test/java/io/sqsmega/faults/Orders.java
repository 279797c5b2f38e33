package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalQueue;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.Result;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Numbered messages, and what two subscribers did with them: the first takes each; the second refuses every twentieth,
 * and wants every third once more when it first sees it. Thread-safe.
 */
final class Orders {
    private static final int REFUSED = 20;
    private static final int HESITANT = 3;
    private static final int REQUEST = 10;

    private final int count;
    private final Set<Integer> first = new ConcurrentSkipListSet<>();
    private final Set<Integer> second = new ConcurrentSkipListSet<>();
    private final Set<Integer> seen = new ConcurrentSkipListSet<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    Orders(int count) {
        this.count = count;
    }

    /** Past all faults. */
    void send(SqsClient client, LocalQueue queue) {
        for (int from = 0; from < count; from += REQUEST) {
            var entries = IntStream.range(from, Math.min(count, from + REQUEST))
                    .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                            .id("m" + number)
                            .messageBody("{\"number\": " + number + "}")
                            .build())
                    .toList();
            client.sendMessageBatch(batch -> batch.queueUrl(queue.url()).entries(entries));
        }
    }

    Result first(DataPayload payload, Message message) {
        calls.incrementAndGet();
        first.add(number(payload));
        return Result.OK;
    }

    Result second(DataPayload payload, Message message) {
        int number = number(payload);
        if (number % REFUSED == 0) {
            refusals.incrementAndGet();
            return Result.deadLetter("as it is meant");
        } else if (number % HESITANT == 0 && seen.add(number)) {
            return Result.RETRY_LATER;
        }
        second.add(number);
        return Result.OK;
    }

    private static int number(DataPayload payload) {
        return ((Number) payload.data().get("number")).intValue();
    }

    /** How often a message was given to the subscribers. */
    int calls() {
        return calls.get();
    }

    int refusals() {
        return refusals.get();
    }

    /** What was processed by the first one. */
    int processed() {
        return first.size();
    }

    /** The verdict, when the queue is empty. */
    void assertThatNothingIsLost(LocalQueue queue) {
        Set<Integer> dead = queue.deadLetterQueue().receiveAll().stream()
                .map(message -> Integer.parseInt(message.body().replaceAll("\\D", "")))
                .collect(Collectors.toCollection(TreeSet::new));
        for (int number = 0; number < count; number++) {
            boolean everybodyIsDone = first.contains(number) && second.contains(number);
            assertThat(everybodyIsDone || dead.contains(number))
                    .as("message " + number + " must be processed by both, or dead")
                    .isTrue();
        }
        assertThat(dead).containsAll(refused());
    }

    private Set<Integer> refused() {
        return IntStream.range(0, count)
                .filter(number -> number % REFUSED == 0)
                .boxed()
                .collect(Collectors.toSet());
    }
}
