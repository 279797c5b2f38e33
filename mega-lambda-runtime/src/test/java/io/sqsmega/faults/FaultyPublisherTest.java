package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.LocalQueue;
import io.sqsmega.publish.BatchResult;
import io.sqsmega.publish.BatchResult.Cause;
import io.sqsmega.publish.BatchResult.NotSent;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What a publisher says it has sent is there, whatever happens to its requests. */
@Tag("slow")
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

    @Test
    void messagesWhoseAnswerGotLostAreOnTheQueueAndSaidToBePerhapsTaken() {
        LocalQueue queue = aws.queue("lost-answer", HIDDEN);
        SqsPublisher publisher = SqsPublisher.of(queue.url(), aws.client());
        aws.proxy().follow(FaultPlan.always(Fault.RESET_AFTER, "SendMessageBatch"));

        BatchResult result = publisher.publishBatch(List.of(Publication.raw("0"), Publication.raw("1")));

        assertThat(result.notSent())
                .extracting(NotSent::cause)
                .containsExactly(Cause.PERHAPS_TAKEN, Cause.PERHAPS_TAKEN);
        assertThat(result).hasToString("BatchResult[0 sent, 0 not sent, 2 perhaps taken]");
        assertThat(bodies(queue)).containsExactly(0, 1);
    }

    @Test
    void messagesOfARequestThatTheServiceRefusesAreSaidToBeRefused() {
        SqsPublisher publisher = SqsPublisher.of(aws.proxy().endpoint() + "/000000000000/missing", aws.client());

        BatchResult result = publisher.publishBatch(List.of(Publication.raw("0")));

        assertThat(result.notSent()).extracting(NotSent::cause).containsExactly(Cause.REFUSED);
    }

    @Test
    void aBatchEndsWhenItsTimeIsUpAlsoIfTheServiceNeverAnswers() {
        LocalQueue queue = aws.queue("stalled", HIDDEN);
        PublishOptions inTime =
                PublishOptions.builder().timeout(Duration.ofMillis(300)).build();
        aws.proxy().follow(FaultPlan.always(Fault.STALLED, "SendMessageBatch"));
        try (SqsClient patient = aws.patientClient()) {
            SqsPublisher publisher = SqsPublisher.of(queue.url(), patient);

            BatchResult result = publisher.publishBatch(numbers(0, 25)
                    .mapToObj(number -> Publication.raw(Integer.toString(number), inTime))
                    .toList());

            assertThat(result.notSent().subList(0, 10))
                    .extracting(NotSent::cause)
                    .containsOnly(Cause.PERHAPS_TAKEN);
            assertThat(result.notSent().subList(10, 25))
                    .extracting(NotSent::cause)
                    .containsOnly(Cause.NOT_TRIED);
            assertThat(aws.proxy().requests("SendMessageBatch")).isEqualTo(1);
        }
    }

    @Test
    void aMessageIsPublishedWithinItsTimeoutOrNotAtAll() {
        LocalQueue queue = aws.queue("stalled-alone", HIDDEN);
        PublishOptions inTime =
                PublishOptions.builder().timeout(Duration.ofMillis(300)).build();
        aws.proxy().follow(FaultPlan.always(Fault.STALLED, "SendMessage"));
        try (SqsClient patient = aws.patientClient()) {
            SqsPublisher publisher = SqsPublisher.of(queue.url(), patient);

            assertThatThrownBy(() -> publisher.publishRawMessage("x", inTime))
                    .isInstanceOf(ApiCallTimeoutException.class);
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
