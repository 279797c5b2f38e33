package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.settle.Backoff;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.DuplicateGuard;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * With a duplicate guard, a message whose subscriber hung cannot be tried again before its claim has ended. The
 * receives until then must not bring it to the dead-letter queue before its second try.
 */
class GuardAndBackoffTest {
    private static final int MESSAGES = Integer.getInteger("mega.hanging.messages", 100);
    /** So few that those that hung come again before their claims have ended. */
    private static final int AT_A_TIME = 25;

    private static final double HANGING = 0.06;
    private static final int RECEIVES = 3;

    private final Random random = new Random(Long.getLong("mega.hanging.seed", 10));
    private final Map<Integer, AtomicInteger> hangs = new ConcurrentHashMap<>();
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whatASecondTryWouldHaveDoneIsNotDead() {
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue(
                    "hanging",
                    QueueOptions.builder()
                            .visibilityTimeout(Duration.ofSeconds(4))
                            .maxReceiveCount(RECEIVES)
                            .build());
            EventSourcePoller poller = EventSourcePoller.builder(queue)
                    .function(new Handler(aws, queue))
                    .functionTimeout(Duration.ofSeconds(1))
                    .build();
            for (int sent = 0; sent < MESSAGES; sent += AT_A_TIME) {
                IntStream.range(sent, Math.min(MESSAGES, sent + AT_A_TIME))
                        .forEach(number -> queue.send("{\"number\": " + number + "}"));
                poller.drain(Duration.ofMinutes(1));
            }

            List<Integer> dead =
                    Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient())
                            .list(MESSAGES, Duration.ofMinutes(1))
                            .stream()
                            .map(letter ->
                                    Integer.valueOf(letter.message().body().replaceAll("\\D", "")))
                            .toList();
            assertThat(dead)
                    .allSatisfy(
                            number -> assertThat(hangs.get(number)).as("tries").hasValueGreaterThanOrEqualTo(2));
            assertThat(done.size() + dead.size()).isEqualTo(MESSAGES);
            System.out.println("guard and backoff: " + MESSAGES + " messages, " + hangs.size() + " hung, " + busy
                    + " receives waited for a claim, " + dead.size() + " dead after two tries");
        } finally {
            end.countDown();
        }
    }

    private final class Handler extends MegaSqsHandler {
        Handler(LocalAws aws, LocalQueue queue) {
            super(HandlerOptions.builder()
                    .parallelism(10)
                    .giveUpAtReceive(RECEIVES)
                    .duplicateGuard(DuplicateGuard.inMemory(Duration.ofSeconds(3), Duration.ofDays(29), 10_000))
                    .redelivery(SqsBackoff.builder()
                            .client(aws.sqsClient())
                            .queueUrl(queue.url())
                            .backoff(Backoff.builder()
                                    .first(Duration.ofSeconds(1))
                                    .outage(Duration.ofSeconds(1))
                                    .build())
                            .build())
                    .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient()))
                    .observer(report -> busy.addAndGet((int) report.outcome().subscribers().stream()
                            .filter(subscriber -> subscriber.kind() == SubscriberOutcome.Kind.BUSY)
                            .count()))
                    .build());
            on(DataPattern.any(), (payload, message) -> {
                int number = (Integer) payload.data().get("number");
                if (hangs()) {
                    hangs.computeIfAbsent(number, first -> new AtomicInteger()).incrementAndGet();
                    hang();
                }
                done.add(number);
                return Result.OK;
            });
        }

        private boolean hangs() {
            synchronized (random) {
                return random.nextDouble() < HANGING;
            }
        }

        /** Whatever interrupts it; when the test has ended, it is done with nothing. */
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
    }
}
