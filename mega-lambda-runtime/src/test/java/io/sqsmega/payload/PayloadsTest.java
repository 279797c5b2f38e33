package io.sqsmega.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2020-01-15T12:00:00Z");

    record Item(String id, int quantity) {}

    @Test
    void kindsOfPayloadAreClosed() {
        assertThat(Payload.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        MegaPayload.class, DataPayload.class, PlaintextPayload.class, BinaryPayload.class);
    }

    @Test
    void eventSaysNoMoreThanItsBuilderWasTold() {
        Event event = Event.named("a").timestamp(NOON).build();

        assertThat(event).isEqualTo(new Event("a", NOON, 1, null, null, null, Map.of()));
        assertThat(event.attribute("x")).isNull();
    }

    @Test
    void eventHoldsAllItsBuilderWasTold() {
        Event event = Event.named("item.added")
                .timestamp(Instant.parse("2020-01-15T12:00:00Z"))
                .version(2)
                .domain("shopping_cart")
                .subject("987650")
                .publisher("carts")
                .attribute("id", "old")
                .attributes(new Item("new", 5))
                .attributes(Map.of("more", 1L))
                .build();

        assertThat(event)
                .isEqualTo(new Event(
                        "item.added",
                        NOON,
                        2,
                        "shopping_cart",
                        "987650",
                        "carts",
                        Map.of("id", "new", "quantity", 5, "more", 1)));
        assertThat(event.attribute("quantity")).isEqualTo(5);
    }

    @Test
    void eventHappensNowUnlessSaidOtherwise() {
        Instant before = Instant.now();

        assertThat(Event.named("a").build().timestamp().toInstant()).isBetween(before, Instant.now());
    }

    @Test
    void eventWithoutANameIsRefused() {
        assertThatThrownBy(() -> Event.named("").build())
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("event.name must not be empty, got an empty string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void eventOutsideOfTheYearsOfTheProtocolIsRefused(OffsetDateTime timestamp) {
        assertThatThrownBy(() -> Event.named("a").timestamp(timestamp).build())
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("event.timestamp must be in the years 0001 to 9999, got a date-time outside of them");
    }

    @Test
    void attributeThatNoPayloadCarriesIsRefusedByItsPath() {
        assertThatThrownBy(() -> Event.named("a").attribute("x", new Object()).build())
                .isInstanceOf(InvalidPayloadException.class)
                .extracting(refusal -> ((InvalidPayloadException) refusal).path())
                .isEqualTo("event.attributes.x");
    }

    @Test
    void objectHoldsAllItsBuilderWasTold() {
        ObjectData object = ObjectData.builder()
                .type("cart")
                .id("7")
                .version(3)
                .current(new Item("a", 2))
                .previous(Map.of("id", "a"))
                .build();

        assertThat(object)
                .isEqualTo(new ObjectData("cart", "7", 3, Map.of("id", "a", "quantity", 2), Map.of("id", "a")));
        assertThat(object.isEmpty()).isFalse();
        assertThat(ObjectData.none().isEmpty()).isTrue();
        assertThat(ObjectData.builder().version(2).build().isEmpty()).isFalse();
    }

    @Test
    void payloadHoldsAllItsBuilderWasTold() {
        Event event = Event.named("a").timestamp(NOON).build();
        ObjectData object = ObjectData.builder().id("7").build();

        MegaPayload payload = MegaPayload.builder(event)
                .object(object)
                .extra("a", 1)
                .extra(Map.of("b", 2))
                .build();

        assertThat(payload.event()).isSameAs(event);
        assertThat(payload.object()).isSameAs(object);
        assertThat(payload.extra()).isEqualTo(Map.of("a", 1, "b", 2));
    }

    @Test
    void payloadsAreEqualIfTheySayTheSame() {
        Event event = Event.named("a").timestamp(NOON).build();
        MegaPayload payload = MegaPayload.builder(event).extra("a", 1).build();

        assertThat(payload)
                .isEqualTo(MegaPayload.builder(event).extra("a", 1L).build())
                .hasSameHashCodeAs(MegaPayload.builder(event).extra("a", 1L).build())
                .isNotEqualTo(MegaPayload.of(event))
                .isNotEqualTo(MegaPayload.builder(event)
                        .extra("a", 1)
                        .object(ObjectData.builder().id("7").build())
                        .build())
                .isNotEqualTo("a");
    }

    @Test
    void dataPayloadIsMadeOfAMapOrAnObject() {
        assertThat(DataPayload.of(new Item("a", 2))).isEqualTo(DataPayload.of(Map.of("id", "a", "quantity", 2)));
    }

    @Test
    void payloadDoesNotChangeWithWhatItWasMadeOf() {
        Map<String, Object> map = new HashMap<>(Map.of("a", 1));
        byte[] bytes = {1};
        DataPayload data = DataPayload.of(map);
        BinaryPayload binary = BinaryPayload.of(bytes);

        map.put("b", 2);
        bytes[0] = 2;
        binary.bytes().toArray()[0] = 3;

        assertThat(data.data()).isEqualTo(Map.of("a", 1));
        assertThat(binary).isEqualTo(BinaryPayload.of((byte) 1)).hasSameHashCodeAs(BinaryPayload.of((byte) 1));
    }

    @Test
    void nothingPrintsItsContents() {
        String secret = "078-05-1120";
        Event event = Event.named("user.added")
                .domain("users")
                .subject(secret)
                .publisher(secret)
                .attribute("ssn", secret)
                .build();
        ObjectData object = ObjectData.builder()
                .type("user")
                .id(secret)
                .current(Map.of("ssn", secret))
                .previous(Map.of("ssn", secret))
                .build();
        MegaPayload payload =
                MegaPayload.builder(event).object(object).extra("ssn", secret).build();

        assertThat(payload)
                .hasToString("MegaPayload[Event[user.added v1 of users, 1 attributes], ObjectData[user v1], 1 extra]");
        assertThat(ObjectData.none()).hasToString("no object");
        assertThat(DataPayload.of(Map.of("ssn", secret))).hasToString("DataPayload[1 fields]");
        assertThat(new PlaintextPayload(secret)).hasToString("PlaintextPayload[11 characters]");
        assertThat(BinaryPayload.of(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasToString("BinaryPayload[11 bytes]");
        assertThat(List.of(Bytes.of((byte) 65))).hasToString("[1 bytes]");
    }
}
