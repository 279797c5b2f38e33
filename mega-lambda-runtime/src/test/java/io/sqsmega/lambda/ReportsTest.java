package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an observer is told of messages and batches. */
class ReportsTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:orders";
    private static final String EVENT = """
            {"protocol": "mega", "version": 1, "event": {"name": "%s", "domain": "shop\\u001b", "timestamp": "2020-05-04T15:53:27Z"}}""";

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<BatchReport> batches = Collections.synchronizedList(new ArrayList<>());
    private final MessageObserver observer = new MessageObserver() {
        @Override
        public void batchBegan(BatchReport batch) {
            calls.add("began");
            batches.add(batch);
        }

        @Override
        public void handled(MessageReport report) {
            calls.add(report.messageId());
        }

        @Override
        public void batchEnded(BatchReport batch) {
            calls.add("ended");
            batches.add(batch);
        }
    };

    @Test
    void reportSaysWhereAMessageCameFromAndWhatItHolds() {
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE)
                .message("event", EVENT.formatted("added"), Map.of("SentTimestamp", "1588607608000"))
                .message("wrapped", wrapped(EVENT.formatted("added")))
                .message("data", "{\"a\": 1}")
                .message("text", "hello")
                .message("unwanted", EVENT.formatted("other"))
                .message("broken", "{\"protocol\": \"mega\", \"version\": 1, \"event\": 1}");

        handle(events, HandlerOptions.builder());

        assertThat(report("event").queue()).isEqualTo(SqsEvents.QUEUE);
        assertThat(report("event").topic()).isNull();
        assertThat(report("event").domain()).isEqualTo("shop?");
        assertThat(report("event").payloadKind()).isEqualTo("a MEGA event");
        assertThat(report("event").age()).isGreaterThan(Duration.ofDays(365));
        assertThat(report("event").outcome().subscribers()).singleElement().satisfies(subscriber -> {
            assertThat(subscriber.duration()).isPositive();
            assertThat(subscriber.subscriber()).contains("added");
        });
        assertThat(report("wrapped").topic()).isEqualTo(TOPIC);
        assertThat(report("wrapped").domain()).isEqualTo("shop?");
        assertThat(report("wrapped").age()).isNull();
        assertThat(report("data").payloadKind()).isEqualTo("data");
        assertThat(report("data").domain()).isNull();
        assertThat(report("text").payloadKind()).isEqualTo("plain text");
        assertThat(report("unwanted").eventName()).isEqualTo("other");
        assertThat(report("unwanted").outcome().kind()).isEqualTo(Outcome.Kind.UNMATCHED);
        assertThat(report("unwanted").payloadKind()).isEqualTo("a MEGA event");
        assertThat(report("broken").outcome().kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(report("broken").payloadKind()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"added", "other"})
    void theTopicOfAMessageThatNobodyWantsIsReported(String name) {
        List<MessageReport> reports = new ArrayList<>();
        MegaSqsHandler handler = new MegaSqsHandler(
                HandlerOptions.builder().observer(reports::add).build()) {
            {
                on(
                        EventPattern.builder()
                                .name("added")
                                .attribute("tenant", "a")
                                .build(),
                        (event, message) -> Result.OK);
            }
        };

        handler.handleRequest(
                SqsEvents.from(SqsEvents.QUEUE)
                        .message("wrapped", wrapped(EVENT.formatted(name)))
                        .build(),
                null);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.outcome().kind()).isEqualTo(Outcome.Kind.UNMATCHED);
            assertThat(report.topic()).isEqualTo(TOPIC);
        });
    }

    private static String wrapped(String message) {
        return """
                {"Type": "Notification", "MessageId": "1", "TopicArn": "%s", "Timestamp": "2021-03-04T05:06:07Z",
                 "Message": "%s"}""".formatted(TOPIC, message.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    @ParameterizedTest(name = "parallelism {0}")
    @ValueSource(ints = {0, 3})
    void batchBeginsBeforeItsMessagesAndEndsAfterThem(int parallelism) {
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE).message("one", "1").message("two", "2");
        HandlerOptions.Builder options = HandlerOptions.builder();

        handle(events, parallelism == 0 ? options : options.parallelism(parallelism));

        assertThat(calls).hasSize(4).startsWith("began").endsWith("ended").contains("one", "two");
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch.size()).isEqualTo(2);
            assertThat(batch.requestId()).isEqualTo("request");
            assertThat(batch.timeLeft()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(60));
        });
        assertThat(batches.get(0).messages()).isEmpty();
        assertThat(batches.get(0).duration()).isZero();
        assertThat(batches.get(1).messages())
                .extracting(MessageReport::messageId)
                .containsExactly("one", "two");
        assertThat(batches.get(1).duration()).isPositive();
    }

    @Test
    void reportsPrintWhatHappenedAndNoContents() {
        SqsEvents events = SqsEvents.from(SqsEvents.QUEUE)
                .message("event", EVENT.formatted("added"))
                .message("data", "{\"a\": \"secret\"}")
                .message("broken", "{\"protocol\": \"mega\", \"version\": 1, \"event\": 1}");

        handle(events, HandlerOptions.builder());

        assertThat(report("event")).hasToString("MessageReport[message event, event added, outcome DONE]");
        assertThat(report("data")).hasToString("MessageReport[message data, outcome DONE]");
        assertThat(report("data").outcome().toString()).matches("Outcome\\[DONE, subscribers \\[.*: DONE]]");
        assertThat(report("broken").outcome())
                .hasToString("Outcome[REFUSED: event must be an object, got number, subscribers []]");
        assertThat(batches.get(0)).hasToString("BatchReport[3 messages, request request, PT0S]");
    }

    private MessageReport report(String id) {
        return batches.get(1).messages().stream()
                .filter(report -> report.messageId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void handle(SqsEvents events, HandlerOptions.Builder options) {
        MegaSqsHandler handler = new MegaSqsHandler(options.observer(observer).build()) {
            {
                on(EventPattern.named("added"), (payload, message) -> Result.OK);
                on(DataPattern.any(), (payload, message) -> Result.OK);
            }
        };
        handler.handleRequest(events.build(), new TestContext() {
            @Override
            public int getRemainingTimeInMillis() {
                return 60_000;
            }
        });
    }
}
