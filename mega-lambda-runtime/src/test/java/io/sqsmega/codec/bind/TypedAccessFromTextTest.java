package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sqsmega.codec.json.RandomJson;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import io.sqsmega.vectors.VectorCase;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sections that are not decoded yet are bound from their text. */
class TypedAccessFromTextTest {
    private static final int DOCUMENTS = 1_000;
    private static final String CART = "{\"id\":\"c\",\"items\":[{\"price\":1.5}]}";

    record Cart(String id, List<Item> items) {}

    record Item(double price) {}

    record Inexact(double price) {}

    @Tag("slow")
    @Test
    void anyDocumentIsBoundAsItsMapIs() {
        RandomJson json = new RandomJson(new Random(20_261_201));
        int made = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            made += TypedAccessLaw.check(json.document());
        }
        assertThat(made).isGreaterThan(5 * DOCUMENTS);
    }

    @Test
    void everyVectorIsBoundAsItsMapIs() {
        int made = 0;
        for (VectorCase vector : VectorCase.of("bodies.json")) {
            made += TypedAccessLaw.check(vector.text("body"));
        }
        assertThat(made).isGreaterThan(100);
    }

    @Test
    void boundSectionIsNotDecoded() {
        DataPayload payload = TypedSections.of(CART);

        assertThat(payload.dataAs(Cart.class)).isEqualTo(new Cart("c", List.of(new Item(1.5))));
        assertThat(Values.sourceOf(payload.data())).isNotNull();

        assertThat(payload.dataAt("/items/0", Item.class)).isEqualTo(new Item(1.5));
        assertThat(Values.sourceOf(payload.data())).isNull();
        assertThat(payload.dataAs(Cart.class)).isEqualTo(new Cart("c", List.of(new Item(1.5))));
    }

    @Test
    void binderOfTheUserReadsTheTextToo() {
        DataPayload payload = TypedSections.of("{\"price\":\"x\"}")
                .withBinder(JacksonBinder.of(JsonMapper.builder()
                        .addHandler(new com.fasterxml.jackson.databind.deser.DeserializationProblemHandler() {
                            @Override
                            public Object handleWeirdStringValue(
                                    com.fasterxml.jackson.databind.DeserializationContext context,
                                    Class<?> type,
                                    String value,
                                    String failure) {
                                return 7.0;
                            }
                        })
                        .build()));

        assertThat(payload.dataAs(Inexact.class)).isEqualTo(new Inexact(7));
        assertThat(Values.sourceOf(payload.data())).isNotNull();
    }

    @Test
    void errorNamesPathAndTypeAsThatOfTheMap() {
        DataPayload payload = TypedSections.of("{\"id\":\"c\",\"items\":[{\"price\":1},{\"price\":\"secret\"}]}");

        assertThatThrownBy(() -> payload.dataAs(Cart.class))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("data.items[1].price must be readable as double, got string")
                .hasNoCause();
    }

    @Test
    void fieldThatOccursTwiceHasItsLastValue() {
        DataPayload payload = TypedSections.of("{\"price\":1,\"price\":2}");

        assertThat(payload.dataAs(Item.class)).isEqualTo(new Item(2));
        assertThat(payload.dataAs(Object.class)).isEqualTo(Map.of("price", 2));
    }
}
