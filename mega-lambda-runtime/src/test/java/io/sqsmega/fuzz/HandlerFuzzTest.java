package io.sqsmega.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.match.Matcher;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.vectors.VectorCase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is on the queue, each message has the outcome of the table, and no more than that is returned. */
class HandlerFuzzTest {
    private static final List<MessageReport> REPORTS = new ArrayList<>();
    private static final EverySubscriber HANDLER = new EverySubscriber(REPORTS::add);

    @MethodSource("inputs")
    @Fuzzed
    void anyBatchHasTheOutcomesOfTheTable(byte[] input) {
        check(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keptBatchHasTheOutcomesOfTheTable(byte[] input) {
        check(input);
    }

    @Test
    void subscribersHaveEveryKindOfMatcher() {
        Set<Class<?>> kinds = new HashSet<>();
        EveryMatcher.list().forEach(matcher -> kinds.add(matcher.getClass()));

        assertThat(Matcher.class.getPermittedSubclasses())
                // That of message attributes has another matcher inside.
                .filteredOn(kind -> !kind.getSimpleName().equals("AttributeMatcher"))
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static void check(byte[] input) {
        FuzzedBatch batch = FuzzedBatch.of(new String(input, StandardCharsets.UTF_8));
        List<String> returned =
                Cost.ofHandling(batch.size(), HANDLER.models.size()).bounds(input.length, () -> handle(batch));
        Map<String, MessageReport> reports = new LinkedHashMap<>();
        REPORTS.forEach(
                report -> assertThat(reports.put(report.messageId(), report)).isNull());
        assertThat(reports).hasSize(batch.size());
        List<String> staying = new ArrayList<>();
        Set<Object> heldBack = new HashSet<>();
        for (Message message : batch.messages()) {
            boolean first = !message.isFifo() || !heldBack.contains(message.groupId());
            Expected expected = first ? Expected.of(message, HANDLER.models) : Expected.HELD_BACK;
            assertOutcome(reports.get(message.id()).outcome(), expected);
            assertExplained(message, expected);
            if (expected.stays()) {
                staying.add(message.id());
                heldBack.add(message.groupId());
            }
        }
        assertThat(returned).isEqualTo(staying);
    }

    private static List<String> handle(FuzzedBatch batch) {
        REPORTS.clear();
        return HANDLER.handleRequest(batch.event(), null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static void assertOutcome(Outcome outcome, Expected expected) {
        Map<String, SubscriberOutcome.Kind> subscribers = new LinkedHashMap<>();
        outcome.subscribers().forEach(subscriber -> subscribers.put(subscriber.subscriber(), subscriber.kind()));
        assertThat(outcome.kind()).isEqualTo(expected.kind());
        assertThat(outcome.stays()).isEqualTo(expected.stays());
        assertThat(outcome.subscribers()).hasSize(expected.subscribers().size());
        assertThat(subscribers).isEqualTo(expected.subscribers());
        assertThat(outcome.kind() == Outcome.Kind.REFUSED).isEqualTo(outcome.reason() != null);
    }

    /** An explanation is missing for those who want the message, and for no other. */
    private static void assertExplained(Message message, Expected expected) {
        if (expected != Expected.HELD_BACK) {
            Set<String> unexplained = new HashSet<>();
            HANDLER.models.forEach(model -> unexplained.add(model.name()));
            Set<String> explained = HANDLER.explain(message).keySet();
            if (!explained.contains("the MEGA protocol")) {
                unexplained.removeAll(explained);
                assertThat(unexplained).isEqualTo(expected.subscribers().keySet());
            }
        }
    }

    static Stream<byte[]> inputs() {
        Stream<String> bodies = VectorCase.of("bodies.json").stream().map(vector -> vector.text("body"));
        Stream<String> values = VectorCase.of("match.json").stream().flatMap(HandlerFuzzTest::ofValue);
        Stream<String> answers = Stream.of(EverySubscriber.Answer.values())
                .flatMap(answer ->
                        Stream.of("{\"b\":\"" + answer + "\"}", PayloadCodec.encode(mega(answer.name(), "x"))));
        List<String> records = Stream.of(bodies, values, answers)
                .flatMap(texts -> texts)
                .distinct()
                .toList();
        return Stream.concat(
                batches(records).map(text -> text.getBytes(StandardCharsets.UTF_8)), Corpus.of(HandlerFuzzTest.class));
    }

    private static Stream<String> batches(List<String> records) {
        return IntStream.range(0, records.size() / 10)
                .mapToObj(batch -> String.join("\u001e", records.subList(batch * 10, batch * 10 + 10)));
    }

    private static Stream<String> ofValue(VectorCase vector) {
        try {
            Object value = vector.value("value");
            Payload data = new DataPayload(Collections.singletonMap("a", value));
            return Stream.of(PayloadCodec.encode(data), PayloadCodec.encode(mega("a", value)));
        } catch (InvalidPayloadException | IllegalArgumentException notForJson) {
            return Stream.empty();
        }
    }

    private static Payload mega(String name, Object value) {
        return MegaPayload.builder(Event.named(name)
                        .timestamp(Instant.EPOCH)
                        .attribute("a", value)
                        .build())
                .build();
    }
}
