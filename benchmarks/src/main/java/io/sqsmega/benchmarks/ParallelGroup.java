package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.dispatch.MessageTracer.MessageTrace;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalContext;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures what threads cost: a batch whose subscriber does nothing, from Lambda's event to the response, one message
 * after the other, on threads, and by a parallel stream written by hand, which neither routes nor isolates failures.
 * CPU time of the process.
 */
final class ParallelGroup {
    private static final int[] RECORDS = {10, 10_000};
    private static final int THREADS = 10;
    private static final LocalContext CONTEXT = LocalContext.withTimeLeft(() -> Duration.ofSeconds(30));

    private ParallelGroup() {}

    static void run(Table table) {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, daemons());
        for (int records : RECORDS) {
            measure(records, executor, table);
        }
        executor.shutdown();
    }

    private static ThreadFactory daemons() {
        return work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void measure(int records, ExecutorService executor, Table table) {
        byte[] event = Texts.sqsEvent(Texts.CART, records).getBytes(StandardCharsets.UTF_8);
        Function sequential = new Function(HandlerOptions.defaults());
        Function parallel =
                new Function(HandlerOptions.builder().parallelism(THREADS).build());
        Function onExecutor =
                new Function(HandlerOptions.builder().executor(executor).build());
        Function traced =
                new Function(HandlerOptions.builder().tracing(new IdleTracer()).build());
        ByHand byHand = new ByHand();
        Contest contest = Contest.ofTheProcess()
                .with(() -> sequential.answer(event))
                .with(() -> parallel.answer(event))
                .with(() -> onExecutor.answer(event))
                .with(() -> byHand.answer(event))
                .with(() -> traced.answer(event))
                .run();
        String batch = "batch of " + records + ": ";
        String figures = "us a record: sequential " + micros(contest, 0, records) + ", parallelism "
                + micros(contest, 1, records) + ", executor " + micros(contest, 2, records) + ", parallelStream "
                + micros(contest, 3, records) + ", traced " + micros(contest, 4, records);
        table.atMost(1.2, contest.ratio(1, 2), batch + "parallelism(10) / executor(10)", figures);
        double most = records == 10 ? 8 : 4;
        table.atMost(most, contest.nanos(2) / records / 1_000, batch + "us a record with executor(10)", figures);
        table.say(contest.ratio(1, 0), batch + "parallelism(10) / one after the other", figures);
        table.say(contest.ratio(1, 3), batch + "parallelism(10) / parallelStream by hand", figures);
        table.say(contest.ratio(4, 0), batch + "a tracer that does nothing / none", figures);
    }

    private static String micros(Contest contest, int contestant, int records) {
        return number(contest.nanos(contestant) / records / 1_000);
    }

    /** A function with a deadline, whose subscriber wants each message and does nothing. */
    private static final class Function extends MegaSqsHandler {
        private final LongAdder called = new LongAdder();

        Function(HandlerOptions options) {
            super(options);
            on(EventPattern.builder().domain("shopping_cart").name("item.added").build(), (payload, message) -> {
                called.increment();
                return Result.OK;
            });
        }

        int answer(byte[] event) {
            try {
                handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), CONTEXT);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return (int) called.sumThenReset();
        }
    }

    /** Makes the handler end traces, which is where it needs a thread. */
    private static final class IdleTracer implements MessageTracer {
        private static final MessageTrace NOTHING = new MessageTrace() {};

        @Override
        public MessageTrace begin(Message message) {
            return NOTHING;
        }
    }

    private static final class ByHand {
        private static final PojoSerializer<SQSEvent> EVENTS =
                LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader());
        private static final ObjectMapper MAPPER = new ObjectMapper();

        int answer(byte[] event) {
            return (int) EVENTS.fromJson(new ByteArrayInputStream(event)).getRecords().parallelStream()
                    .filter(ByHand::isWanted)
                    .count();
        }

        private static boolean isWanted(SQSEvent.SQSMessage message) {
            try {
                return MAPPER.readTree(message.getBody())
                        .path("event")
                        .path("name")
                        .asText()
                        .equals("item.added");
            } catch (JsonProcessingException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }
}
