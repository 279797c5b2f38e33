package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch subscriber of a listener, which gathers messages of several receives. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ListenedBatchesTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<List<String>> calls = new CopyOnWriteArrayList<>();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final Map<String, String> outcomes = Collections.synchronizedMap(new TreeMap<>());

    private final class Bulk extends DataBatchSubscriber {
        private final Predicate<String> isDone;

        Bulk(Predicate<String> isDone) {
            this.isDone = isDone;
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public @Nullable BatchAnswer process(List<BatchItem<DataPayload>> batch) {
            List<String> ids = batch.stream().map(item -> item.message().id()).toList();
            calls.add(ids);
            return BatchAnswer.builder()
                    .putAll(
                            batch.stream()
                                    .filter(item -> !isDone.test(item.message().id()))
                                    .toList(),
                            Result.RETRY_LATER)
                    .build();
        }
    }

    private SqsListener.Builder listener(MemorySqs queue) {
        return SqsListener.builder("http://localhost/queue").client(queue).observer(report -> {
            outcomes.put(report.messageId(), report.outcome().kind().name());
            all.add(report.messageId() + " " + report.outcome().kind());
        });
    }

    @Test
    void messagesOfSeveralReceivesAreInOneCallWhenNoMoreCanBeInWork() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(40);
        try (Background running = Background.of(
                listener(queue).concurrency(20).batchLinger(LONGEST).register(new Bulk(id -> true)))) {
            Background.await("all are done", queue::isEmpty);
        }

        assertThat(calls).hasSize(2).allSatisfy(ids -> assertThat(ids).hasSize(20));
        assertThat(calls.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void itIsCalledAfterTheLingerWhenThereAreNoMore() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(3);
        try (Background running = Background.of(listener(queue)
                .concurrency(20)
                .batchLinger(Duration.ofMillis(1))
                .register(new Bulk(id -> !id.equals("2"))))) {
            Background.await("each has its answer", () -> outcomes.size() == 3 && queue.hidden() == 1);
        }

        assertThat(outcomes)
                .containsEntry("1", "DONE")
                .containsEntry("2", "RETRY")
                .containsEntry("3", "DONE");
    }

    @Test
    void itIsCalledBeforeTheVisibilityEndsHoweverLongTheLinger() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(1);
        try (Background running = Background.of(listener(queue)
                .concurrency(20)
                .visibilityTimeout(Duration.ofSeconds(1))
                .batchLinger(LONGEST)
                .register(new Bulk(id -> true)))) {
            // The time limit of a request is more than a second, so nothing can wait.
            Background.await("it is done", queue::isEmpty);
        }

        assertThat(calls).containsExactly(List.of("1"));
    }

    @Test
    void messagesThatWaitWhenTheListenerEndsAreVisibleAtOnce() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(2);
        SqsListener.Builder builder =
                listener(queue).concurrency(20).batchLinger(LONGEST).register(new Bulk(id -> true));
        try (Background running = Background.of(builder)) {
            Background.await(
                    "both are in work", () -> running.listener().status().inWork() == 2);
        }

        assertThat(calls).isEmpty();
        assertThat(queue.visible()).isEqualTo(2);
        assertThat(outcomes).containsOnly(Map.entry("1", "NOT_STARTED"), Map.entry("2", "NOT_STARTED"));
    }

    @Test
    void aGroupGoesOnAfterTheCallAndWhatFollowsAMessageThatStaysIsVisibleAtOnce() throws Exception {
        MemorySqs queue = MemorySqs.fifo().with(10);
        List<String> single = new CopyOnWriteArrayList<>();
        try (Background running = Background.of(listener(queue)
                .batchLinger(Duration.ZERO)
                .register(new Bulk(id -> !id.equals("7")))
                .on(DataPattern.of(Map.of("number", 4)), (payload, message) -> {
                    single.add(message.id() + " after " + calls);
                    return Result.OK;
                }))) {
            Background.await("what follows was held back", () -> all.contains("10 HELD_BACK"));
        }

        assertThat(single).containsExactly("4 after [[1, 2, 3]]");
        assertThat(calls.get(0)).containsExactly("1", "2", "3");
        assertThat(calls.get(1)).containsExactly("4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void aCallThatHangsIsGivenUpAfterTheGracePeriodAndItsLateAnswerDoesNotCount() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(2);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(1);
        SqsListener.Builder builder = listener(queue)
                .concurrency(2)
                .batchLinger(LONGEST)
                .shutdownGrace(Duration.ofMillis(100))
                .register(new Bulk(id -> {
                    called.countDown();
                    Background.awaitUninterruptibly(never);
                    return true;
                }));
        try (Background running = Background.of(builder)) {
            called.await();
        }
        never.countDown();

        assertThat(outcomes).containsOnly(Map.entry("1", "ABANDONED"), Map.entry("2", "ABANDONED"));
        assertThat(queue.hidden()).isEqualTo(2);
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheListenerAndItsMessagesStay() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(2);
        Background running =
                Background.of(listener(queue).batchLinger(Duration.ZERO).register(new Bulk(id -> {
                    throw new OutOfMemoryError("as it is meant");
                })));

        assertThat(running.end()).isInstanceOf(OutOfMemoryError.class);
        assertThat(queue.visible() + queue.hidden()).isEqualTo(2);
    }
}
