package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A primitive needs a value, however its class is made. */
class PrimitivePropertiesTest {

    record Flags(boolean gift, char size, int count, double price) {}

    @ParameterizedTest
    @CsvSource({"gift, boolean", "size, char", "count, int", "price, double"})
    void recordNeedsItsPrimitives(String name, String type) {
        List<String> fields = List.of("'gift': true", "'size': 'M'", "'count': 1", "'price': 1.5");

        assertThat(read(json(fields.stream()), Flags.class)).isEqualTo(new Flags(true, 'M', 1, 1.5));
        assertRefused(
                json(fields.stream().map(field -> field.replaceAll("(?<='" + name + "': ).*", "null"))),
                Flags.class,
                "data." + name + " must be readable as " + type + ", got null");
        assertRefused(
                json(fields.stream().filter(field -> !field.contains(name))),
                Flags.class,
                "data." + name + " must be readable as " + type + ", got nothing");
    }

    private static String json(Stream<String> fields) {
        return "{" + fields.collect(Collectors.joining(", ")).replace('\'', '"') + "}";
    }

    static class Bean {
        public int count;
        private boolean gift;
        private @Nullable Bean next;

        public boolean isGift() {
            return gift;
        }

        public void setGift(boolean gift) {
            this.gift = gift;
        }

        public @Nullable Bean getNext() {
            return next;
        }

        public void setNext(Bean next) {
            this.next = next;
        }
    }

    @Test
    void beanNeedsItsPrimitives() {
        Bean bean = read("{\"count\": 1, \"gift\": true, \"next\": {\"count\": 2, \"gift\": false}}", Bean.class);
        assertThat(bean.count).isEqualTo(1);
        assertThat(bean.isGift()).isTrue();
        assertThat(bean.getNext()).extracting(next -> next.count).isEqualTo(2);

        assertRefused("{\"gift\": true}", Bean.class, "data.count must be readable as int, got nothing");
        assertRefused("{\"gift\": null, \"count\": 1}", Bean.class, "data.gift must be readable as boolean, got null");
        assertRefused(
                "{\"next\": {\"count\": 2, \"gift\": true}, \"count\": 1}",
                Bean.class,
                "data.gift must be readable as boolean, got nothing");
        assertRefused(
                "{\"count\": 2, \"gift\": true, \"next\": {\"count\": 1}}",
                Bean.class,
                "data.next.gift must be readable as boolean, got nothing");
    }

    static final class Mixed {
        final String id;
        public int count;

        @JsonCreator
        Mixed(@JsonProperty("id") String id) {
            this.id = id;
        }
    }

    @Test
    void beanWithAConstructorNeedsItsPrimitives() {
        assertThat(read("{\"count\": 2, \"id\": \"a\"}", Mixed.class).count).isEqualTo(2);
        assertRefused("{\"id\": \"a\"}", Mixed.class, "data.count must be readable as int, got nothing");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Square.class, name = "square"))
    abstract static class Plane {
        public int side;
    }

    static final class Square extends Plane {}

    @Test
    void beanOfATypeThatTheDataNamesNeedsItsPrimitives() {
        assertThat(read("{\"side\": 2, \"kind\": \"square\"}", Plane.class).side)
                .isEqualTo(2);
        assertThat(read("{\"kind\": \"square\", \"side\": 2}", Plane.class).side)
                .isEqualTo(2);
        assertRefused("{\"kind\": \"square\"}", Plane.class, "data.side must be readable as int, got nothing");
    }

    static final class Wrapper {
        @JsonUnwrapped(prefix = "inner_")
        public @Nullable Bean inner;

        public int outer;
    }

    @Test
    void unwrappedBeanNeedsItsPrimitives() {
        String complete = "{\"outer\": 1, \"inner_count\": 2, \"inner_gift\": true}";

        assertThat(read(complete, Wrapper.class).inner)
                .extracting(inner -> inner.count)
                .isEqualTo(2);
        assertRefused(
                complete.replace(", \"inner_gift\": true", ""),
                Wrapper.class,
                "data.inner_gift must be readable as boolean, got nothing");
    }

    @JsonDeserialize(builder = Built.Builder.class)
    static final class Built {
        final int count;

        Built(int count) {
            this.count = count;
        }

        @JsonPOJOBuilder(withPrefix = "")
        static final class Builder {
            private int count;

            Builder count(int count) {
                this.count = count;
                return this;
            }

            Built build() {
                return new Built(count);
            }
        }
    }

    @Test
    void builderNeedsItsPrimitives() {
        assertThat(read("{\"count\": 2}", Built.class).count).isEqualTo(2);
        assertRefused("{}", Built.class, "data.count must be readable as int, got nothing");
    }

    static final class Halving extends StdConverter<Integer, Integer> {
        @Override
        public Integer convert(Integer value) {
            return value / 2;
        }
    }

    static final class Annotated {
        @JsonSetter(nulls = Nulls.SKIP)
        public int retries = 3;

        @JacksonInject(value = "stage", optional = OptBoolean.TRUE)
        public int stage = 7;

        @JsonDeserialize(converter = Halving.class)
        public int half;
    }

    static final class Amount {
        public int cents;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Amount(String text) {
            this.cents = Integer.parseInt(text) * 100;
        }
    }

    record Holder(@JsonIgnoreProperties("count") Bean bean) {}

    @Test
    void annotationsOfAClassSayWhatItCanDoWithout() {
        Annotated annotated = read("{\"half\": 8}", Annotated.class);

        assertThat(annotated.retries).isEqualTo(3);
        assertThat(annotated.stage).isEqualTo(7);
        assertThat(annotated.half).isEqualTo(4);
        assertThat(read("{\"amount\": \"5\"}", Priced.class).amount().cents).isEqualTo(500);
        assertThat(read("{\"bean\": {\"gift\": true}}", Holder.class).bean().isGift())
                .isTrue();
    }

    record Priced(Amount amount) {}

    private static <T> T read(String json, Class<T> type) {
        return ((DataPayload) PayloadCodec.decode(json)).dataAs(type);
    }

    private static void assertRefused(String json, Class<?> type, String message) {
        assertThatThrownBy(() -> read(json, type))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage(message)
                .hasNoCause();
    }
}
