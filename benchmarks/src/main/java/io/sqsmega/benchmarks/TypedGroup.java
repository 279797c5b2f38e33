package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Measures typed access in the whole handler, for each record of a batch, from Lambda's event to the response. The
 * other contestant is a loop that a user would write: the event as Lambda's runtime binds it, and each body bound by
 * Jackson. It does not route, and does not isolate failures.
 */
final class TypedGroup {
    private static final int[] RECORDS = {10, 10_000};

    private TypedGroup() {}

    record Item(String id, double price, int quantity) {}

    record Cart(String id, @JsonProperty("user_id") long user, int revision, List<Item> items) {}

    record Moved(String type, String id, Cart current) {}

    record What(String name, String domain, String subject) {}

    record Body(What event, Moved object) {}

    static void run(Table table) {
        for (int records : RECORDS) {
            TypedFunction function = new TypedFunction();
            measure(records, Texts.CART, function, Loop::ofEvents, table);
            measure(records, Texts.CURRENT, function, Loop::ofData, table);
        }
    }

    private interface Contestant {
        int answer(byte[] event) throws IOException;
    }

    private static void measure(int records, String body, TypedFunction function, Contestant loop, Table table) {
        byte[] event = Texts.sqsEvent(body, records).getBytes(StandardCharsets.UTF_8);
        if (items(function::answer, event) != records || items(loop, event) != records) {
            throw new IllegalStateException("each contestant must bind every record");
        }
        Contest contest = new Contest()
                .with(() -> items(function::answer, event))
                .with(() -> items(loop, event))
                .run();
        String kind = body.equals(Texts.CART) ? "MEGA events" : "plain data";
        table.atLeast(
                1,
                contest.ratio(1, 0),
                "typed access, " + kind + ", batch of " + records + ": Lambda's events and Jackson in a loop / MEGA",
                "a record: MEGA " + number(contest.nanos(0) / records) + " ns, " + contest.bytes(0) / records
                        + " B; the loop " + number(contest.nanos(1) / records) + " ns, " + contest.bytes(1) / records
                        + " B");
    }

    private static int items(Contestant contestant, byte[] event) {
        try {
            return contestant.answer(event);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class TypedFunction extends MegaSqsHandler {
        private int items;

        TypedFunction() {
            on(
                    EventPattern.builder()
                            .domain("shopping_cart")
                            .name("item.added")
                            .build(),
                    (payload, message) -> add(payload.object().currentAs(Cart.class)));
            on(DataPattern.any(), (payload, message) -> add(payload.dataAs(Cart.class)));
        }

        private Result add(Cart cart) {
            items += cart.items().size();
            return Result.OK;
        }

        int answer(byte[] event) throws IOException {
            items = 0;
            handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), null);
            return items;
        }
    }

    private static final class Loop {
        private static final PojoSerializer<SQSEvent> EVENTS =
                LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader());
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        private Loop() {}

        static int ofEvents(byte[] event) throws JsonProcessingException {
            int items = 0;
            for (SQSEvent.SQSMessage message : records(event)) {
                items += MAPPER.readValue(message.getBody(), Body.class)
                        .object()
                        .current()
                        .items()
                        .size();
            }
            return items;
        }

        static int ofData(byte[] event) throws JsonProcessingException {
            int items = 0;
            for (SQSEvent.SQSMessage message : records(event)) {
                items += MAPPER.readValue(message.getBody(), Cart.class).items().size();
            }
            return items;
        }

        private static List<SQSEvent.SQSMessage> records(byte[] event) {
            return EVENTS.fromJson(new ByteArrayInputStream(event)).getRecords();
        }
    }
}
