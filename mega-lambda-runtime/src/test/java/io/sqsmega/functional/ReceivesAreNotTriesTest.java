package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalContext;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQS counts a receive for messages that no subscriber saw; they must not go to the dead-letter queue for that. */
@Tag("slow")
class ReceivesAreNotTriesTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int OVERLOAD = Integer.getInteger("mega.overload", 50);

    private static LocalAws aws;

    private final List<Integer> processed = new ArrayList<>();
    private final List<Integer> tried = new ArrayList<>();

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void ofAGroupWithAFailingHeadOnlyTheHeadIsDead(int giveUpAtReceive) {
        LocalQueue queue = fifoQueue("head-" + giveUpAtReceive, 8);

        drain(queue, new Handler(queue, giveUpAtReceive, Set.of(0)));

        assertThat(processed).containsExactly(1, 2, 3, 4, 5, 6, 7);
        DeadLetter letter = letters(queue).get(0);
        assertThat(letters(queue)).hasSize(1);
        assertThat(letter.message().body()).isEqualTo(body(0));
        assertThat(letter.reason())
                .isEqualTo("given up at receive " + giveUpAtReceive + ": java.lang.IllegalStateException");
        assertThat(letter.refusedBy()).isEqualTo("on(any data)");
        assertThat(letter.refusedFrom()).isEqualTo(queue.arn());
    }

    @Test
    void anotherFailingMessageOfTheGroupGetsItsOwnTries() {
        LocalQueue queue = fifoQueue("two", 6);

        drain(queue, new Handler(queue, 2, Set.of(0, 3)));

        assertThat(processed).containsExactly(1, 2, 4, 5);
        assertThat(tried).containsExactly(0, 0, 1, 2, 3, 3, 4, 5);
        assertThat(letters(queue))
                .extracting(DeadLetter::reason)
                .containsExactly(
                        "given up at receive 2: java.lang.IllegalStateException",
                        "given up at receive 3: java.lang.IllegalStateException");
    }

    /** Each message takes 200 ms of the 3 seconds that an invocation has; on a clock that only messages move. */
    @Test
    void whatAnOverloadedFunctionDoesNotGetToIsNotDead() {
        LocalQueue queue = aws.createQueue(
                "overload", QueueOptions.builder().maxReceiveCount(15).build());
        IntStream.range(0, OVERLOAD).forEach(number -> queue.send(body(number)));
        Handler handler = new Handler(queue, 5, Set.of());

        EventSourcePoller.builder(queue)
                .function((event, context) -> handler.handleRequest(event, threeSeconds()))
                .batchSize(OVERLOAD)
                .maximumBatchingWindow(Duration.ofSeconds(1))
                .failuresVisibleAfter(Duration.ZERO)
                .build()
                .drain(SOON);

        assertThat(processed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, OVERLOAD).boxed().toList());
        assertThat(queue.deadLetterQueue().size()).isZero();
    }

    private Context threeSeconds() {
        int before = tried.size();
        return LocalContext.withTimeLeft(() -> Duration.ofMillis(3_000 - 200 * (tried.size() - before)));
    }

    /** Which takes a message away when it was received three times, were it not for the handler's own limit. */
    private static LocalQueue fifoQueue(String name, int messages) {
        LocalQueue queue = aws.createQueue(
                name + ".fifo", QueueOptions.builder().maxReceiveCount(3).build());
        IntStream.range(0, messages).forEach(number -> queue.send(body(number), "group"));
        return queue;
    }

    private static void drain(LocalQueue queue, Handler handler) {
        EventSourcePoller.builder(queue)
                .function(handler)
                .failuresVisibleAfter(Duration.ZERO)
                .build()
                .drain(SOON);
    }

    private static List<DeadLetter> letters(LocalQueue queue) {
        return Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient()).list(100, Duration.ZERO);
    }

    private static String body(int number) {
        return "{\"number\": " + number + "}";
    }

    private final class Handler extends MegaSqsHandler {
        Handler(LocalQueue queue, int giveUpAtReceive, Set<Integer> failing) {
            super(HandlerOptions.builder()
                    .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient()))
                    .giveUpAtReceive(giveUpAtReceive)
                    .build());
            on(DataPattern.any(), (payload, message) -> process(payload, failing));
        }

        private Result process(DataPayload payload, Set<Integer> failing) {
            int number = (Integer) payload.data().get("number");
            tried.add(number);
            if (failing.contains(number)) {
                throw new IllegalStateException("test");
            }
            processed.add(number);
            return Result.OK;
        }
    }
}
