package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.settle.Backoff;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the listener promises, against a real queue. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SqsListenerTest {
    private static final QueueOptions LONG_VISIBILITY = QueueOptions.builder()
            .visibilityTimeout(Duration.ofHours(1))
            .maxReceiveCount(10)
            .build();
    private static LocalAws aws;

    private final Queue<Integer> processed = new ConcurrentLinkedQueue<>();
    private final Queue<MessageReport> reports = new ConcurrentLinkedQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void everyMessageReachesEverySubscriberThatMatchesAndIsDeleted() throws Exception {
        LocalQueue queue = aws.createQueue("all", LONG_VISIBILITY);
        var topic = aws.createTopic("all");
        topic.subscribe(queue);
        Queue<String> names = new ConcurrentLinkedQueue<>();
        Payload event = MegaPayload.builder(Event.named("checkout").build()).build();
        SnsPublisher.of(topic.arn(), aws.snsClient()).publishPayload(event);
        IntStream.range(0, 25).forEach(i -> publish(queue, i, null));

        try (Background listening = Background.of(listener(queue)
                .on(DataPattern.any(), this::process)
                .on(DataPattern.any(), this::process)
                .on(EventPattern.any(), (payload, message) -> {
                    names.add(payload.event().name() + " of "
                            + message.notification().topicArn());
                    return Result.OK;
                }))) {
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> i / 2).toList());
        assertThat(names).containsExactly("checkout of " + topic.arn());
    }

    @Test
    void theOutcomeTableIsThatOfTheHandler() throws Exception {
        LocalQueue queue = aws.createQueue("table", LONG_VISIBILITY);
        Map<String, Result> results =
                Map.of("ok", Result.OK, "again", Result.RETRY_LATER, "refused", Result.deadLetter("no"));
        List.of("ok", "again", "refused", "throws").forEach(want -> queue.send("{\"want\": \"" + want + "\"}"));
        queue.send("nobody's");
        queue.send("{\"protocol\": \"mega\", \"version\": 1}");

        try (Background listening = Background.of(listener(queue)
                .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient()))
                .on(DataPattern.any(), (payload, message) -> {
                    String want = String.valueOf(payload.data().get("want"));
                    if (want.equals("throws")) {
                        throw new IllegalStateException("as it was told");
                    }
                    return results.get(want);
                }))) {
            await("all outcomes", () -> reports.size() == 6);
            await("only what stays is left", () -> queue.size() == 2);
        }

        assertThat(queue.inFlight()).isEqualTo(2);
        assertThat(queue.deadLetterQueue().size()).isEqualTo(2);
        assertThat(reports)
                .extracting(report -> report.outcome().kind())
                .containsExactlyInAnyOrder(
                        Outcome.Kind.DONE,
                        Outcome.Kind.RETRY,
                        Outcome.Kind.REFUSED,
                        Outcome.Kind.RETRY,
                        Outcome.Kind.UNMATCHED,
                        Outcome.Kind.REFUSED);
    }

    @Test
    void whatStaysComesAgainWhenTheBackoffSays() throws Exception {
        LocalQueue queue = aws.createQueue("backoff", LONG_VISIBILITY);
        publish(queue, 1, null);

        try (Background listening = Background.of(
                listener(queue).redelivery(backoff()).on(DataPattern.any(), this::processTheSecondTime))) {
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed).containsExactly(1, 1);
    }

    @Test
    void onFifoAGroupStaysInOrderAndWhatIsBehindAMessageThatStaysIsLeft() throws Exception {
        LocalQueue queue = aws.createQueue("ordered.fifo", LONG_VISIBILITY);
        IntStream.range(0, 30).forEach(i -> publish(queue, i, "group-" + i % 3));

        try (Background listening =
                Background.of(listener(queue).redelivery(backoff()).on(DataPattern.any(), (payload, message) -> {
                    process(payload, message);
                    boolean again = number(payload) % 7 == 3 && message.receiveCount() == 1;
                    return again ? Result.RETRY_LATER : Result.OK;
                }))) {
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        for (int group = 0; group < 3; group++) {
            int of = group;
            assertThat(processed.stream().filter(i -> i % 3 == of))
                    .isSorted()
                    .containsOnlyOnceElementsOf(IntStream.range(0, 30)
                            .filter(i -> i % 3 == of && i % 7 != 3)
                            .boxed()
                            .toList())
                    .containsAll(IntStream.range(0, 30)
                            .filter(i -> i % 3 == of)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void noMoreIsReceivedThanCanBeStarted() throws Exception {
        LocalQueue queue = aws.createQueue("back-pressure", LONG_VISIBILITY);
        IntStream.range(0, 20).forEach(i -> publish(queue, i, null));

        try (Background listening =
                Background.of(listener(queue).concurrency(3).pollers(4).on(DataPattern.any(), this::processAndWait))) {
            await("three in work", () -> processed.size() == 3);
            assertThat(queue.inFlight()).isEqualTo(3);
            goOn.countDown();
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed).hasSize(20);
    }

    @Test
    void aMessageInWorkStaysHiddenForLongerThanItsVisibilityTimeout() throws Exception {
        LocalQueue queue = aws.createQueue("heartbeat");
        publish(queue, 1, null);
        TroubledSqs client = new TroubledSqs(aws.sqsClient());

        try (Background listening = Background.of(listener(queue)
                .client(client)
                .visibilityTimeout(Duration.ofSeconds(3))
                .on(DataPattern.any(), this::processAndWait))) {
            await("more heartbeats than one visibility timeout has", () -> client.changes.size() >= 5);
            goOn.countDown();
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed).containsExactly(1);
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.receiveCount()).isEqualTo(1));
    }

    @Test
    void closeFinishesWhatRunsAndMakesVisibleAtOnceWhatWasNotStarted() throws Exception {
        LocalQueue queue = aws.createQueue("close.fifo", LONG_VISIBILITY);
        IntStream.range(0, 5).forEach(i -> publish(queue, i, "group"));

        try (Background listening = Background.of(listener(queue).on(DataPattern.any(), this::processAndWait))) {
            await("the first", () -> processed.size() == 1);
            Thread closing = new Thread(listening.listener()::close);
            closing.start();
            await("it stops", () -> !listening.listener().isReceiving());
            assertThat(closing.isAlive()).isTrue();
            goOn.countDown();
            assertThat(listening.end()).isNull();
            listening.listener().close();
        }

        assertThat(processed).containsExactly(0);
        assertThat(queue.visible()).isEqualTo(4);
        assertThat(queue.size()).isEqualTo(4);
        assertThat(reports).extracting(report -> report.outcome().kind()).contains(Outcome.Kind.NOT_STARTED);
    }

    @Test
    void whatDoesNotComeBackInTimeIsInterruptedAndStays() throws Exception {
        LocalQueue queue = aws.createQueue("hangs", LONG_VISIBILITY);
        publish(queue, 1, null);
        CountDownLatch interrupted = new CountDownLatch(1);

        try (Background listening =
                Background.of(listener(queue).shutdownGrace(Duration.ZERO).on(DataPattern.any(), (payload, message) -> {
                    process(payload, message);
                    try {
                        goOn.await();
                    } catch (InterruptedException asItMust) {
                        interrupted.countDown();
                    }
                    return Result.OK;
                }))) {
            await("it runs", () -> processed.size() == 1);
        }

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.outcome().kind()).isEqualTo(Outcome.Kind.ABANDONED));
        assertThat(queue.size()).isEqualTo(1);
    }

    private SqsListener.Builder listener(LocalQueue queue) {
        return SqsListener.builder(queue.url())
                .client(aws.sqsClient())
                .waitTime(Duration.ofSeconds(1))
                .observer(reports::add);
    }

    private static SqsBackoff backoff() {
        return SqsBackoff.builder()
                .client(aws.sqsClient())
                .backoff(Backoff.builder()
                        .first(Duration.ofSeconds(1))
                        .outage(Duration.ZERO)
                        .build())
                .build();
    }

    private Result process(DataPayload payload, Message message) {
        processed.add(number(payload));
        return Result.OK;
    }

    private Result processTheSecondTime(DataPayload payload, Message message) {
        process(payload, message);
        return message.receiveCount() == 1 ? Result.RETRY_LATER : Result.OK;
    }

    private Result processAndWait(DataPayload payload, Message message) throws InterruptedException {
        process(payload, message);
        goOn.await();
        return Result.OK;
    }

    private static int number(DataPayload payload) {
        return (Integer) payload.data().get("number");
    }

    private static void publish(LocalQueue queue, int number, String group) {
        PublishOptions.Builder options = PublishOptions.builder();
        if (group != null) {
            options.groupId(group).deduplicationId("d" + number);
        }
        SqsPublisher.of(queue.url(), aws.sqsClient())
                .publishPayload(DataPayload.of(Map.of("number", number)), options.build());
    }
}
