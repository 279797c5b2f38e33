package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.bind.JacksonBinder;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A mapper of the user's, or modules beside the strict rules, for all typed access. */
class OwnMapperTest {
    private static final Map<String, Object> MONEY = Map.of("amount", "5 EUR");
    private static final DataBinder STRICT_WITH_MONEY =
            JacksonBinder.of(JacksonBinder.strictMapper().addModule(money()).build());
    private static final DataBinder LENIENT =
            JacksonBinder.of(new ObjectMapper().registerModules(new JavaTimeModule(), money()));

    /** No class that Jackson can make. */
    interface Money {
        int cents();
    }

    record Price(Money amount) {}

    record Timed(Instant at, int count) {}

    private static SimpleModule money() {
        return new SimpleModule().addDeserializer(Money.class, new JsonDeserializer<Money>() {
            @Override
            public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                int euros = Integer.parseInt(parser.getText().split(" ")[0]);
                return () -> euros * 100;
            }
        });
    }

    @Test
    void everySectionOfAPayloadIsReadByIt() {
        MegaPayload payload = event().withBinder(STRICT_WITH_MONEY);

        assertThat(payload).isEqualTo(event()).hasSameHashCodeAs(event());
        assertThat(payload.event().attributesAs(Price.class).amount().cents()).isEqualTo(500);
        assertThat(payload.object().currentAs(Price.class).amount().cents()).isEqualTo(500);
        assertThat(payload.object().previousAt("/amount", Money.class).cents()).isEqualTo(500);
        assertThat(payload.extraAs(new GenericType<Map<String, Money>>() {})
                        .get("amount")
                        .cents())
                .isEqualTo(500);
        assertThat(DataPayload.of(MONEY)
                        .withBinder(LENIENT)
                        .dataAs(Price.class)
                        .amount()
                        .cents())
                .isEqualTo(500);
        assertThat(new PlaintextPayload("x").withBinder(LENIENT)).isEqualTo(new PlaintextPayload("x"));
        assertThatThrownBy(() -> event().extraAs(Price.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatADeserializerThrowsIsNotQuoted() {
        DataPayload payload = DataPayload.of(Map.of("amount", "secret")).withBinder(STRICT_WITH_MONEY);

        assertThatThrownBy(() -> payload.dataAs(Price.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.amount must be readable as Price, got string")
                .hasNoCause();
        assertThatThrownBy(() -> payload.dataAt("/amount", Money.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.amount must be readable as Money, got string")
                .hasNoCause();
    }

    @Test
    void lastBinderCounts() {
        DataPayload payload = DataPayload.of(Map.of("at", 1, "count", 5.5));

        assertThat(payload.withBinder(STRICT_WITH_MONEY).withBinder(LENIENT).dataAs(Timed.class))
                .isEqualTo(new Timed(Instant.ofEpochSecond(1), 5));
        assertThatThrownBy(() -> payload.withBinder(LENIENT)
                        .withBinder(STRICT_WITH_MONEY)
                        .dataAs(Timed.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageEndingWith(", got number");
    }

    @Test
    void itsRulesHoldInPlaceOfTheStrictOnes() {
        DataPayload payload = DataPayload.of(Map.of("at", 1_000, "count", "7", "unknown", true));

        assertThatThrownBy(() -> payload.withBinder(LENIENT).dataAs(Timed.class))
                .as("Jackson's default refuses unknown fields")
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("data.unknown must be readable as ");
        assertThat(DataPayload.of(Map.of("at", 1_000))
                        .withBinder(LENIENT)
                        .dataAs(Timed.class)
                        .count())
                .isZero();
    }

    @Test
    void modulesAfterTheStrictOnesSayOtherwise() {
        SimpleModule epochs = new SimpleModule().addDeserializer(Instant.class, new JsonDeserializer<Instant>() {
            @Override
            public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return Instant.ofEpochMilli(parser.getLongValue());
            }
        });
        DataBinder binder =
                JacksonBinder.of(JacksonBinder.strictMapper().addModule(epochs).build());

        assertThat(DataPayload.of(Map.of("at", 1_000, "count", 7))
                        .withBinder(binder)
                        .dataAs(Timed.class))
                .isEqualTo(new Timed(Instant.ofEpochSecond(1), 7));
        assertThatThrownBy(() ->
                        DataPayload.of(Map.of("at", 1_000)).withBinder(binder).dataAs(Timed.class))
                .hasMessage("data.count must be readable as int, got nothing");
    }

    @Test
    void mapperIsCopied() {
        ObjectMapper mapper = new ObjectMapper();
        DataBinder binder = JacksonBinder.of(mapper);
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);

        record Named(String name) {}
        assertThat(DataPayload.of(Map.of("name", "x")).withBinder(binder).dataAs(Named.class))
                .isEqualTo(new Named("x"));
    }

    record OfBson(Bytes bytes, byte[] array, UUID id, OffsetDateTime at, String text) {}

    @Test
    void valuesOfBsonAreReadByAnyMapper() {
        OffsetDateTime at = OffsetDateTime.parse("2020-01-15T12:00:00Z");
        UUID id = new UUID(1, 2);
        DataPayload payload = DataPayload.of(
                Map.of("bytes", new byte[] {1}, "array", new byte[] {2}, "id", id, "at", at, "text", at));

        for (DataBinder binder : List.of(DataBinder.instance(), LENIENT)) {
            OfBson read = payload.withBinder(binder).dataAs(OfBson.class);
            assertThat(read.bytes()).isEqualTo(Bytes.of((byte) 1));
            assertThat(read.array()).containsExactly(2);
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.at().toInstant()).isEqualTo(at.toInstant());
            assertThat(read.text()).isEqualTo("2020-01-15T12:00:00Z");
        }
    }

    @Test
    void objectsBecomeMapsByItToo() {
        record Named(String firstName, Bytes bytes) {}
        DataBinder binder =
                JacksonBinder.of(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
        Map<String, Object> map = binder.unbind(new Named("x", Bytes.of((byte) 1)), "data");

        assertThat(DataPayload.of(map).data()).isEqualTo(Map.of("first_name", "x", "bytes", Bytes.of((byte) 1)));
    }

    private static final class PricesHandler extends MegaSqsHandler {
        final List<Integer> read = new ArrayList<>();

        PricesHandler(HandlerOptions options) {
            super(options);
            on(EventPattern.named("priced"), (payload, message) -> {
                read.add(payload.object().currentAs(Price.class).amount().cents());
                return Result.OK;
            });
            on(DataPattern.builder().field("amount", "5 EUR").build(), (payload, message) -> {
                read.add(payload.dataAs(Price.class).amount().cents() + 1);
                return Result.OK;
            });
            transformPlaintext((text, message) -> text.text().startsWith("price ")
                    ? DataPayload.of(Map.of("amount", text.text().substring("price ".length())))
                    : null);
        }

        void transform() {
            transformData((data, message) -> data.data().containsKey("wrapped")
                    ? DataPayload.of(Map.of(
                            "amount", data.dataAt("/wrapped", Money.class).cents() / 100 + " EUR"))
                    : null);
        }
    }

    @Test
    void handlerGivesItToAllPayloads() throws IOException {
        DataPayload data = DataPayload.of(MONEY);
        SQSEvent event = SqsEvents.from(SqsEvents.QUEUE)
                .message("scanned", PayloadCodec.encode(event()))
                .message("bson", PayloadCodec.encode(event(), Encoding.BSON))
                .message("data", PayloadCodec.encode(data))
                .message("enveloped", """
                        {"Type": "Notification", "MessageId": "1", "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t",
                         "Timestamp": "2021-03-04T05:06:07Z", "Message": "{\\"amount\\": \\"5 EUR\\"}"}""")
                .message("transformed", "price 5 EUR")
                .build();
        HandlerOptions options =
                HandlerOptions.builder().dataBinder(STRICT_WITH_MONEY).build();

        PricesHandler handler = new PricesHandler(options);
        assertThat(handler.handleRequest(event, null).getBatchItemFailures()).isEmpty();
        assertThat(handler.read).containsExactly(500, 500, 501, 501, 501);

        PricesHandler streaming = new PricesHandler(options);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        byte[] json = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                .writeValueAsBytes(Map.of("Records", event.getRecords()));
        streaming.handleRequest(
                new ByteArrayInputStream(new String(json, StandardCharsets.UTF_8)
                        .replace("eventSourceArn", "eventSourceARN")
                        .getBytes(StandardCharsets.UTF_8)),
                response,
                null);
        assertThat(streaming.read).containsExactly(500, 500, 501, 501, 501);
    }

    @Test
    void transformersAreGivenItToo() {
        PricesHandler handler = new PricesHandler(
                HandlerOptions.builder().dataBinder(STRICT_WITH_MONEY).build());
        handler.transform();
        SQSEvent event = SqsEvents.from(SqsEvents.QUEUE)
                .message("wrapped", "{\"wrapped\": \"5 EUR\"}")
                .message("data", "{\"amount\": \"5 EUR\"}")
                .build();

        assertThat(handler.handleRequest(event, null).getBatchItemFailures()).isEmpty();
        assertThat(handler.read).containsExactly(501, 501);
    }

    private static MegaPayload event() {
        return MegaPayload.builder(Event.named("priced")
                        .timestamp(Instant.EPOCH)
                        .attributes(MONEY)
                        .build())
                .object(ObjectData.builder().current(MONEY).previous(MONEY).build())
                .extra(MONEY)
                .build();
    }
}
