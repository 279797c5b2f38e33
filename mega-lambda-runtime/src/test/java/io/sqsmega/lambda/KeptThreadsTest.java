package io.sqsmega.lambda;

import static io.sqsmega.lambda.SqsEvents.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads are kept from batch to batch, and nothing of one batch reaches the next. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class KeptThreadsTest {
    private static final int BATCHES = 500;
    private static final Result OK = Result.OK;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private static final class Handler extends MegaSqsHandler {
        Handler(HandlerOptions.Builder options, EventHandler<DataPayload> processor) {
            super(options.build());
            on(DataPattern.any(), processor);
        }
    }

    @Test
    void aBatchUsesTheThreadsOfTheOnesBefore() {
        Handler handler = new Handler(HandlerOptions.builder().parallelism(4), (payload, message) -> {
            threads.add(Thread.currentThread());
            return OK;
        });

        for (int i = 0; i < BATCHES; i++) {
            handle(handler, 4);
        }

        assertThat(threads).hasSizeLessThan(BATCHES / 2).doesNotContain(Thread.currentThread());
    }

    @Test
    void servicesObserverAndTracerUseTheThreadsOfTheOnesBefore() {
        Set<Thread> observing = ConcurrentHashMap.newKeySet();
        Set<Thread> scheduling = ConcurrentHashMap.newKeySet();
        Set<Thread> tracing = ConcurrentHashMap.newKeySet();
        MessageTracer tracer = message -> new MessageTracer.MessageTrace() {
            @Override
            public void end(MessageReport report) {
                tracing.add(Thread.currentThread());
            }
        };
        Handler handler = new Handler(
                HandlerOptions.builder()
                        .observer(report -> observing.add(Thread.currentThread()))
                        .redelivery(reports -> scheduling.add(Thread.currentThread()))
                        .tracing(tracer),
                (payload, message) -> Result.RETRY_LATER);

        for (int i = 0; i < BATCHES; i++) {
            handle(handler, 1);
        }

        assertThat(List.of(observing, scheduling, tracing))
                .allSatisfy(used -> assertThat(used)
                        .isNotEmpty()
                        .hasSizeLessThan(BATCHES / 2)
                        .doesNotContain(Thread.currentThread()));
    }

    @Test
    void threadsThatHangDelayNoLaterBatch() {
        CountDownLatch never = new CountDownLatch(1);
        Set<Thread> hanging = ConcurrentHashMap.newKeySet();
        AtomicInteger done = new AtomicInteger();
        Handler handler = new Handler(HandlerOptions.builder().parallelism(2), (payload, message) -> {
            if (message.id().equals("hangs")) {
                hanging.add(Thread.currentThread());
                awaitWhateverHappens(never);
            }
            threads.add(Thread.currentThread());
            done.incrementAndGet();
            return OK;
        });
        try {
            for (int i = 1; i <= 3; i++) {
                SQSEvent event = SqsEvents.from(QUEUE)
                        .message("hangs", "{}")
                        .message("hangs", "{}")
                        .build();
                assertThat(staying(handler, event, Duration.ofSeconds(1))).containsExactly("hangs");

                assertThat(handle(handler, 20)).isEmpty();
                assertThat(done).hasValue(20 * i);
            }
            assertThat(hanging).hasSizeBetween(3, 6);
        } finally {
            never.countDown();
        }
    }

    @Test
    void anInterruptOfOneBatchReachesNoMessageOfTheNext() {
        AtomicInteger interrupted = new AtomicInteger();
        Handler handler = new Handler(HandlerOptions.builder().parallelism(2), (payload, message) -> {
            interrupted.addAndGet(Thread.interrupted() ? 1 : 0);
            if (message.id().equals("hangs")) {
                awaitInterrupt();
            }
            Thread.currentThread().interrupt();
            return OK;
        });
        for (int i = 0; i < 5; i++) {
            SQSEvent event = SqsEvents.from(QUEUE)
                    .message("hangs", "{}")
                    .message("1", "{}")
                    .build();
            assertThat(staying(handler, event, Duration.ofMillis(200))).containsExactly("hangs");
            for (int j = 0; j < 20; j++) {
                handle(handler, 20);
            }
        }

        assertThat(interrupted).hasValue(0);
    }

    @Test
    void theContextClassLoaderIsThatOfTheCallerOfEachBatch() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<ClassLoader> met = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler(HandlerOptions.builder().parallelism(1), (payload, message) -> {
            met.add(Thread.currentThread().getContextClassLoader());
            Thread.currentThread().setContextClassLoader(null);
            return OK;
        });
        try {
            for (int i = 0; i < 100; i++) {
                ClassLoader own = new ClassLoader(before) {};
                Thread.currentThread().setContextClassLoader(own);
                met.clear();

                handle(handler, 1);

                assertThat(met).containsExactly(own);
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void noMoreThreadsThanAskedForRunAtTheSameTime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Handler handler = new Handler(HandlerOptions.builder().parallelism(3), (payload, message) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            return OK;
        });

        for (int i = 0; i < 50; i++) {
            handle(handler, 50);
        }

        assertThat(most).hasValueBetween(1, 3);
    }

    private static List<String> handle(MegaSqsHandler handler, int records) {
        SqsEvents events = SqsEvents.from(QUEUE);
        IntStream.range(0, records).forEach(i -> events.message("id-" + i, "{}"));
        return staying(handler, events.build(), Duration.ofMinutes(1));
    }

    private static List<String> staying(MegaSqsHandler handler, SQSEvent event, Duration timeLeft) {
        return handler.handleRequest(event, LocalContext.withTimeLeft(timeLeft)).getBatchItemFailures().stream()
                .map(failure -> failure.getItemIdentifier())
                .distinct()
                .toList();
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            // as it must
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
}
