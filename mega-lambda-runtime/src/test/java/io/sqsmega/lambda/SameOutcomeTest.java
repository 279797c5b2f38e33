package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sqsmega.codec.bson.BsonWriter;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of a message depends on nothing but the message: not on those before it, the size of its batch, or the
 * entry of the handler.
 */
class SameOutcomeTest {
    private static final PojoSerializer<SQSBatchResponse> RESPONSES =
            LambdaEventSerializers.serializerFor(SQSBatchResponse.class, SameOutcomeTest.class.getClassLoader());
    private static final PojoSerializer<SQSEvent> EVENTS =
            LambdaEventSerializers.serializerFor(SQSEvent.class, SameOutcomeTest.class.getClassLoader());
    private static final String CLAIM = "{\"protocol\":\"mega\",\"version\":1,\"event\":{";
    private static final String TIME = ",\"timestamp\":\"2020-05-04T15:53:27Z\"";
    private static final String OTHER = CLAIM + "\"name\":\"other\"" + TIME + "}}";
    private static final String PLACED = CLAIM + "\"name\":\"order.placed\"" + TIME + "}}";

    private static final class Orders extends MegaSqsHandler {
        Orders() {
            on(EventPattern.named("order.placed"), (payload, message) -> Result.OK);
        }
    }

    private static final class OrdersOfAcme extends MegaSqsHandler {
        OrdersOfAcme() {
            on(
                    EventPattern.named("order.placed"),
                    MessagePattern.withAttribute("tenant", "acme"),
                    (payload, message) -> Result.OK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"domain\":5",
                "\"subject\":[]",
                "\"publisher\":true",
                "\"version\":1.5",
                "\"attributes\":7",
                "\"timestamp\":false"
            })
    void anEventThatNobodyWantsIsUnmatchedBeforeAndAfterOthersWhateverStandsBeforeItsName(String field)
            throws IOException {
        String event = CLAIM + field + ",\"name\":\"other\"}}";
        MegaSqsHandler handler = new Orders();

        assertThat(failures(handler, typed(event))).isEmpty();
        failures(handler, typed(OTHER, OTHER, OTHER));
        assertThat(failures(handler, typed(event))).isEmpty();
        assertThat(failures(new Orders(), event(event))).isEmpty();
    }

    @Test
    void aGroupGoesOnAfterSuchAnEvent() {
        SQSEvent group = SqsEvents.from(SqsEvents.FIFO_QUEUE)
                .inGroup("a", "a1", CLAIM + "\"domain\":5,\"name\":\"other\"}}")
                .inGroup("a", "a2", PLACED)
                .build();

        assertThat(failures(new Orders(), group)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5_000})
    void anEventInAMessageThatNobodyWantsIsNotReadAfterItsName(int length) throws IOException {
        String body = CLAIM + "\"name\":\"order.placed\"" + ",\"subject\":\"" + "x".repeat(length) + "\""
                + ",\"version\":\"x";
        List<String> many = Collections.nCopies(20, body);

        assertThat(failures(new OrdersOfAcme(), typed(body))).isEmpty();
        assertThat(failures(new OrdersOfAcme(), event(body))).isEmpty();
        assertThat(failures(new OrdersOfAcme(), event(many.toArray(new String[0]))))
                .isEmpty();
    }

    @Test
    void itMakesNoDifferenceWhereTheNameStands() throws IOException {
        for (int padding = 0; padding < 300; padding++) {
            String body =
                    CLAIM + "\"domain\":\"" + "x".repeat(padding) + "\",\"name\":\"order.placed\",\"version\":\"x";
            String afterBlanks = " ".repeat(padding) + CLAIM + "\"name\":\"order.placed\",\"version\":\"x";

            assertThat(failures(new OrdersOfAcme(), typed(body, afterBlanks)))
                    .as("%d", padding)
                    .isEmpty();
            assertThat(failures(new OrdersOfAcme(), event(body, afterBlanks)))
                    .as("%d", padding)
                    .isEmpty();
        }
    }

    @Test
    void anEventInBsonIsTurnedAwayAsInJson() {
        Map<String, Object> event = new LinkedHashMap<>(Map.of("version", "x"));
        event.put("name", "other");
        Map<String, Object> document = new LinkedHashMap<>(Map.of("protocol", "mega"));
        document.put("version", 1);
        document.put("event", event);
        String body = Base64.getEncoder().encodeToString(BsonWriter.write(document, ""));

        assertThat(failures(
                        new Orders(),
                        SqsEvents.from(SqsEvents.QUEUE).message("a", body).build()))
                .isEmpty();
    }

    @Test
    void theResponseStaysWhateverARedeliveryDoesToItsReports() {
        HandlerOptions options =
                HandlerOptions.builder().redelivery(List::clear).build();

        assertThat(failures(new Again(options), typed("{}", "{}"))).hasSize(2);
    }

    @Test
    void theBatchStaysWhateverATracerDoesToItsMessages() {
        HandlerOptions options = HandlerOptions.builder()
                .tracing(new MessageTracer() {
                    @Override
                    public MessageTrace begin(Message message) {
                        return new MessageTrace() {};
                    }

                    @Override
                    public BatchTrace beginBatch(List<Message> messages) {
                        messages.clear();
                        return this::begin;
                    }
                })
                .build();

        assertThat(failures(new Again(options), typed("{}", "{}"))).hasSize(2);
    }

    private static final class Again extends MegaSqsHandler {
        Again(HandlerOptions options) {
            super(options);
            on(DataPattern.any(), (payload, message) -> Result.RETRY_LATER);
        }
    }

    private static List<String> failures(MegaSqsHandler handler, SQSEvent event) {
        return ids(handler.handleRequest(event, null));
    }

    private static List<String> failures(MegaSqsHandler handler, String event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, null);
        return ids(RESPONSES.fromJson(response.toString(StandardCharsets.UTF_8)));
    }

    private static List<String> ids(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent typed(String... bodies) {
        return EVENTS.fromJson(event(bodies));
    }

    /** The event with an attribute that says that the bodies are JSON, so that one that is cut off is no text. */
    private static String event(String... bodies) {
        StringBuilder records = new StringBuilder();
        for (String body : bodies) {
            records.append(records.isEmpty() ? "{\"messageId\":\"a\"" : ",{\"messageId\":\"" + records.length() + "\"")
                    .append(",\"body\":\"")
                    .append(body.replace("\"", "\\\""))
                    .append("\",\"messageAttributes\":{\"mega-encoding\":{\"dataType\":\"String\",")
                    .append("\"stringValue\":\"json\"}}}");
        }
        return "{\"Records\":[" + records + "]}";
    }
}
