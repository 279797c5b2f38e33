package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventPatternTest {
    private static final EventPattern ITEM_ADDED = EventPattern.builder()
            .domain("shopping_cart")
            .name("item.added")
            .version(oneOf(1, 2))
            .subject(match("\\d+"))
            .attribute("item_id", not(empty()))
            .attribute("quantity", gt(0))
            .build();

    private static Event.Builder itemAdded() {
        return Event.named("item.added")
                .domain("shopping_cart")
                .subject("987650")
                .timestamp(OffsetDateTime.parse("2020-01-15T23:30:00-05:00"))
                .attribute("item_id", "b4a3")
                .attribute("quantity", 5)
                .attribute("address", Map.of("city", "Bern", "zip", 3000));
    }

    private static MegaPayload payload() {
        return MegaPayload.of(itemAdded().build());
    }

    @Test
    void allThatThePatternNamesMustMatch() {
        assertThat(ITEM_ADDED.matches(payload())).isTrue();
        assertThat(ITEM_ADDED.matches(MegaPayload.of(itemAdded().version(3).build())))
                .isFalse();
        assertThat(ITEM_ADDED.matches(MegaPayload.of(itemAdded().subject("x").build())))
                .isFalse();
        assertThat(ITEM_ADDED.matches(
                        MegaPayload.of(itemAdded().attribute("quantity", 0).build())))
                .isFalse();
        assertThat(ITEM_ADDED.matches(MegaPayload.of(Event.named("item.added").build())))
                .isFalse();
    }

    @Test
    void itIsPrintedInWords() {
        assertThat(ITEM_ADDED)
                .hasToString(
                        "domain is \"shopping_cart\" and name is \"item.added\" and version is one of [1, 2] and subject"
                                + " matches \"\\d+\" and item_id is not empty and quantity is greater than 0");
        assertThat(EventPattern.builder()
                        .attribute("address", Map.of("city", startsWith("B")))
                        .attribute("name", "x")
                        .build())
                .hasToString("address.city starts with \"B\" and attributes.name is \"x\"");
        assertThat(EventPattern.any()).hasToString("any event");
        assertThat(EventPattern.anyOf(EventPattern.named("a"), EventPattern.any(), EventPattern.named("b")))
                .hasToString("(name is \"a\") or (any event) or (name is \"b\")");
    }

    @Test
    void everyMismatchIsNamedByPathExpectationAndType() {
        MegaPayload payload = MegaPayload.of(Event.named("item.added")
                .domain("user")
                .version(3)
                .attribute("quantity", List.of(5))
                .build());
        assertThat(ITEM_ADDED.explain(payload))
                .containsExactly(
                        new Mismatch("event.domain", "is \"shopping_cart\"", "string"),
                        new Mismatch("event.version", "is one of [1, 2]", "number"),
                        new Mismatch("event.subject", "matches \"\\d+\"", "missing"),
                        new Mismatch("event.item_id", "is not empty", "missing"),
                        new Mismatch("event.quantity", "is greater than 0", "list"));
        assertThat(ITEM_ADDED.explain(payload).get(4))
                .hasToString("event.quantity: expected that it is greater than 0, met list");
        assertThat(ITEM_ADDED.explain(payload())).isEmpty();
    }

    @Test
    void aNestedPatternIsExplainedDownToTheField() {
        EventPattern pattern = EventPattern.builder()
                .attribute("address", Map.of("city", "Basel"))
                .attribute("parent", Map.of("id", 1))
                .build();
        assertThat(pattern.explain(payload()))
                .containsExactly(
                        new Mismatch("event.address.city", "is \"Basel\"", "string"),
                        new Mismatch("event.parent", "has (id is 1)", "missing"));
    }

    @Test
    void everyFieldAndAttributeCanBeAskedFor() {
        EventPattern pattern = EventPattern.builder()
                .publisher("cart-service")
                .domain(startsWith("shopping"))
                .subject("987650")
                .attributes(Map.of("quantity", 5, "item_id", "b4a3"))
                .timestamp(gt(dateTime("2020-01-01")))
                .version(1)
                .name("item.added")
                .build();
        assertThat(pattern.explain(payload()))
                .containsExactly(new Mismatch("event.publisher", "is \"cart-service\"", "missing"));
        assertThat(pattern.matches(
                        MegaPayload.of(itemAdded().publisher("cart-service").build())))
                .isTrue();
    }

    @Test
    void namedAsksForNothingButTheName() {
        assertThat(EventPattern.named("item.added").matches(payload())).isTrue();
        assertThat(EventPattern.named("item.removed").matches(payload())).isFalse();
    }

    @Test
    void anyTakesEverything() {
        assertThat(EventPattern.any().matches(payload())).isTrue();
        assertThat(EventPattern.any().explain(payload())).isEmpty();
        assertThat(EventPattern.of(Map.of()).matches(payload())).isTrue();
    }

    @Test
    void aMapIsReadAsTheOtherLibrariesDo() {
        EventPattern pattern = EventPattern.of(Map.of(
                "name", "item.added",
                "version", oneOf(1, 2),
                "timestamp", gt(dateTime("2020-01-01")),
                "quantity", gt(0),
                "attributes", Map.of("item_id", not(empty()), "address", Map.of("city", "Bern"))));
        assertThat(pattern.matches(payload())).isTrue();
        assertThat(EventPattern.of(Map.of("attributes", Map.of("quantity", 6))).matches(payload()))
                .isFalse();
        assertThat(EventPattern.of(Map.of("publisher", absent())).matches(payload()))
                .isTrue();
    }

    @Test
    void theAttributesAsAWholeCanBeMatchedToo() {
        assertThat(EventPattern.of(Map.of("attributes", empty())).matches(payload()))
                .isFalse();
        assertThat(EventPattern.of(Map.of("attributes", empty()))
                        .matches(MegaPayload.of(Event.named("a").build())))
                .isTrue();
        assertThat(EventPattern.of(Map.of("attributes", anyOf(Map.of("quantity", 6), Map.of("quantity", 5))))
                        .matches(payload()))
                .isTrue();
    }

    @Test
    void aListedFieldHidesAnAttributeOfTheSameKey() {
        MegaPayload payload = MegaPayload.of(itemAdded()
                .attribute("name", "other")
                .attribute("publisher", "p")
                .build());
        assertThat(EventPattern.of(Map.of("name", "item.added")).matches(payload))
                .isTrue();
        assertThat(EventPattern.of(Map.of("name", "other")).matches(payload)).isFalse();
        assertThat(EventPattern.of(Map.of("publisher", "p")).matches(payload)).isFalse();
        assertThat(EventPattern.of(Map.of("attributes", Map.of("name", "other", "publisher", "p")))
                        .matches(payload))
                .isTrue();
        EventPattern attribute = EventPattern.builder().attribute("name", "x").build();
        assertThat(attribute.explain(payload))
                .containsExactly(new Mismatch("event.attributes.name", "is \"x\"", "string"));
    }

    @Test
    void aListedFieldThatIsNullIsMissing() {
        MegaPayload bare = MegaPayload.of(Event.named("a").build());
        for (String field : List.of("domain", "subject", "publisher")) {
            assertThat(EventPattern.of(Map.of(field, absent())).matches(bare)).isTrue();
            assertThat(EventPattern.of(Collections.singletonMap(field, null)).matches(bare))
                    .isTrue();
            assertThat(EventPattern.of(Map.of(field, "")).matches(bare)).isFalse();
            assertThat(EventPattern.of(Map.of(field, present())).matches(bare)).isFalse();
        }
    }

    @Test
    void anAttributeThatIsNullIsThere() {
        MegaPayload payload = MegaPayload.of(itemAdded().attribute("note", null).build());
        EventPattern present =
                EventPattern.builder().attribute("note", present()).build();
        assertThat(present.matches(payload)).isTrue();
        assertThat(present.matches(payload())).isFalse();
    }

    @Test
    void theTimestampComparesAsInstantOrByDay() {
        assertThat(EventPattern.builder()
                        .timestamp(dateTime("2020-01-15"))
                        .build()
                        .matches(payload()))
                .isTrue();
        assertThat(EventPattern.builder()
                        .timestamp(gte(dateTime("2020-01-16T04:30:00Z")))
                        .build()
                        .matches(payload()))
                .isTrue();
        assertThat(EventPattern.builder()
                        .timestamp(lt(dateTime("2020-01-16T04:30:00Z")))
                        .build()
                        .matches(payload()))
                .isFalse();
    }

    @Test
    void objectAndExtraAreNotLookedInto() {
        MegaPayload payload = MegaPayload.builder(Event.named("a").build())
                .object(ObjectData.builder()
                        .type("cart")
                        .id("7")
                        .current(Map.of("total", 5))
                        .build())
                .extra("channel", "web")
                .build();
        for (String key : List.of("type", "id", "current", "total", "channel", "object", "extra", "event")) {
            assertThat(EventPattern.of(Map.of(key, absent())).matches(payload))
                    .as(key)
                    .isTrue();
        }
    }

    @Test
    void anyOfTakesWhatOneOfItsPatternsTakes() {
        EventPattern either = EventPattern.anyOf(
                EventPattern.named("item.removed"),
                EventPattern.builder()
                        .name("item.added")
                        .attribute("quantity", gt(4))
                        .build());
        assertThat(either.matches(payload())).isTrue();
        assertThat(either.matches(
                        MegaPayload.of(itemAdded().attribute("quantity", 4).build())))
                .isFalse();
        assertThat(EventPattern.anyOf(either, EventPattern.named("x")).matches(payload()))
                .isTrue();
    }

    @Test
    void ofSeveralPatternsTheNearestAreExplained() {
        EventPattern either = EventPattern.anyOf(
                EventPattern.builder().name("a").version(2).build(),
                EventPattern.builder()
                        .name("item.added")
                        .attribute("quantity", gt(9))
                        .build(),
                EventPattern.named("b"));
        assertThat(either.explain(payload()))
                .containsExactly(
                        new Mismatch("event.quantity", "is greater than 9", "number"),
                        new Mismatch("event.name", "is \"b\"", "string"));
    }

    @Test
    void aPatternIsNotChangedByItsBuilder() {
        EventPattern.Builder builder = EventPattern.builder().name("item.added");
        EventPattern before = builder.build();
        builder.version(7);
        assertThat(before.matches(payload())).isTrue();
        assertThat(builder.build().matches(payload())).isFalse();
    }

    @Test
    void severalConditionsOnOneFieldAreJoined() {
        EventPattern pattern = EventPattern.builder()
                .attribute("quantity", allOf(gt(0), lt(5)))
                .build();
        assertThat(pattern).hasToString("quantity is greater than 0 and is less than 5");
        assertThat(pattern.explain(payload()))
                .containsExactly(new Mismatch("event.quantity", "is less than 5", "number"));
    }

    @Test
    void nullInAMapIsTheSameAsEqNull() {
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("coupon", null);
        assertThat(EventPattern.of(pattern).matches(payload())).isTrue();
        assertThat(EventPattern.of(pattern)
                        .matches(MegaPayload.of(
                                itemAdded().attribute("coupon", "x").build())))
                .isFalse();
        assertThat(EventPattern.builder()
                        .attribute("tags", Arrays.asList(1, null))
                        .build())
                .hasToString("tags is [1, null] in any order");
    }
}
