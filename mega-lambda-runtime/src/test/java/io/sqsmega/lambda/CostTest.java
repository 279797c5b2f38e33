package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a batch costs, in counts that are the same on every machine: bytes allocated and classes loaded. The bounds
 * leave room for another JDK, not for another copy of the body or another library on the path. Times are in
 * {@code docs/PERFORMANCE.md}.
 */
class CostTest {
    private static final int SUBSCRIBERS = 20;
    private static final int RECORDS = 10;
    private static final long BYTES_PER_MESSAGE = 6_500;
    private static final int CLASSES = 280;
    private static final int LAMBDAS = 16;
    private static final String CART = """
            {"protocol": "mega", "version": 1, "event": {"name": "item.added", "timestamp": "2020-05-04T15:53:27.823Z", \
            "version": 1, "domain": "shopping_cart", "subject": "987650", "publisher": "shopping-cart-service", \
            "attributes": {"item_id": "61fcc874-624e-40f8-8fd7-0e663c7837e8", "quantity": 5}}, \
            "object": {"type": "shopping_cart", "id": "5790f82e-c1d3-4cff-aa3a-f4d46b0a18e8", \
            "current": {"id": "5790f82e-c1d3-4cff-aa3a-f4d46b0a18e8", "user_id": 987650, "revision": 1, \
            "items": [{"id": "61fcc874-624e-40f8-8fd7-0e663c7837e8", "price": 19.99, "quantity": 5}]}}}""";

    @Test
    void messageOfABatchAllocatesFewTimesItsSize() throws IOException {
        byte[] batch = event(RECORDS);
        byte[] single = event(1);
        Cart handler = new Cart();

        long ofOne = (allocated(handler, batch) - allocated(handler, single)) / (RECORDS - 1);

        assertThat(ofOne).as("bytes allocated for one message").isBetween(500L, BYTES_PER_MESSAGE);
    }

    @Test
    void firstBatchLoadsFewClasses(@TempDir Path directory) throws Exception {
        List<String> loaded = classesOfAFirstBatch(directory);

        assertThat(loaded).contains("io.sqsmega.dispatch.Lane");
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("com.fasterxml.jackson."))
                .noneMatch(name -> name.startsWith("com.amazonaws.services.lambda.runtime.events."))
                .noneMatch(name -> name.startsWith("org.bson."))
                .noneMatch("io.sqsmega.match.regex.RegexAutomaton"::equals)
                .noneMatch(name -> name.startsWith("software.amazon."));
        assertThat(loaded.stream().filter(CostTest::isNotOfTheJdk).count())
                .as("classes of ours and of libraries")
                .isLessThan(CLASSES);
        assertThat(loaded.stream().filter(name -> name.contains("$$Lambda")).count())
                .as("lambdas, each of which is made at run time")
                .isLessThan(LAMBDAS);
    }

    private static long allocated(Cart handler, byte[] event) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int times = 500;
        long before = 0;
        for (int i = -times; i < times; i++) {
            if (i == 0) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            handler.handleRequest(new ByteArrayInputStream(event), new ByteArrayOutputStream(64), null);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / times;
    }

    private static List<String> classesOfAFirstBatch(Path directory) throws Exception {
        Path event = Files.write(directory.resolve("event.json"), event(RECORDS));
        Path log = directory.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log + ":tags",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cart.class.getName(),
                        event.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).isEqualToIgnoringNewLines("{\"batchItemFailures\":[]}");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceAll("^\\[[^]]*\\] ?", "").split(" ", 2)[0])
                    .toList();
        }
    }

    private static boolean isNotOfTheJdk(String name) {
        return name.startsWith("io.sqsmega.") || name.startsWith("com.fasterxml.") || name.startsWith("com.amazonaws.");
    }

    private static byte[] event(int records) {
        String body = CART.replace("\\", "\\\\").replace("\"", "\\\"");
        StringBuilder event = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < records; i++) {
            event.append(i == 0 ? "" : ",")
                    .append("{\"messageId\":\"id-")
                    .append(i)
                    .append(
                            "\",\"receiptHandle\":\"AQEB0W7djEe0avxbruJh9TsmFS0mO6g7A3zUli5DSAEla4henJBR8yCw24PznqetvQ105t7H\"")
                    .append(",\"body\":\"")
                    .append(body)
                    .append("\",\"attributes\":{\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":\"1588607608000\"}")
                    .append(
                            ",\"messageAttributes\":{},\"eventSourceARN\":\"arn:aws:sqs:eu-west-1:111122223333:cart\"}");
        }
        return event.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A function with 20 subscribers of which one wants the cart, and the program of that JVM. */
    static final class Cart extends MegaSqsHandler {
        private Cart() {
            on(EventPattern.named("item.added"), (payload, message) -> Result.OK);
            for (int i = 1; i < SUBSCRIBERS; i++) {
                on(EventPattern.named("item.kind_" + i), (payload, message) -> Result.OK);
            }
        }

        public static void main(String[] args) throws IOException {
            try (InputStream event = Files.newInputStream(Path.of(args[0]))) {
                new Cart().handleRequest(event, System.out, null);
            }
            System.out.println();
        }
    }
}
