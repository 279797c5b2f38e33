package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalQueue;
import io.sqsmega.publish.BatchResult;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What a publisher says it has sent is there, whatever happens to its requests. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FaultyPublisherTest {
    private static final Duration HIDDEN = Duration.ofSeconds(30);
    private static final int ROUNDS = 10;
    private static final int BATCH = 25;
    private static final int GROUPS = 4;

    private final FaultyAws aws = new FaultyAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void whatIsSaidToBeSentIsOnTheQueueAndTheRestIsNamed() {
        LocalQueue queue = aws.queue("publisher", HIDDEN);
        SqsPublisher publisher = SqsPublisher.of(queue.url(), aws.client());
        aws.proxy().follow(FaultPlan.random(FaultyAws.SEED, FaultyAws.PERCENT));

        Set<Integer> sent = new TreeSet<>();
        Set<Integer> named = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * BATCH;
            BatchResult result = publisher.publishBatch(numbers(first)
                    .mapToObj(number -> Publication.raw(Integer.toString(number)))
                    .toList());
            result.published().keySet().forEach(index -> sent.add(first + index));
            result.notSent().forEach(notSent -> named.add(first + notSent.index()));
        }

        assertThat(sent).isNotEmpty().doesNotContainAnyElementsOf(named);
        assertThat(named).isNotEmpty();
        assertThat(sent.size() + named.size()).isEqualTo(ROUNDS * BATCH);
        assertThat(bodies(queue)).containsAll(sent);
    }

    @Test
    void onFifoAGroupIsOnTheQueueInOrderAndWithoutGaps() {
        LocalQueue queue = aws.queue("publisher.fifo", HIDDEN);
        SqsPublisher publisher = SqsPublisher.of(queue.url(), aws.client());
        aws.proxy().follow(FaultPlan.random(FaultyAws.SEED, FaultyAws.PERCENT));

        Set<Integer> sent = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            sendUntilAllIsSent(publisher, round * BATCH, sent);
        }

        assertThat(sent).hasSize(ROUNDS * BATCH);
        List<Message> messages = queue.receiveAll();
        for (int group = 0; group < GROUPS; group++) {
            int its = group;
            assertThat(messages.stream()
                            .filter(message -> group(message).equals("g" + its))
                            .map(message -> Integer.parseInt(message.body())))
                    .containsExactlyElementsOf(numbers(0, ROUNDS * BATCH)
                            .filter(number -> number % GROUPS == its)
                            .boxed()
                            .toList());
        }
    }

    /** As a caller would: what was not sent is sent again, in its order. */
    private static void sendUntilAllIsSent(SqsPublisher publisher, int first, Set<Integer> sent) {
        List<Publication> left = numbers(first)
                .mapToObj(number -> Publication.raw(
                        Integer.toString(number),
                        PublishOptions.builder()
                                .groupId("g" + number % GROUPS)
                                .deduplicationId("d" + number)
                                .build()))
                .toList();
        while (!left.isEmpty()) {
            List<Publication> trying = left;
            BatchResult result = publisher.publishBatch(trying);
            result.published()
                    .keySet()
                    .forEach(
                            index -> sent.add(Integer.parseInt(trying.get(index).body())));
            left = result.notSent().stream()
                    .map(BatchResult.NotSent::publication)
                    .toList();
        }
    }

    private static IntStream numbers(int first) {
        return numbers(first, first + BATCH);
    }

    private static IntStream numbers(int first, int end) {
        return IntStream.range(first, end);
    }

    private static Set<Integer> bodies(LocalQueue queue) {
        Set<Integer> bodies = new TreeSet<>();
        queue.receiveAll().forEach(message -> bodies.add(Integer.parseInt(message.body())));
        return bodies;
    }

    private static String group(Message message) {
        return message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
    }
}
