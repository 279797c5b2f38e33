package io.sqsmega.lambda;

import static io.sqsmega.lambda.SqsEvents.FIFO_QUEUE;
import static io.sqsmega.lambda.SqsEvents.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ParallelBatchTest {
    private static final String BODY = "{\"a\": 1}";
    private static final int BATCHES = Integer.getInteger("mega.batches", 1_000);

    private final List<MessageReport> reports = Collections.synchronizedList(new ArrayList<>());

    private static final class Handler extends MegaSqsHandler {
        Handler(HandlerOptions options, EventHandler<DataPayload> processor) {
            super(options);
            on(DataPattern.any(), processor);
        }
    }

    @Test
    void everyIdOfAnAlwaysFailingBatchIsReturnedEveryTime() {
        ExecutorService executor = newExecutor();
        try {
            Handler handler = new Handler(
                    HandlerOptions.builder().executor(executor).build(), (payload, message) -> Result.RETRY_LATER);
            SqsEvents events = SqsEvents.from(QUEUE);
            IntStream.range(0, 100).forEach(i -> events.message("id-" + i, BODY));
            SQSEvent event = events.build();
            List<String> ids = event.getRecords().stream()
                    .map(SQSEvent.SQSMessage::getMessageId)
                    .toList();

            for (int batch = 0; batch < BATCHES; batch++) {
                assertThat(failures(handler.handleRequest(event, null))).isEqualTo(ids);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** Fifty threads, or virtual ones where the JDK has them and {@code -Dmega.virtual} asks for them. */
    private static ExecutorService newExecutor() {
        if (!Boolean.getBoolean("mega.virtual")) {
            return Executors.newFixedThreadPool(50);
        }
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJdk) {
            throw new IllegalStateException("mega.virtual needs JDK 21 or later", olderJdk);
        }
    }

    @Test
    void messagesOfAStandardQueueRunAtTheSameTime() {
        CyclicBarrier fourAtATime = new CyclicBarrier(4);
        Handler handler = new Handler(HandlerOptions.builder().parallelism(4).build(), (payload, message) -> {
            fourAtATime.await();
            return Result.OK;
        });

        assertThat(failures(handler.handleRequest(records(QUEUE, 8), null))).isEmpty();
    }

    @Test
    void groupsOfAFifoQueueRunAtTheSameTime() {
        CyclicBarrier bothGroups = new CyclicBarrier(2);
        Handler handler = new Handler(HandlerOptions.builder().parallelism(4).build(), (payload, message) -> {
            bothGroups.await();
            return Result.OK;
        });
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", BODY)
                .inGroup("a", "a2", BODY)
                .inGroup("b", "b1", BODY)
                .inGroup("b", "b2", BODY)
                .build();

        assertThat(failures(handler.handleRequest(event, null))).isEmpty();
    }

    @Property(tries = 100)
    void noGroupIsSeenOutOfOrderOrSkipsAMessage(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> groups, @ForAll @Size(30) List<Boolean> failing) {
        Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
        Handler handler = new Handler(HandlerOptions.builder().parallelism(8).build(), (payload, message) -> {
            int index = Integer.parseInt(message.id());
            seen.computeIfAbsent(String.valueOf(message.groupId()), group -> new ArrayList<>())
                    .add(index);
            return failing.get(index) ? Result.RETRY_LATER : Result.OK;
        });
        SqsEvents events = SqsEvents.from(FIFO_QUEUE);
        for (int i = 0; i < groups.size(); i++) {
            events.inGroup("group-" + groups.get(i), Integer.toString(i), BODY);
        }

        List<String> failures = failures(handler.handleRequest(events.build(), null));

        for (int group = 0; group <= 4; group++) {
            int of = group;
            List<Integer> inOrder = IntStream.range(0, groups.size())
                    .filter(i -> groups.get(i) == of)
                    .boxed()
                    .toList();
            int firstFailure =
                    (int) inOrder.stream().takeWhile(i -> !failing.get(i)).count();
            int called = Math.min(inOrder.size(), firstFailure + 1);
            assertThat(seen.getOrDefault("group-" + of, List.of())).isEqualTo(inOrder.subList(0, called));
            List<Integer> returned = failures.stream()
                    .map(Integer::valueOf)
                    .filter(inOrder::contains)
                    .toList();
            assertThat(returned).isEqualTo(inOrder.subList(firstFailure, inOrder.size()));
        }
    }

    @Test
    void whatHangsIsInterruptedAndGivenUpAndTheRestIsNotStarted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Handler handler = new Handler(
                options().parallelism(1).timeMargin(Duration.ofSeconds(1)).build(), (payload, message) -> {
                    if (message.id().equals("id-1")) {
                        hangUntilInterrupted(interrupted);
                    }
                    return Result.OK;
                });

        List<String> failures =
                failures(handler.handleRequest(records(QUEUE, 3), LocalContext.withTimeLeft(Duration.ofMillis(1_500))));

        assertThat(failures).containsExactly("id-1", "id-2");
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(outcomes())
                .containsExactlyInAnyOrder(Outcome.Kind.DONE, Outcome.Kind.ABANDONED, Outcome.Kind.NOT_STARTED);
    }

    @Test
    void whatHangsOnAnExecutorIsInterruptedToo() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Handler handler = new Handler(options().executor(executor).build(), (payload, message) -> {
                hangUntilInterrupted(interrupted);
                return Result.OK;
            });

            assertThat(failures(handler.handleRequest(
                            records(QUEUE, 1), LocalContext.withTimeLeft(Duration.ofMillis(1_500)))))
                    .containsExactly("id-0");
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aRefusalThatComesTooLateDoesNotReachTheDeadLetters() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        List<String> buried = Collections.synchronizedList(new ArrayList<>());
        HandlerOptions options = options()
                .parallelism(1)
                .deadLetters((message, reason, subscriber) -> buried.add(message.id()))
                .loggingContext(fields -> fields.containsKey("subscriber") ? () -> {} : late::countDown)
                .build();
        Handler handler = new Handler(options, (payload, message) -> {
            awaitWhateverHappens(answered);
            return Result.deadLetter("too late");
        });

        assertThat(failures(
                        handler.handleRequest(records(QUEUE, 1), LocalContext.withTimeLeft(Duration.ofMillis(1_000)))))
                .containsExactly("id-0");
        answered.countDown();

        assertThat(late.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(buried).isEmpty();
    }

    @Test
    void aGroupBehindAMessageThatHangsIsNotStarted() {
        Handler handler = new Handler(
                options().parallelism(4).timeMargin(Duration.ofSeconds(1)).build(), (payload, message) -> {
                    if (message.id().equals("a1")) {
                        hangUntilInterrupted(new CountDownLatch(1));
                    }
                    return Result.OK;
                });
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", BODY)
                .inGroup("a", "a2", BODY)
                .inGroup("b", "b1", BODY)
                .build();

        assertThat(failures(handler.handleRequest(event, LocalContext.withTimeLeft(Duration.ofMillis(1_500)))))
                .containsExactly("a1", "a2");
        assertThat(outcomes())
                .containsExactlyInAnyOrder(Outcome.Kind.DONE, Outcome.Kind.ABANDONED, Outcome.Kind.NOT_STARTED);
    }

    @Test
    void whatAnExecutorRejectsIsNotStartedAndStays() {
        Handler handler = new Handler(
                options()
                        .executor(task -> {
                            throw new RejectedExecutionException();
                        })
                        .build(),
                (payload, message) -> Result.OK);

        assertThat(failures(handler.handleRequest(records(QUEUE, 2), null))).containsExactly("id-0", "id-1");
        assertThat(outcomes()).containsExactly(Outcome.Kind.NOT_STARTED, Outcome.Kind.NOT_STARTED);
    }

    @Test
    void anErrorThatTheMachineDoesNotSurviveEndsTheInvocation() {
        Handler handler = new Handler(HandlerOptions.builder().parallelism(2).build(), (payload, message) -> {
            throw new OutOfMemoryError("test");
        });

        assertThatThrownBy(() -> handler.handleRequest(records(QUEUE, 2), null)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void afterSuchAnErrorNothingOfAnotherGroupStartsAndNoDeadLetterIsSent() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        List<String> called = Collections.synchronizedList(new ArrayList<>());
        ExecutorService executor = Executors.newFixedThreadPool(2);
        HandlerOptions options = HandlerOptions.builder()
                .executor(executor)
                .deadLetters((message, reason, subscriber) -> called.add("dead letter " + message.id()))
                .build();
        Handler handler = new Handler(options, (payload, message) -> {
            called.add(message.id());
            if (message.id().equals("a1")) {
                begun.await();
                throw new OutOfMemoryError("as it is meant");
            }
            begun.countDown();
            awaitWhateverHappens(failed);
            return Result.deadLetter("too late");
        });
        SQSEvent event = SqsEvents.from(FIFO_QUEUE)
                .inGroup("a", "a1", BODY)
                .inGroup("b", "b1", BODY)
                .inGroup("b", "b2", BODY)
                .inGroup("b", "b3", BODY)
                .build();

        assertThatThrownBy(() -> handler.handleRequest(event, null)).isInstanceOf(OutOfMemoryError.class);
        failed.countDown();
        executor.shutdown();

        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(called).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void messageForWhichThereIsNoThreadIsNotStartedAndStays() {
        Handler handler = new Handler(
                options()
                        .executor(task -> {
                            if (reports.size() == 1) {
                                throw new OutOfMemoryError("unable to create native thread: as it is meant");
                            }
                            task.run();
                        })
                        .build(),
                (payload, message) -> Result.OK);

        assertThat(failures(handler.handleRequest(records(QUEUE, 3), null))).containsExactly("id-1");
        assertThat(outcomes()).containsExactly(Outcome.Kind.DONE, Outcome.Kind.NOT_STARTED, Outcome.Kind.DONE);
    }

    @Test
    void executorThatKeepsItsCallerDoesNotKeepTheAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        Handler handler = new Handler(
                options()
                        .executor(task -> {
                            task.run();
                            awaitWhateverHappens(never);
                        })
                        .build(),
                (payload, message) -> Result.OK);
        try {
            assertThat(failures(handler.handleRequest(
                            records(QUEUE, 2), LocalContext.withTimeLeft(Duration.ofMillis(2_000)))))
                    .containsExactly("id-1");
        } finally {
            never.countDown();
        }
    }

    @Test
    void theLoggingContextIsOpenedOnTheThreadThatWorksAndClosedAfterwards() {
        Map<Thread, List<String>> open = new ConcurrentHashMap<>();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        HandlerOptions options = HandlerOptions.builder()
                .parallelism(4)
                .loggingContext(fields -> {
                    List<String> onThisThread =
                            open.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>());
                    onThisThread.add(fields.toString());
                    return () -> onThisThread.remove(onThisThread.size() - 1);
                })
                .build();
        Handler handler = new Handler(options, (payload, message) -> {
            seen.add(message.id() + open.get(Thread.currentThread()));
            return Result.OK;
        });

        LocalContext context = LocalContext.withTimeLeft(Duration.ofMinutes(1));
        handler.handleRequest(records(QUEUE, 20), context);

        assertThat(seen).hasSize(20).allSatisfy(line -> {
            String id = line.substring(0, line.indexOf('['));
            assertThat(line)
                    .contains("requestId=" + context.getAwsRequestId())
                    .contains("messageId=" + id)
                    .contains("subscriber=on(any data)");
        });
        assertThat(open.values()).allSatisfy(left -> assertThat(left).isEmpty());
    }

    @Test
    void contradictingOptionsNameBoth() {
        assertThatThrownBy(() -> HandlerOptions.builder().parallelism(2).executor(Runnable::run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("parallelism and executor must not both be given");
        assertThatThrownBy(() -> HandlerOptions.builder().parallelism(0))
                .hasMessage("parallelism must be between 1 and 1000, got 0");
    }

    private HandlerOptions.Builder options() {
        return HandlerOptions.builder().observer(reports::add);
    }

    private List<Outcome.Kind> outcomes() {
        return reports.stream().map(report -> report.outcome().kind()).toList();
    }

    private static void hangUntilInterrupted(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            interrupted.countDown();
        }
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // as a subscriber would that does not care
            }
        }
    }

    private static SQSEvent records(String queue, int count) {
        SqsEvents events = SqsEvents.from(queue);
        IntStream.range(0, count).forEach(i -> events.message("id-" + i, BODY));
        return events.build();
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
