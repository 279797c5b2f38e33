package io.sqsmega.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMetricsTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:cart";

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler(new EmbeddedMetrics("Shop", to(lines)));

    @Test
    void batchIsOneObjectWithCountsByOutcomeEventAndSubscriber() throws IOException {
        handle(QUEUE, 10, i -> i < 3 ? "again" : "item.added");

        JsonNode object = onlyObject();
        assertThat(object.get("Queue").textValue()).isEqualTo("cart");
        assertThat(object.get("Messages").intValue()).isEqualTo(10);
        assertThat(object.get("Done").intValue()).isEqualTo(7);
        assertThat(object.get("Retry").intValue()).isEqualTo(3);
        assertThat(object.get("NotStarted").intValue()).isZero();
        assertThat(object.get("Event/item.added/Done").intValue()).isEqualTo(7);
        assertThat(object.get("Event/again/Retry").intValue()).isEqualTo(3);
        assertThat(object.get("Subscriber/stock/Done").intValue()).isEqualTo(7);
        assertThat(object.get("Duration")).hasSize(10);
        assertThat(object.get("Age")).hasSize(10).allMatch(age -> age.longValue() > 0);
    }

    @Test
    void moreThanAHundredMessagesAreSeveralObjects() throws IOException {
        handle(QUEUE, 250, i -> "item.added");

        assertThat(lines).hasSize(3);
        int messages = 0;
        for (String line : lines) {
            messages += FormatRules.parse(line).get("Messages").intValue();
        }
        assertThat(messages).isEqualTo(250);
    }

    @Test
    void thousandsOfIdsAndNamesMakeABoundedNumberOfMetrics() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (int batch = 0; batch < 100; batch++) {
            int first = batch * 10;
            handle(QUEUE, 10, i -> "event-" + (first + i));
        }

        for (String line : lines) {
            JsonNode object = FormatRules.parse(line);
            JsonNode directive = object.get("_aws").get("CloudWatchMetrics").get(0);
            assertThat(directive.get("Dimensions").toString()).isEqualTo("[[\"Queue\"]]");
            directive
                    .get("Metrics")
                    .forEach(metric -> metrics.add(metric.get("Name").textValue()));
            assertThat(line).doesNotContain("\"m-");
        }
        assertThat(metrics).hasSizeLessThan(40).contains("Event/other/Done");
    }

    @Test
    void nothingOfOneBatchIsInTheNext() throws IOException {
        handle(QUEUE, 1, i -> "again");
        handle("arn:aws:sqs:eu-west-1:111122223333:other", 1, i -> "item.added");

        JsonNode second = FormatRules.parse(lines.get(1));
        assertThat(second.get("Queue").textValue()).isEqualTo("other");
        assertThat(second.has("Event/again/Retry")).isFalse();
        assertThat(second.get("Retry").intValue()).isZero();
    }

    @Test
    void emptyBatchIsNoLine() throws IOException {
        handle(QUEUE, 0, i -> "item.added");

        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u4f60\u597d", "a\\u0000b", "x\\\"y"})
    void namesThatCloudWatchRefusesAreReplaced(String name) throws IOException {
        handle(QUEUE, 1, i -> name);

        assertThat(onlyObject().fieldNames())
                .toIterable()
                .allSatisfy(member -> assertThat(member).matches("[ -~]+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "arn:aws:sqs:eu-west-1:111122223333: ",
                "arn:aws:sqs:eu-west-1:111122223333:\u4f60\u597d"
            })
    void queueNameThatCloudWatchRefusesIsReplaced(String arn) throws IOException {
        handle(arn, 1, i -> "item.added");

        assertThat(onlyObject().get("Queue").textValue()).isIn("unknown", "??");
    }

    @Test
    void namesWithTheSameReadableFormAreOneMetric() throws IOException {
        handle(QUEUE, 3, i -> List.of("\u00e4", "\u00f6", "other").get(i));
        handle(QUEUE, 2, i -> List.of(" ", "other").get(i));

        assertThat(FormatRules.parse(lines.get(0)).get("Event/?/Done").intValue())
                .isEqualTo(2);
        assertThat(FormatRules.parse(lines.get(1)).get("Event/other/Done").intValue())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 190})
    void moreThanAHundredMetricsAreTwoObjectsWithEachOnce(int length) throws IOException {
        String longest = "x".repeat(length);

        handlerOf(20).handleRequest(event(QUEUE, 100, i -> longest + i % 20), new ByteArrayOutputStream(), null);

        assertThat(lines).hasSize(2);
        List<String> metrics = new ArrayList<>();
        for (String line : lines) {
            FormatRules.parse(line)
                    .at("/_aws/CloudWatchMetrics/0/Metrics")
                    .forEach(metric -> metrics.add(metric.get("Name").textValue()));
        }
        assertThat(metrics)
                .doesNotHaveDuplicates()
                .hasSize(10 + 20 * 3 + 20 * 3)
                .contains("Event/" + longest + "19/Refused", "Subscriber/subscriber-19/Retry");
    }

    @Test
    void hundredSubscribersAreOneObjectWithinTheLimits() throws IOException {
        handlerOf(120).handleRequest(event(QUEUE, 20, i -> "event-" + i), new ByteArrayOutputStream(), null);

        assertThat(onlyObject().get("Subscriber/other/Done").intValue()).isEqualTo(20 * 100);
    }

    @Test
    void invocationsAtTheSameTimeDoNotMix() throws Exception {
        Queue<String> written = new ConcurrentLinkedQueue<>();
        Handler shared = new Handler(new EmbeddedMetrics("Shop", to(written)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<@Nullable Void>> invocations = IntStream.range(0, 100)
                    .mapToObj(i -> (Callable<@Nullable Void>) () -> {
                        String queue = "q" + i % 4;
                        shared.handleRequest(
                                event(QUEUE + queue, 1 + i % 4, number -> queue), new ByteArrayOutputStream(), null);
                        return null;
                    })
                    .toList();
            for (Future<@Nullable Void> invocation : threads.invokeAll(invocations)) {
                invocation.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(written).hasSize(100);
        for (String line : written) {
            JsonNode object = FormatRules.parse(line);
            String queue = object.get("Queue").textValue().substring("cart".length());
            int messages = 1 + Integer.parseInt(queue.substring(1));
            assertThat(object.get("Messages").intValue()).isEqualTo(messages);
            assertThat(object.get("Event/" + queue + "/Done").intValue()).isEqualTo(messages);
            assertThat(object.get("Age")).hasSize(messages);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e9", "AWS=Lambda"})
    void namespaceThatCloudWatchRefusesIsRefused(String namespace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedMetrics.of(namespace))
                .withMessageStartingWith("namespace must be 1 to 256 characters of");
    }

    /** Returns a handler with subscribers for which the number of the message decides: done, retry, refused. */
    private MegaSqsHandler handlerOf(int subscribers) {
        EmbeddedMetrics metrics = new EmbeddedMetrics("Shop", to(lines));
        return new MegaSqsHandler(HandlerOptions.builder().observer(metrics).build()) {
            {
                for (int i = 0; i < subscribers; i++) {
                    register(new Varied("subscriber-" + i));
                }
            }
        };
    }

    private static MetricObject.Output to(Collection<String> lines) {
        return (line, length) -> {
            assertThat(line[length - 1]).isEqualTo((byte) '\n');
            lines.add(new String(line, 0, length - 1, StandardCharsets.UTF_8));
        };
    }

    private JsonNode onlyObject() throws IOException {
        assertThat(lines).hasSize(1);
        return FormatRules.parse(lines.get(0));
    }

    private void handle(String queue, int size, IntFunction<String> name) throws IOException {
        handler.handleRequest(event(queue, size, name), new ByteArrayOutputStream(), null);
    }

    private static ByteArrayInputStream event(String queue, int size, IntFunction<String> name) {
        String records = IntStream.range(0, size)
                .mapToObj(i -> record(queue, i, name.apply(i)))
                .collect(Collectors.joining(","));
        return new ByteArrayInputStream(("{\"Records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String record(String queue, int number, String name) {
        String body = """
                {"protocol": "mega", "version": 1, "event": {"name": "%s", "timestamp": "2020-05-04T15:53:27Z"}}""".formatted(name).replace("\\", "\\\\").replace("\"", "\\\"");
        return """
                {"messageId": "m-%d", "body": "%s", "eventSourceARN": "%s", "eventSource": "aws:sqs",
                 "attributes": {"SentTimestamp": "1588607608000"}}""".formatted(number, body, queue);
    }

    private static final class Handler extends MegaSqsHandler {
        Handler(EmbeddedMetrics metrics) {
            super(HandlerOptions.builder().observer(metrics).build());
            register(new Stock("stock"));
        }
    }

    /** Done with messages 0 to 19, to be retried are 20 to 39, and so on. */
    private static final class Varied extends Stock {
        private static final List<Result> RESULTS =
                List.of(Result.OK, Result.RETRY_LATER, Result.deadLetter("too late"));

        Varied(String name) {
            super(name);
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            int number = Integer.parseInt(message.id().substring("m-".length()));
            return RESULTS.get(number / 20 % RESULTS.size());
        }
    }

    private static class Stock extends MegaSubscriber {
        private final String name;

        Stock(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.any();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return payload.event().name().equals("again") ? Result.RETRY_LATER : Result.OK;
        }
    }
}
