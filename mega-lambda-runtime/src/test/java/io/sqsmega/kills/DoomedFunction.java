package io.sqsmega.kills;

import static io.sqsmega.match.Matchers.present;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.settle.SqsDeadLetterQueue;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The function whose process dies: {@code first} takes every message, {@code second} every one too, but refuses those
 * that say so, {@code bulk} takes every one in batches. They write down what they are done with. Made by Lambda's
 * runtime client, so it is public.
 */
public final class DoomedFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    static final String JOURNAL = "MEGA_TEST_JOURNAL";
    static final String DEAD_LETTER_QUEUE = "MEGA_TEST_DEAD_LETTER_QUEUE";
    static final String PARALLELISM = "MEGA_TEST_PARALLELISM";

    private final FileOutputStream journal;
    private final Handler handler;
    private final AtomicInteger callsLeft = new AtomicInteger();
    private volatile Fate fate = Fate.FINE;

    public DoomedFunction() throws IOException {
        ProcessHandle.current()
                .parent()
                .ifPresent(
                        test -> test.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        this.journal = new FileOutputStream(System.getenv(JOURNAL), true);
        this.handler = new Handler(Integer.parseInt(System.getenv(PARALLELISM)));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        fate = Fate.of(context.getAwsRequestId());
        callsLeft.set(ThreadLocalRandom.current().nextInt(event.getRecords().size()));
        SQSBatchResponse response = handler.handleRequest(event, context);
        if (fate == Fate.THROWING) {
            throw new IllegalStateException("as it is meant");
        }
        return response;
    }

    private Result first(DataPayload payload, Message message) {
        write("first", payload);
        return Result.OK;
    }

    private Result second(DataPayload payload, Message message) {
        meetTheFate();
        if (payload.data().containsKey("refused")) {
            return Result.deadLetter("as it was told");
        }
        write("second", payload);
        return Result.OK;
    }

    private void meetTheFate() {
        if (fate == Fate.KILLED) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        } else if (fate == Fate.HANGING && callsLeft.getAndDecrement() == 0) {
            hang();
        } else if (fate == Fate.BREAKING_DOWN && callsLeft.getAndDecrement() == 0) {
            throw new OutOfMemoryError("as it is meant");
        }
    }

    private static void hang() {
        CountDownLatch never = new CountDownLatch(1);
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException deaf) {
                continue;
            }
        }
    }

    /** One write for each line: it is in the file or it is not, whenever the process is killed. */
    private void write(String subscriber, DataPayload payload) {
        try {
            String line = subscriber + " " + payload.data().get("number") + "\n";
            journal.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private final class Bulk extends DataBatchSubscriber {
        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
            for (BatchItem<DataPayload> item : batch) {
                meetTheFate();
                write("bulk", item.payload());
            }
            return BatchAnswer.OK;
        }
    }

    private final class Handler extends MegaSqsHandler {
        Handler(int parallelism) {
            super(options(parallelism));
            on(DataPattern.of(Map.of("number", present())), DoomedFunction.this::first);
            on(DataPattern.any(), DoomedFunction.this::second);
            register(new Bulk());
        }

        private static HandlerOptions options(int parallelism) {
            HandlerOptions.Builder options = HandlerOptions.builder()
                    .timeMargin(Duration.ofMillis(500))
                    .deadLetters(SqsDeadLetterQueue.of(System.getenv(DEAD_LETTER_QUEUE)));
            return parallelism == 0
                    ? options.build()
                    : options.parallelism(parallelism).build();
        }
    }
}
