package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalContext;
import io.sqsmega.metrics.EmbeddedMetrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Measures a batch of ten messages with and without metrics, which go to the null device. */
final class MetricsGroup {
    private static final LocalContext CONTEXT = LocalContext.withTimeLeft(() -> Duration.ofSeconds(30));

    private MetricsGroup() {}

    static void run(Table table) {
        Function plain = new Function(MessageObserver.NONE);
        Function metered = new Function(EmbeddedMetrics.of("Shop"));
        byte[] event = Texts.sqsEvent(Texts.CART, 10)
                .replace(Texts.SENT, String.valueOf(System.currentTimeMillis()))
                .getBytes(StandardCharsets.UTF_8);
        Contest contest = new Contest().with(() -> metered.answer(event)).with(() -> plain.answer(event));
        PrintStream out = System.out;
        try (PrintStream nowhere = new PrintStream(new FileOutputStream("/dev/null"), false, StandardCharsets.UTF_8)) {
            System.setOut(nowhere);
            contest.run();
        } catch (IOException noSuchDevice) {
            throw new UncheckedIOException(noSuchDevice);
        } finally {
            System.setOut(out);
        }
        table.atMost(
                1.05,
                contest.ratio(0, 1),
                "a batch of ten, the whole handler: with EmbeddedMetrics / without",
                number(contest.nanos(0)) + " ns, " + contest.bytes(0) + " B; without " + number(contest.nanos(1))
                        + " ns, " + contest.bytes(1) + " B");
    }

    /** A function with ten subscribers, of which one matches. */
    private static final class Function extends MegaSqsHandler {
        Function(MessageObserver observer) {
            super(HandlerOptions.builder().observer(observer).build());
            List<Rule> rules = Shape.OWN_NAME.rules(10);
            for (Rule rule : rules) {
                register(Dispatching.subscriber(rule, false));
            }
        }

        int answer(byte[] event) {
            ByteArrayOutputStream response = new ByteArrayOutputStream(64);
            try {
                handleRequest(new ByteArrayInputStream(event), response, CONTEXT);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return response.size();
        }
    }
}
