package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Values;
import io.sqsmega.subscribe.Result;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is deleted in silence: the first unmatched message of each kind is logged. */
class UnmatchedLogTest {
    private static final Logger LOGGER = Logger.getLogger("io.sqsmega");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String CONFIRMATION = """
            {"Type": "%s", "MessageId": "m", "Token": "secret-token", "TopicArn": "arn:aws:sns:eu-west-1:1:%s",
             "Message": "secret", "SubscribeURL": "https://sns.eu-west-1.amazonaws.com/?Token=secret-token",
             "Timestamp": "%s"}""";

    private static final String NOTIFICATION = """
            {"Type": "Notification", "MessageId": "m", "TopicArn": "arn:aws:sns:eu-west-1:1:topic",
             "Timestamp": "2020-05-04T15:53:27Z", "Message": "{}"}""";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Dispatcher.Builder builder = Dispatcher.builder()
            .on(EventPattern.named("checkout"), (payload, message) -> Result.OK)
            .on(DataPattern.of(Map.of("wanted", true)), (payload, message) -> Result.OK);
    private Dispatcher dispatcher = builder.build();

    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord line) {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(recorder);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(recorder);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void theFirstMessageOfEachKindIsLoggedWithHowToFindOutWhy() {
        for (int i = 0; i < 3; i++) {
            dispatch(event("paid"), event("shipped"), event("checkout"));
            dispatch("{\"wanted\": false}", "secret text", "{\"wanted\": true}", "{}");
        }

        assertThat(lines)
                .containsExactly(
                        line("a MEGA event named \"paid\""),
                        line("a MEGA event named \"shipped\""),
                        line("data"),
                        line("plain text"));
    }

    @Test
    void aMessageThatIsDecodedWholeIsOfTheSameKind() {
        dispatch(event("paid"), event("paid").replaceFirst("\\{", "{\"event\": null,"));
        dispatch("{\"wanted\": 1}", "{\"wanted\": 1, \"wanted\": 2}");

        assertThat(lines).containsExactly(line("a MEGA event named \"paid\""), line("data"));
    }

    @Test
    void bytesAreAKindOfTheirOwn() {
        dispatcher = builder.base64AsBytes(true).build();

        dispatch("AAEC", "AAED");

        assertThat(lines).containsExactly(line("bytes"));
    }

    static Stream<Arguments> nearMisses() {
        String tooDeep = "{\"a\":".repeat(Values.MAX_DEPTH + 1) + "1" + "}".repeat(Values.MAX_DEPTH + 1);
        String otherVersion = "data that names the MEGA protocol, but not the number 1 as its version";
        return Stream.of(
                Arguments.of("{\"a\": \"secret", "text that begins as a JSON object and ends too early"),
                Arguments.of("\uFEFF{\"a\": \"secret\"}", "text that is a JSON object after a byte order mark"),
                Arguments.of(tooDeep, "text that is a JSON object nested more than 500 levels deep"),
                Arguments.of(
                        "{\"a\": \"secret\",}",
                        "text that looks like a JSON object, with a syntax error, or a number or string that is too long"),
                Arguments.of(
                        "\"{\\\"a\\\": \\\"secret\\\"}\"",
                        "text that is a JSON object inside a JSON string, as if it were encoded twice"),
                Arguments.of("[{\"a\": \"secret\"}]", "text that is a JSON array, which is not an object"),
                Arguments.of(
                        "[\"software.amazon.payloadoffloading.PayloadS3Pointer\","
                                + " {\"s3BucketName\": \"secret\", \"s3Key\": \"secret\"}]",
                        "text that points to a large payload, which is not fetched without largePayloads"),
                Arguments.of(
                        NOTIFICATION.replace("\"Timestamp\"", "\"Time\""),
                        "data that looks like an SNS envelope, without all of [Type, MessageId, TopicArn, Timestamp,"
                                + " Message]"),
                Arguments.of("{\"a\": 1}\n{\"a\": 2}", "text that is a JSON object followed by something else"),
                Arguments.of(event("secret").replace("\"version\": 1", "\"version\": 2"), otherVersion),
                Arguments.of("{\"a\": {}, \"protocol\": \"mega\", \"version\": \"1\"}", otherVersion),
                Arguments.of("{\"protocol\": \"mega\", \"version\": 2, \"a\": 1, \"a\": 2}", otherVersion));
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void aBodyThatIsNearlySomethingIsToldFromOtherTextAndExplained(String body, String kind) {
        dispatch("other text", "{\"other\": \"data\"}");
        lines.clear();

        dispatch(body, body);

        assertThat(lines).containsExactly(line(kind));
        assertThat(dispatcher.explain(message(body)).values())
                .anySatisfy(mismatches -> assertThat(mismatches)
                        .extracting(Mismatch::met)
                        .anyMatch(met -> met.endsWith("Payload (" + kind + ")")));
    }

    @Test
    void whatIsNearlyAnEnvelopeIsExplained() {
        String inside =
                NOTIFICATION.replace("{}", NOTIFICATION.replace("\"", "\\\"").replace("\n", " "));

        assertThat(met(inside))
                .containsOnly(
                        "DataPayload (data that is an SNS envelope inside an SNS envelope, of which one is opened)");
        assertThat(met(NOTIFICATION.replace("TopicArn", "Topic")))
                .allMatch(met -> met.contains("looks like an SNS envelope, without all of"));
    }

    @Test
    void textThatIsNoJsonAndAnEmptyBodyAreTold() {
        dispatch("[INFO] secret", "", "other text");

        assertThat(lines).containsExactly(line("plain text"), line("an empty body"));
    }

    @Test
    void textThatWasDeclaredAsTextIsNotCalledBroken() {
        dispatcher.dispatch(Message.builder("the-id", "{\"a\": 1}")
                .attribute("mega-encoding", MessageAttribute.of("plaintext"))
                .build());

        assertThat(lines).containsExactly(line("text that is a JSON object, declared as plain text by its sender"));
    }

    private List<String> met(String body) {
        return dispatcher.explain(message(body)).values().stream()
                .flatMap(List::stream)
                .filter(mismatch -> mismatch.path().equals("payload"))
                .map(Mismatch::met)
                .toList();
    }

    @Test
    void anSnsConfirmationIsLoggedWithItsTopicAndNotItsToken() {
        for (int i = 0; i < 2; i++) {
            dispatch(
                    CONFIRMATION.formatted("SubscriptionConfirmation", "orders", "2021-03-04T05:06:07Z"),
                    CONFIRMATION.formatted("SubscriptionConfirmation", "carts", "2021-03-04T05:06:07Z"),
                    CONFIRMATION.formatted("UnsubscribeConfirmation", "orders", "2021-03-04T05:06:07Z"),
                    CONFIRMATION.formatted("SubscriptionConfirmation", "orders", "at noon"));
        }

        assertThat(lines)
                .containsExactly(
                        line("an SNS subscription confirmation of topic arn:aws:sns:eu-west-1:1:orders"),
                        line("an SNS subscription confirmation of topic arn:aws:sns:eu-west-1:1:carts"),
                        line("an SNS unsubscribe confirmation of topic arn:aws:sns:eu-west-1:1:orders"),
                        line("an SNS confirmation"));
    }

    @Test
    void aNameIsCutAndCleaned() {
        String name = "a\\r\\nWARNING \\u001b[31mforged " + "x".repeat(1_000_000);

        dispatch(event(name), event(name));

        assertThat(lines)
                .containsExactly(line("a MEGA event named \"a??WARNING ?[31mforged " + "x".repeat(177) + "...\""));
    }

    @Test
    void atMostAHundredKindsAreLoggedAndThenOneLineThatSaysSo() {
        for (int i = 0; i < 300; i++) {
            dispatch(event("event " + i));
        }
        dispatch("plain text", event("event 1"));

        assertThat(lines).hasSize(101);
        assertThat(lines.get(99)).isEqualTo(line("a MEGA event named \"event 99\""));
        assertThat(lines.get(100)).isEqualTo("unmatched messages of further kinds are not logged: 100 kinds were");
    }

    @Test
    void everyBatchOfADispatcherSharesTheLimit() {
        dispatcher.with(CallOut.UNBOUNDED, MessageObserver.NONE).dispatch(message("a text"));
        dispatcher.with(CallOut.UNBOUNDED, MessageObserver.NONE).dispatch(message("a text"));

        assertThat(lines).hasSize(1);
    }

    @Test
    void threadsLogEachKindOnceAndNeverTooMany() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            threads.add(new Thread(() -> {
                awaitUninterrupted(start);
                IntStream.range(0, 150).forEach(i -> dispatch(event("event " + i)));
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(lines).hasSize(101).doesNotHaveDuplicates();
    }

    @Test
    void whatStaysIsSaidToStay() {
        dispatcher = builder.unmatched(Unmatched.KEEP).build();

        dispatch("a text", "a text");

        assertThat(lines)
                .containsExactly("Message[the-id] matches no subscriber and stays on the queue: plain text."
                        + " explain(message) says why; further messages of this kind are not logged");
    }

    @Test
    void whatIsRefusedIsLoggedEachTimeAsARefusal() {
        dispatcher = builder.unmatched(Unmatched.DEAD_LETTER).build();

        dispatch("a text", "a text");

        assertThat(lines).hasSize(2).allMatch(line -> line.contains("is refused by the handler's options"));
    }

    @Test
    void aKindThatWasLoggedCostsNoMemory() throws Exception {
        Route eventRoute = dispatcher.router.find(message(event("paid")), dispatcher.opener);
        Route dataRoute = dispatcher.router.find(message("{\"wanted\": false}"), dispatcher.opener);
        Route textRoute = dispatcher.router.find(message("a text"), dispatcher.opener);
        UnmatchedLog log = new UnmatchedLog(Unmatched.DELETE);
        Dispatch dispatch = new Dispatch(dispatcher, message("a text"), false, () -> true);
        for (Route route : List.of(eventRoute, dataRoute, textRoute)) {
            log.add(route, dispatch);
            log.add(route, dispatch);

            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                log.add(route, dispatch);
            }
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        }
        assertThat(lines).hasSize(3);
    }

    @Test
    void brokenTextsAreParsedAgainAHundredTimesAtTheMost() throws Exception {
        String broken = "{\"a\": [" + "1, ".repeat(10_000) + "}";
        Route route = dispatcher.router.find(message(broken), dispatcher.opener);
        UnmatchedLog log = new UnmatchedLog(Unmatched.DELETE);
        Dispatch dispatch = new Dispatch(dispatcher, message("a text"), false, () -> true);
        // The last one is logged: it is the first that is not examined.
        for (int i = 0; i <= 100; i++) {
            log.add(route, dispatch);
        }

        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            log.add(route, dispatch);
        }

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private void dispatch(String... bodies) {
        for (String body : bodies) {
            dispatcher.dispatch(message(body));
        }
    }

    private static Message message(String body) {
        return Message.builder("the-id", body).build();
    }

    private static String event(String name) {
        return """
                {"protocol": "mega", "version": 1, "event": {"name": "%s", "timestamp": "2020-05-04T15:53:27Z"}}""".formatted(name);
    }

    private static String line(String kind) {
        return "Message[the-id] matches no subscriber and is deleted: " + kind
                + ". explain(message) says why; further messages of this kind are not logged";
    }
}
