package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an observer takes is inside the deadline, and takes no time from the messages. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TimelyObserverTest {
    private static final int RECORDS = 10_000;

    private final List<String> heard = new ArrayList<>();
    private final AtomicInteger processed = new AtomicInteger();

    @Test
    void observerHearsOfEverythingInOrderBeforeTheAnswerIfThereIsTime() {
        handle(report -> heard.add(report.messageId()), 0, LocalContext.withTimeLeft(() -> Duration.ofMillis(60_000)));

        assertThat(heard)
                .isEqualTo(IntStream.range(0, RECORDS).mapToObj(i -> "id-" + i).toList());
    }

    @Test
    void observerIsToldOfOneReportAtATimeHoweverManyThreadsThereAre() {
        // A list that is not thread-safe, and loses something when it is used as if it was.
        handle(report -> heard.add(report.messageId()), 8, LocalContext.withTimeLeft(() -> Duration.ofMillis(60_000)));

        assertThat(heard).hasSize(RECORDS).doesNotHaveDuplicates();
    }

    @Test
    void reportsForWhichThereIsNoTimeAreDroppedAndCountedAndTheOutcomesStand() {
        CountDownLatch never = new CountDownLatch(1);
        List<String> lines;
        try (Recorder recorder = new Recorder()) {
            handle(
                    report -> {
                        heard.add(report.messageId());
                        if (heard.size() == 100) {
                            await(never);
                        }
                    },
                    0,
                    LocalContext.withTimeLeft(() -> Duration.ofMillis(1_000)));
            lines = recorder.lines;
        }

        assertThat(processed).hasValue(RECORDS);
        assertThat(heard).hasSize(100);
        assertThat(lines)
                .containsExactly(
                        "the observer was not done when the time was up, and not told of 9900 messages; their outcomes stand");
    }

    @Test
    void whatTheVirtualMachineDoesNotSurviveComesOut() {
        assertThatThrownBy(() -> handle(
                        report -> {
                            throw new OutOfMemoryError("as it is meant");
                        },
                        0,
                        LocalContext.withTimeLeft(() -> Duration.ofMillis(60_000))))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private void handle(MessageObserver observer, int parallelism, Context context) {
        HandlerOptions.Builder options = HandlerOptions.builder().observer(observer);
        if (parallelism > 0) {
            options.parallelism(parallelism);
        }
        MegaSqsHandler handler = new MegaSqsHandler(options.build()) {
            {
                on(DataPattern.any(), (payload, message) -> {
                    processed.incrementAndGet();
                    return Result.OK;
                });
            }
        };
        assertThat(handler.handleRequest(records(), context).getBatchItemFailures())
                .isEmpty();
    }

    private static SQSEvent records() {
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE);
        IntStream.range(0, RECORDS).forEach(i -> events.message("id-" + i, "{}"));
        return events.build();
    }

    @Test
    void observerIsToldWithinTheLoggingContextOfTheInvocation() {
        List<String> open = new ArrayList<>();
        List<String> tellers = new ArrayList<>();
        LoggingContext context = fields -> {
            String entry = Thread.currentThread() + " " + fields;
            synchronized (open) {
                open.add(entry);
            }
            return () -> {
                synchronized (open) {
                    open.remove(entry);
                }
            };
        };
        MegaSqsHandler handler =
                new MegaSqsHandler(HandlerOptions.builder()
                        .loggingContext(context)
                        .observer(report -> {
                            tellers.add(Thread.currentThread().toString());
                            synchronized (open) {
                                heard.addAll(open);
                            }
                        })
                        .build()) {
                    {
                        on(DataPattern.any(), (payload, message) -> Result.OK);
                    }
                };

        LocalContext invocation = LocalContext.withTimeLeft(Duration.ofMinutes(1));
        handler.handleRequest(SqsEvents.from(SqsEvents.QUEUE).message("1", "{}").build(), invocation);

        assertThat(heard)
                .anyMatch(entry -> entry.startsWith(tellers.get(0))
                        && entry.contains("requestId=" + invocation.getAwsRequestId()));
        assertThat(open).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Recorder extends Handler implements AutoCloseable {
        private static final Logger LOGGER = Logger.getLogger("io.sqsmega");

        private final List<String> lines = new ArrayList<>();

        Recorder() {
            LOGGER.addHandler(this);
            LOGGER.setUseParentHandlers(false);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            LOGGER.removeHandler(this);
            LOGGER.setUseParentHandlers(true);
        }
    }
}
