package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JacksonBinderTest {

    record Cart(String id, List<Item> items, @Nullable BigDecimal total) {}

    record Item(String name, int quantity) {
        Item {
            if (quantity < 0) {
                throw new IllegalArgumentException("quantity must not be negative, got secret " + quantity);
            }
        }
    }

    record Measure(double quantity) {}

    record Rare(Instant at, OffsetDateTime offset, LocalDate day, Duration takes, UUID id, Bytes bytes, byte[] array) {}

    interface Shape {}

    record Drawing(Shape shape) {}

    static final class Bean {
        private int count;

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }
    }

    record Node(Map<String, Object> children) {}

    record Anything(Object value) {}

    @Test
    void classThatTheDataNamesIsNotMade() {
        Map<String, String> named = Map.of("@class", "java.util.Date", "@type", "java.util.Date", "!type", "date");
        List<Object> wrapped = List.of("java.util.Date", 0);

        assertThat(DataPayload.of(Map.of("value", named)).dataAs(Anything.class))
                .isEqualTo(new Anything(named));
        assertThat(DataPayload.of(Map.of("value", wrapped)).dataAs(Anything.class))
                .isEqualTo(new Anything(wrapped));
    }

    @Test
    void binderIsFoundByTheService() {
        assertThat(DataBinder.instance()).isInstanceOf(JacksonBinder.class);
    }

    @Test
    void sectionsOfAPayloadAreReadAsRecordsAndBeans() {
        MegaPayload payload = MegaPayload.builder(
                        Event.named("a").attribute("count", 5).build())
                .object(ObjectData.builder()
                        .current(new Cart("c", List.of(new Item("x", 2)), new BigDecimal("19.99")))
                        .previous(Map.of("id", "c", "items", List.of(), "unknown", 1))
                        .build())
                .extra(new Item("y", 1))
                .build();

        assertThat(payload.event().attributesAs(Bean.class).getCount()).isEqualTo(5);
        assertThat(payload.object().currentAs(Cart.class))
                .isEqualTo(new Cart("c", List.of(new Item("x", 2)), new BigDecimal("19.99")));
        assertThat(payload.object().previousAs(Cart.class)).isEqualTo(new Cart("c", List.of(), null));
        assertThat(payload.extraAs(Item.class)).isEqualTo(new Item("y", 1));
    }

    @Test
    void decimalIsExact() {
        BigDecimal longer = new BigDecimal("12345678901234567890.123456789");
        BigInteger whole = BigInteger.TEN.pow(30);

        assertThat(DataPayload.of(Map.of("total", longer)).dataAs(Cart.class).total())
                .isEqualTo(longer);
        assertThat(DataPayload.of(Map.of("total", whole)).dataAs(Cart.class).total())
                .isEqualByComparingTo(new BigDecimal(whole));
        assertThat(DataPayload.of(new Cart("c", List.of(), longer)).data()).containsEntry("total", longer);
    }

    @Test
    void dateTimesAreIsoStringsAndNativeValuesAreRead() {
        Rare rare = new Rare(
                Instant.parse("2020-01-15T12:00:00Z"),
                OffsetDateTime.parse("2020-01-15T12:00:00+02:00"),
                LocalDate.parse("2020-01-15"),
                Duration.ofMinutes(5),
                new UUID(1, 2),
                Bytes.of((byte) 1),
                new byte[] {2});

        Map<String, @Nullable Object> data = DataPayload.of(rare).data();

        assertThat(data)
                .containsEntry("at", "2020-01-15T12:00:00Z")
                .containsEntry("offset", "2020-01-15T12:00:00+02:00")
                .containsEntry("day", "2020-01-15")
                .containsEntry("takes", "PT5M")
                .containsEntry("id", new UUID(1, 2).toString())
                .containsEntry("bytes", Bytes.of((byte) 1))
                .containsEntry("array", Bytes.of((byte) 2));
        assertThat(new DataPayload(data).dataAs(Rare.class))
                .usingRecursiveComparison()
                .isEqualTo(rare);
        assertThat(DataPayload.of(Map.of("offset", rare.offset(), "at", rare.offset(), "id", rare.id()))
                        .dataAs(Rare.class))
                .returns(rare.offset(), Rare::offset)
                .returns(rare.offset().toInstant(), Rare::at)
                .returns(rare.id(), Rare::id);
    }

    @Test
    void fieldThatDoesNotFitIsNamedByPathAndType() {
        DataPayload payload = DataPayload.of(
                Map.of("id", "c", "items", List.of(Map.of("quantity", 1), Map.of("quantity", "secret"))));

        assertThatThrownBy(() -> payload.dataAs(Cart.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.items[1].quantity must be readable as int, got string")
                .hasNoCause();
    }

    @Test
    void fractionIsNotCutOff() {
        assertThatThrownBy(() -> DataPayload.of(Map.of("quantity", 2.5)).dataAs(Item.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.quantity must be readable as int, got number");
    }

    @Test
    void numberIsWholeByItsValue() {
        assertThat(DataPayload.of(Map.of("quantity", 5.0)).dataAs(Item.class).quantity())
                .isEqualTo(5);
        assertThat(DataPayload.of(Map.of("quantity", -0.0))
                        .dataAs(Measure.class)
                        .quantity())
                .isEqualTo(-0.0);
        assertThat(DataPayload.of(Map.of("quantity", 0x1p63))
                        .dataAs(Measure.class)
                        .quantity())
                .isEqualTo(0x1p63);
        assertThat(DataPayload.of(new Measure(5.0)).data()).containsEntry("quantity", 5.0);
    }

    @Test
    void valueThatAConstructorRefusesIsNotQuoted() {
        assertThatThrownBy(() -> DataPayload.of(Map.of("items", List.of(Map.of("quantity", -1))))
                        .dataAs(Cart.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.items[0] must be readable as Item, got object")
                .hasNoCause();
    }

    @Test
    void classThatCannotBeMadeIsTheProgramsFaultNotThePayloads() {
        assertThatThrownBy(() -> DataPayload.of(Map.of("shape", Map.of())).dataAs(Drawing.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "type must be a class that Jackson can make, got %s within %s",
                        Shape.class.getName(), Drawing.class.getName());
    }

    @Test
    void whatIsNoMapDoesNotBecomeAPayload() {
        assertThatThrownBy(() -> DataPayload.of("secret"))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data must be a map, or an object whose properties Jackson can write, got string");
        assertThatThrownBy(() -> Event.named("a").attributes(List.of(1)))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageStartingWith("event.attributes must be a map");
    }

    @Test
    void objectThatHoldsItselfIsRefused() {
        Map<String, Object> children = new java.util.HashMap<>();
        Node node = new Node(children);
        children.put("self", node);

        assertThatThrownBy(() -> DataPayload.of(node)).isInstanceOf(InvalidPayloadException.class);
    }
}
