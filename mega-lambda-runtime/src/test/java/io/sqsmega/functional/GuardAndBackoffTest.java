package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.Logged;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalContext;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.settle.Backoff;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * With a duplicate guard, a message whose subscriber hung cannot be tried again before its claim has ended. The
 * receives until then must not bring it to the dead-letter queue before its second try.
 */
@Tag("slow")
class GuardAndBackoffTest {
    private static final int MESSAGES = Integer.getInteger("mega.hanging.messages", 100);
    /** So few, and so long, that those that hung come again before their claims have ended. */
    private static final int AT_A_TIME = 25;

    private static final Duration CLAIM = Duration.ofSeconds(5);

    private static final double HANGING = 0.06;
    private static final int RECEIVES = 3;
    private static final Pattern WITHOUT_ANSWER =
            Pattern.compile("Message\\[(\\S+) from .* is not known to be in the dead-letter queue.*");

    private final Random random = new Random(Long.getLong("mega.hanging.seed", 10));
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> hangs = new ConcurrentHashMap<>();
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private LocalAws aws;
    private LocalQueue queue;

    @BeforeEach
    void start() {
        aws = LocalAws.start();
        queue = aws.createQueue(
                "hanging",
                QueueOptions.builder()
                        .visibilityTimeout(Duration.ofSeconds(6))
                        .maxReceiveCount(RECEIVES)
                        .build());
    }

    @AfterEach
    void stop() {
        end.countDown();
        aws.close();
    }

    @Test
    void whatASecondTryWouldHaveDoneIsNotDead() {
        Set<Integer> withoutAnswer = handle(MESSAGES, new Handler(HANGING, deadLetterQueue()));

        List<DeadLetter> letters = letters();
        assertThat(letters)
                .allSatisfy(letter ->
                        assertThat(hangs.get(number(letter))).as("tries").hasValueGreaterThanOrEqualTo(2));
        assertThat(doneOrDead(letters, withoutAnswer)).containsExactlyInAnyOrderElementsOf(upTo(MESSAGES));
        System.out.println("guard and backoff: " + MESSAGES + " messages, " + hangs.size() + " hung, " + busy
                + " receives waited for a claim, " + letters.size() + " letters after two tries, "
                + withoutAnswer.size() + " messages whose letters had no answer");
    }

    /** The handler cannot know that the letter arrived, so it must not delete the message, which SQS moves then. */
    @Test
    void whatHadNoAnswerMayBeDeadTwice() {
        // so that each try fails at once
        end.countDown();
        SqsDeadLetterQueue deadLetters = deadLetterQueue();
        Set<Integer> withoutAnswer = handle(1, new Handler(1, (message, reason, subscriber) -> {
            deadLetters.take(message, reason, subscriber);
            throw new IllegalStateException("the answer got lost");
        }));

        List<DeadLetter> letters = letters();
        assertThat(letters)
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder("given up at receive 3: java.lang.IllegalStateException", null);
        assertThat(withoutAnswer).containsExactly(0);
        assertThat(doneOrDead(letters, withoutAnswer)).containsExactly(0);
    }

    /** Returns those whose letters had no answer, as the log has them. */
    private Set<Integer> handle(int messages, Handler handler) {
        // That a machine is slow must not look like a function that does not answer, so it has longer than it knows.
        EventSourcePoller poller = EventSourcePoller.builder(queue)
                .function((event, context) -> handler.handleRequest(event, twoSeconds()))
                .build();
        try (Logged log = Logged.start()) {
            for (int sent = 0; sent < messages; sent += AT_A_TIME) {
                IntStream.range(sent, Math.min(messages, sent + AT_A_TIME))
                        .forEach(number -> numbers.put(queue.send("{\"number\": " + number + "}"), number));
                assertThat(poller.drain(Duration.ofMinutes(2)).failure())
                        .as("an invocation that failed")
                        .isNull();
            }
            return log.lines().stream()
                    .map(WITHOUT_ANSWER::matcher)
                    .filter(Matcher::matches)
                    .map(line -> numbers.get(line.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    /** Always as much: what comes late under load is started all the same. */
    private static Context twoSeconds() {
        return LocalContext.withTimeLeft(() -> Duration.ofSeconds(2));
    }

    private List<DeadLetter> letters() {
        return Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient()).list(2 * MESSAGES, Duration.ofMinutes(1));
    }

    private SqsDeadLetterQueue deadLetterQueue() {
        return SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient());
    }

    /** Each as often as it is. A letter without an answer does not count: its message stayed, and so SQS moved it. */
    private List<Integer> doneOrDead(List<DeadLetter> letters, Set<Integer> withoutAnswer) {
        List<Integer> all = new ArrayList<>(done);
        letters.stream()
                .filter(letter -> letter.reason() == null || !withoutAnswer.contains(number(letter)))
                .forEach(letter -> all.add(number(letter)));
        return all;
    }

    private static Integer number(DeadLetter letter) {
        return Integer.valueOf(letter.message().body().replaceAll("\\D", ""));
    }

    private static List<Integer> upTo(int messages) {
        return IntStream.range(0, messages).boxed().toList();
    }

    /** Whatever interrupts it; when the test has ended, it fails. */
    private void hang() {
        while (true) {
            try {
                end.await();
                throw new IllegalStateException("the test has ended");
            } catch (InterruptedException hangsAllTheSame) {
                continue;
            }
        }
    }

    private final class Handler extends MegaSqsHandler {
        Handler(double hanging, DeadLetterSink deadLetters) {
            super(HandlerOptions.builder()
                    .parallelism(10)
                    .giveUpAtReceive(RECEIVES)
                    .duplicateGuard(DuplicateGuard.inMemory(CLAIM, Duration.ofDays(29), 10_000))
                    .redelivery(SqsBackoff.builder()
                            .client(aws.sqsClient())
                            .queueUrl(queue.url())
                            .backoff(Backoff.builder()
                                    .first(Duration.ofSeconds(1))
                                    .outage(Duration.ofSeconds(1))
                                    .build())
                            .build())
                    .deadLetters(deadLetters)
                    .observer(report -> busy.addAndGet((int) report.outcome().subscribers().stream()
                            .filter(subscriber -> subscriber.kind() == SubscriberOutcome.Kind.BUSY)
                            .count()))
                    .build());
            on(DataPattern.any(), (payload, message) -> {
                int number = (Integer) payload.data().get("number");
                if (hangs(hanging)) {
                    hangs.computeIfAbsent(number, first -> new AtomicInteger()).incrementAndGet();
                    hang();
                }
                done.add(number);
                return Result.OK;
            });
        }

        private boolean hangs(double hanging) {
            synchronized (random) {
                return random.nextDouble() < hanging;
            }
        }
    }
}
