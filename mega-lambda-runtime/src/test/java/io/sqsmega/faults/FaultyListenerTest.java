package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.match.DataPattern;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The listener, while its requests meet faults. Its client tries twice, and it pauses after what fails all the same.
 */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FaultyListenerTest {
    private static final int MESSAGES = Integer.getInteger("mega.faults.messages", 80);
    /** The first pause after a failure is 100 to 200 ms; each is at least as long as the one before. */
    private static final long SHORTEST_PAUSE_MILLIS = 100;

    private static final int POLLERS = 2;
    private static final int CONCURRENCY = 5;
    private static final int GROUPS = 6;

    private final FaultyAws aws = new FaultyAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void everyMessageIsProcessedByEverySubscriberOrDead() throws Exception {
        LocalQueue queue = aws.queue("listener", Duration.ofSeconds(2));
        Orders orders = new Orders(MESSAGES);
        orders.send(aws.direct(), queue);
        aws.proxy().follow(FaultPlan.random(FaultyAws.SEED, FaultyAws.PERCENT));
        long begun = System.nanoTime();

        try (SqsListener listener =
                listening(listener(queue).on(DataPattern.any(), orders::first).on(DataPattern.any(), orders::second))) {
            queue.awaitEmpty(Duration.ofMillis(120_000L + 300L * MESSAGES));
        }

        orders.assertThatNothingIsLost(queue);
        assertThat(aws.proxy().requests("ReceiveMessage"))
                .isLessThanOrEqualTo(FaultyAws.ATTEMPTS * (orders.calls() + POLLERS * pausesSince(begun)));
        assertThat(aws.proxy().requests("DeleteMessageBatch"))
                .isLessThanOrEqualTo(FaultyAws.ATTEMPTS * (orders.calls() + POLLERS * pausesSince(begun)));
    }

    @Test
    void onFifoASubscriberSeesEachGroupInOrderAndWithoutGaps() throws Exception {
        LocalQueue queue = aws.queue("listener.fifo", Duration.ofSeconds(1));
        IntStream.range(0, MESSAGES).forEach(i -> queue.send("{\"number\": " + i / GROUPS + "}", "g" + i % GROUPS));
        Map<String, Integer> done = new ConcurrentHashMap<>();
        Queue<String> gaps = new ConcurrentLinkedQueue<>();
        aws.proxy().follow(FaultPlan.random(FaultyAws.SEED, FaultyAws.PERCENT));

        try (SqsListener listener = listening(listener(queue).on(DataPattern.any(), (payload, message) -> {
            int number = (Integer) payload.data().get("number");
            int last = done.getOrDefault(message.groupId(), -1);
            if (number > last + 1) {
                gaps.add(message.groupId() + ": " + number + " after " + last);
            } else if (number == last + 1 && number % 10 == 0 && message.receiveCount() == 1) {
                return Result.RETRY_LATER;
            }
            done.merge(message.groupId(), number, Math::max);
            return Result.OK;
        }))) {
            queue.awaitEmpty(Duration.ofMillis(120_000L + 500L * MESSAGES));
        }

        assertThat(gaps).isEmpty();
        assertThat(done.values().stream().mapToInt(last -> last + 1).sum()).isEqualTo(MESSAGES);
    }

    /** Whatever else a poller or deleter does between two requests of it that fail, it pauses so often at most. */
    private static int pausesSince(long begun) {
        return 1 + (int) (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / SHORTEST_PAUSE_MILLIS);
    }

    @Test
    void anOutageIsNoBusyLoop() throws Exception {
        LocalQueue queue = aws.queue("outage", Duration.ofSeconds(2));
        Orders orders = new Orders(10);
        orders.send(aws.direct(), queue);
        aws.proxy().follow(FaultPlan.always(Fault.UNAVAILABLE, "ReceiveMessage"));
        long begun = System.nanoTime();

        try (SqsListener listener =
                listening(listener(queue).on(DataPattern.any(), orders::first).on(DataPattern.any(), orders::second))) {
            await(() -> aws.proxy().requests("ReceiveMessage") >= POLLERS * FaultyAws.ATTEMPTS * 4);
            int requests = aws.proxy().requests("ReceiveMessage");
            assertThat(requests).isLessThanOrEqualTo(POLLERS * FaultyAws.ATTEMPTS * doublingPausesSince(begun));

            aws.proxy().follow(FaultPlan.CALM);
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        orders.assertThatNothingIsLost(queue);
    }

    /** How many attempts fit in, with pauses of at least 100, 200, 400 ms and so on between them. */
    private static int doublingPausesSince(long begun) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        int attempts = 1;
        for (long pause = SHORTEST_PAUSE_MILLIS; millis >= pause; pause *= 2) {
            millis -= pause;
            attempts++;
        }
        return attempts;
    }

    /** Places for work, for what waits to be deleted, and for the requests that delete: of one to ten messages each. */
    @Test
    void whileNothingCanBeDeletedNoMoreIsTakenThanIsSaid() throws Exception {
        int bound = CONCURRENCY + 100 + POLLERS * 10;
        LocalQueue queue = aws.queue("undeletable", Duration.ofSeconds(60));
        Orders orders = new Orders(2 * bound);
        orders.send(aws.direct(), queue);
        aws.proxy().follow(FaultPlan.always(Fault.INTERNAL_ERROR, "DeleteMessageBatch"));

        try (SqsListener listener = listening(listener(queue).on(DataPattern.any(), orders::first))) {
            await(() -> queue.inFlight() >= bound - POLLERS * 9);
            int attempts = aws.proxy().requests("DeleteMessageBatch");
            await(() -> aws.proxy().requests("DeleteMessageBatch") >= attempts + 2 * POLLERS * FaultyAws.ATTEMPTS);
            assertThat(queue.inFlight()).isBetween(bound - POLLERS * 9, bound);
            report();

            aws.proxy().follow(FaultPlan.CALM);
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(orders.processed()).isEqualTo(2 * bound);
    }

    private static void report() {
        if (System.getProperty("mega.faults.messages") != null) {
            System.gc();
            Runtime vm = Runtime.getRuntime();
            System.out.println("heap in use while nothing can be deleted: "
                    + (vm.totalMemory() - vm.freeMemory()) / 1_000_000 + " MB, the embedded queue included");
        }
    }

    private SqsListener.Builder listener(LocalQueue queue) {
        return SqsListener.builder(queue.url())
                .client(aws.client())
                .pollers(POLLERS)
                .concurrency(CONCURRENCY)
                .waitTime(Duration.ofSeconds(1))
                .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.client()));
    }

    private static SqsListener listening(SqsListener.Builder builder) {
        SqsListener listener = builder.build();
        Thread thread = new Thread(listener::listen, "listen");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
