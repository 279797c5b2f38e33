package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Each line about a message is logged within its logging context, and has the same fields in SLF4J's. */
class LoggedWithinItsContextTest {
    private static final Logger LOGGER = Logger.getLogger("io.sqsmega");

    /** What the context and SLF4J's had when a line was logged, by the line. */
    private final Map<String, Map<String, String>> contexts = new ConcurrentHashMap<>();

    private final Map<String, Map<String, String>> mdcs = new ConcurrentHashMap<>();
    private final ThreadLocal<Map<String, String>> open = ThreadLocal.withInitial(Map::of);
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord line) {
            contexts.put(line.getMessage(), open.get());
            mdcs.put(line.getMessage(), Map.copyOf(MDC.getCopyOfContextMap()));
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

    @ParameterizedTest(name = "parallelism {0}")
    @ValueSource(ints = {0, 2})
    void eachLineHasTheFieldsOfItsMessage(int parallelism) {
        HandlerOptions.Builder options = options().deadLetters((message, reason, subscriber) -> {
            throw new IllegalStateException("as it is meant");
        });
        handle(parallelism == 0 ? options : options.parallelism(parallelism));

        assertFields("stock failed on", "fails", "fails", "stock", "RETRY");
        assertFields("is refused by stock", "refused", "refused", "stock", "REFUSED");
        assertFields("is not known to be in the dead-letter queue", "refused", "refused", null, "REFUSED");
        assertFields("is refused by the MEGA protocol", "broken", null, null, "REFUSED");
        assertFields("matches no subscriber", "unmatched", "unmatched", null, "UNMATCHED");
        assertThat(open.get()).isEmpty();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void linesAboutTheGuardAndTheObserverDoToo() {
        handle(options().duplicateGuard(new BrokenGuard()).observer(report -> {
            throw new IllegalStateException("as it is meant");
        }));

        assertFields("the duplicate guard failed to claim it: Message[fails", "fails", "fails", "stock", "RETRY");
        assertFields("the observer failed on message unmatched", "unmatched", "unmatched", null, "UNMATCHED");
    }

    private HandlerOptions.Builder options() {
        return HandlerOptions.builder().loggingContext(this::open);
    }

    private LoggingContext.Scope open(Map<String, String> fields) {
        Map<String, String> before = open.get();
        Map<String, String> all = new LinkedHashMap<>(before);
        all.putAll(fields);
        open.set(all);
        return () -> open.set(before);
    }

    private static void handle(HandlerOptions.Builder options) {
        MegaSqsHandler handler = new MegaSqsHandler(options.build()) {
            {
                register(new Stock());
            }
        };
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE);
        for (String name : List.of("\"fails\"", "\"refused\"", "\"unmatched\"", "1")) {
            String body = """
                    {"protocol": "mega", "version": 1, "event": {"name": %s, "timestamp": "2020-05-04T15:53:27Z"}}""";
            String id = name.equals("1") ? "broken" : name.replace("\"", "");
            events.message(id, body.formatted(name), Map.of("ApproximateReceiveCount", "2"));
        }
        handler.handleRequest(events.build(), new TestContext() {
            @Override
            public int getRemainingTimeInMillis() {
                return 60_000;
            }
        });
    }

    private void assertFields(
            String line, String id, @Nullable String eventName, @Nullable String subscriber, String outcome) {
        Map<String, String> fields = new HashMap<>();
        fields.put("requestId", "request");
        fields.put("messageId", id);
        fields.put("queue", SqsEvents.QUEUE);
        fields.put("receiveCount", "2");
        fields.put("outcome", outcome);
        if (eventName != null) {
            fields.put("eventName", eventName);
        }
        if (subscriber != null) {
            fields.put("subscriber", subscriber);
        }
        assertThat(of(line, contexts)).as("context of: " + line).isEqualTo(fields);
        assertThat(of(line, mdcs)).as("MDC of: " + line).isEqualTo(fields);
    }

    private static Map<String, String> of(String part, Map<String, Map<String, String>> lines) {
        return lines.entrySet().stream()
                .filter(line -> line.getKey().contains(part))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line has " + part + ": " + lines.keySet()));
    }

    private static final class Stock extends MegaSubscriber {
        @Override
        public String name() {
            return "stock";
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.builder()
                    .name(Matchers.oneOf("fails", "refused"))
                    .build();
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            if (message.id().equals("fails")) {
                throw new IllegalStateException("as it is meant");
            }
            return Result.deadLetter("as it is meant");
        }
    }

    private static final class BrokenGuard implements DuplicateGuard {
        @Override
        public Claim claim(Delivery delivery) {
            throw new IllegalStateException("as it is meant");
        }

        @Override
        public void done(Delivery delivery) {}

        @Override
        public void release(Delivery delivery) {}
    }
}
