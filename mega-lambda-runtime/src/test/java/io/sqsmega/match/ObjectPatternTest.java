package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectPatternTest {
    private static final MegaPayload NO_OBJECT = MegaPayload.of(Event.named("a").build());
    private static final MegaPayload CART = MegaPayload.builder(
                    Event.named("item.added").attribute("type", "attribute").build())
            .object(ObjectData.builder()
                    .type("shopping_cart")
                    .id("18a3f92e")
                    .version(2)
                    .current(Map.of("total", 12.5, "items", List.of(item(5), item(7.5), item(0))))
                    .build())
            .build();

    private static Map<String, Object> item(Number price) {
        return Map.of("price", price);
    }

    @Test
    void allThatThePatternNamesMustMatch() {
        ObjectPattern pattern = ObjectPattern.builder()
                .type("shopping_cart")
                .id(not(empty()))
                .version(oneOf(1, 2))
                .current(Map.of("total", gt(0)))
                .previous(absent())
                .build();
        assertThat(pattern.matches(CART)).isTrue();
        assertThat(pattern.explain(CART)).isEmpty();
        assertThat(pattern.matches(NO_OBJECT)).isFalse();
        assertThat(pattern)
                .hasToString(
                        "type is \"shopping_cart\" and id is not empty and version is one of [1, 2] and current.total is"
                                + " greater than 0 and previous is missing");
    }

    @Test
    void aMapMeansTheSame() {
        assertThat(ObjectPattern.of(Map.of("type", "shopping_cart", "current", Map.of("total", 12.5)))
                        .matches(CART))
                .isTrue();
        assertThat(ObjectPattern.of(Map.of("type", "attribute")).matches(CART)).isFalse();
        assertThat(ObjectPattern.of(Map.of("id", 5)).matches(CART)).isFalse();
    }

    @Test
    void anItemOfAListIsNamedByItsIndex() {
        ObjectPattern pattern = ObjectPattern.builder()
                .current(Map.of("items", everyItem(Map.of("price", gt(0)))))
                .build();
        assertThat(pattern.explain(CART))
                .containsExactly(new Mismatch("object.current.items[2].price", "is greater than 0", "number"));
        assertThat(pattern).hasToString("current.items is a list where each item has (price is greater than 0)");
    }

    @Test
    void anItemThatNobodyAskedForIsNamedByItsIndex() {
        ObjectPattern pattern = ObjectPattern.builder()
                .current(Map.of("items", List.of(Map.of("price", gt(1)), Map.of("price", 99))))
                .build();
        assertThat(pattern.explain(CART))
                .containsExactly(
                        new Mismatch("object.current.items[2].price", "is greater than 1", "number"),
                        new Mismatch("object.current.items[2].price", "is 99", "number"),
                        new Mismatch("object.current.items", "has an item that has (price is 99)", "list"));
    }

    @Test
    void aMissingItemIsNamedByItsList() {
        ObjectPattern pattern = ObjectPattern.builder()
                .current(Map.of("items", anyItem(Map.of("price", 99)), "tags", anyItem("x")))
                .build();
        assertThat(pattern.explain(CART))
                .containsExactlyInAnyOrder(
                        new Mismatch("object.current.items", "has an item that has (price is 99)", "list"),
                        new Mismatch("object.current.tags", "has an item that is \"x\"", "missing"));
    }

    @Test
    void anObjectThatIsNotThereHasNothingButItsDefaultVersion() {
        assertThat(ObjectPattern.any().matches(NO_OBJECT)).isTrue();
        assertThat(ObjectPattern.any()).hasToString("any object");
        for (String field : List.of("type", "id", "current", "previous")) {
            assertThat(ObjectPattern.of(Map.of(field, absent())).matches(NO_OBJECT))
                    .isTrue();
        }
        for (String field : List.of("current", "previous")) {
            assertThat(ObjectPattern.of(Map.of(field, Map.of("a", absent()))).matches(NO_OBJECT))
                    .isFalse();
        }
        assertThat(ObjectPattern.builder().version(1).build().matches(NO_OBJECT))
                .isTrue();
        assertThat(ObjectPattern.builder().type("cart").build().explain(NO_OBJECT))
                .containsExactly(new Mismatch("object.type", "is \"cart\"", "missing"));
    }

    @Test
    void anyOfTakesWhatOneOfItsPatternsTakes() {
        ObjectPattern either = ObjectPattern.anyOf(
                ObjectPattern.builder().type("user").build(),
                ObjectPattern.builder().type("shopping_cart").version(2).build());
        assertThat(either.matches(CART)).isTrue();
        assertThat(either.matches(NO_OBJECT)).isFalse();
        assertThat(either).hasToString("(type is \"user\") or (type is \"shopping_cart\" and version is 2)");
    }
}
