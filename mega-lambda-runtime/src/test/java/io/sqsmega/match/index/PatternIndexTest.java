package io.sqsmega.match.index;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.satisfies;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatternIndexTest {
    /** More than are simply tried one after the other. */
    private static final int OTHERS = 20;

    private final PatternIndexBuilder builder = PatternIndex.builder();
    private int count;

    @Test
    void nobodyIsFoundWhereNobodyIs() {
        try (PatternIndex.Search search = builder.build().search()) {
            assertThat(search.match(MegaPayload.of(Event.named("a").build()))).isEmpty();
            assertThat(search.match(DataPayload.of(Map.of()))).isEmpty();
        }
    }

    @Test
    void subscribersOfEqualPatternsAreFoundInOneArrayThatIsNotMadeAnew() {
        for (int i = 0; i < 100; i++) {
            builder.event(i, EventPattern.named("a"), ObjectPattern.any(), DataPattern.any());
        }
        PatternIndex index = builder.build();
        MegaPayload payload = MegaPayload.of(Event.named("a").build());

        try (PatternIndex.Search search = index.search();
                PatternIndex.Search other = index.search()) {
            int[] found = search.match(payload);
            assertThat(found).hasSize(100).isSorted();
            assertThat(other.match(payload)).isSameAs(found);
        }
    }

    @Test
    void aPatternThatIsMetInTwoWaysIsFoundOnce() {
        others();
        add(Map.of("a", oneOf("1", 1)), Map.of("a", oneOf(1, "1")));
        PatternIndex index = builder.build();
        DataPayload payload = DataPayload.of(Map.of("a", "1"));

        try (PatternIndex.Search search = index.search()) {
            int[] found = search.match(payload);
            assertThat(found).hasSize(1);
            assertThat(search.match(payload)).isSameAs(found);
        }
    }

    @Test
    void subscribersAreAscendingAndEachThereOnce() {
        others();
        int both = add(Map.of("a", 1), Map.of("b", 2));
        int one = add(Map.of("a", 1));
        int manyKeys = add(Map.of("a", oneOf("1", 1, 1.5)));

        assertThat(found(fields("a", 1, "b", 2))).containsExactly(both, one, manyKeys);
        assertThat(found(fields("a", "1"))).containsExactly(both, one, manyKeys);
        assertThat(found(fields("b", 2))).containsExactly(both);
    }

    @Test
    void moreThanAFewAreAscendingAndEachThereOnceToo() {
        for (int i = 0; i < 200; i++) {
            add(Map.of("a", gt(-i)), Map.of("b", gt(-i)));
        }
        try (PatternIndex.Search search = builder.build().search()) {
            int[] found = search.match(DataPayload.of(Map.of("a", 1, "b", 1)));
            assertThat(found).hasSize(200).isSorted().doesNotHaveDuplicates();
            assertThat(search.match(DataPayload.of(Map.of("a", 1, "b", 1)))).containsExactly(found);
            assertThat(search.match(DataPayload.of(Map.of("a", -140, "b", -140))))
                    .hasSize(59);
        }
    }

    @Test
    void numbersAreEqualByValueWhateverTheirTypes() {
        others();
        int five = add(Map.of("a", 5));
        int half = add(Map.of("a", new BigDecimal("0.50")));
        int large = add(Map.of("a", BigInteger.TEN.pow(30)));
        int aboveDoubles = add(Map.of("a", (1L << 53) + 1));

        // A double stands for its decimal notation, which is 1152921504606847000 for this one.
        double power = 0x1p60;
        int powerAsWritten = add(Map.of("a", 1152921504606847000L));
        add(Map.of("a", 1L << 60));

        assertThat(found(fields("a", power))).containsExactly(powerAsWritten);
        assertThat(found(fields("a", 5.0))).containsExactly(five);
        assertThat(found(fields("a", new BigDecimal("5.00")))).containsExactly(five);
        assertThat(found(fields("a", 0.5))).containsExactly(half);
        assertThat(found(fields("a", 1e30))).containsExactly(large);
        assertThat(found(fields("a", (1L << 53) + 1))).containsExactly(aboveDoubles);
        assertThat(found(fields("a", 1L << 53))).isEmpty();
        assertThat(found(fields("a", Double.NaN))).isEmpty();
    }

    @Test
    void aStringOfThePayloadThatIsANumberIsFoundAsBoth() {
        others();
        int number = add(Map.of("a", 5));
        int text = add(Map.of("a", "5"));
        int above = add(Map.of("a", gt(4)));

        assertThat(found(fields("a", "5"))).containsExactly(number, text, above);
        assertThat(found(fields("a", " 5.0 "))).containsExactly(number, above);
        assertThat(found(fields("a", 5))).containsExactly(number, above);
    }

    @Test
    void nullIsTheEmptyTextButAMissingKeyIsNot() {
        others();
        int text = add(Map.of("a", ""));
        int nullOrText = add(fields("a", oneOf(null, "x")));
        int nothing = add(fields("a", null));

        assertThat(found(fields("a", null))).containsExactly(text, nullOrText, nothing);
        assertThat(found(fields("a", ""))).containsExactly(text);
        assertThat(found(Map.of())).containsExactly(nothing);
    }

    @Test
    void whatHoldsForMissingFieldsIsAlwaysTried() {
        others();
        int notX = add(Map.of("a", not("x")));
        int none = add(Map.of("a", empty()));
        int gone = add(Map.of("a", absent()));
        int there = add(Map.of("a", allOf(present(), not("x"))));

        assertThat(found(Map.of())).containsExactly(notX, none, gone);
        assertThat(found(fields("a", "y"))).containsExactly(notX, there);
        assertThat(found(fields("a", "x"))).isEmpty();
    }

    @Test
    void boundsDecideByExactValue() {
        others();
        int above = add(Map.of("a", gt(5)));
        int upTo = add(Map.of("a", lte(5)));
        int aboveLarge = add(Map.of("a", gt((1L << 53) + 1)));
        int within = add(Map.of("a", allOf(gt(5), lt(6))));
        add(Map.of("a", allOf(gt(5), gte(Math.nextUp(5.0)), lt(6))));
        add(Map.of("b", allOf(gte(Math.nextUp(5.0)), gt(5), lt(6))));
        BigDecimal justAbove = new BigDecimal("5.00000000000000000000001");

        assertThat(found(fields("a", 5))).containsExactly(upTo);
        assertThat(found(fields("a", justAbove))).containsExactly(above, within);
        assertThat(found(fields("b", justAbove))).isEmpty();
        assertThat(found(fields("a", justAbove.toString()))).containsExactly(above, within);
        assertThat(found(fields("a", 6))).containsExactly(above);
        assertThat(found(fields("a", (1L << 53) + 1))).containsExactly(above);
        assertThat(found(fields("a", (1L << 53) + 2))).containsExactly(above, aboveLarge);
        assertThat(found(fields("a", Double.NaN))).isEmpty();
    }

    @Test
    void allPrefixesOfATextAreFound() {
        others();
        int a = add(Map.of("a", startsWith("a")));
        int abc = add(Map.of("a", startsWith("abc")));
        add(Map.of("a", startsWith("abb")));
        int ab = add(Map.of("a", match("ab+")));
        int aboveB = add(Map.of("a", match("abx*c")));
        int either = add(Map.of("a", match("b|abc")));

        assertThat(found(fields("a", "abcd"))).containsExactly(a, abc, ab, aboveB, either);
        assertThat(found(fields("a", "ac"))).containsExactly(a);
        assertThat(found(fields("a", "b"))).containsExactly(either);
    }

    @Test
    void aNestedPatternNeedsAnObject() {
        others();
        int notX = add(Map.of("a", Map.of("b", not("x"))));
        int needsC = add(Map.of("a", Map.of("b", not("x"), "c", 1)));

        assertThat(found(fields("a", null))).containsExactly(notX);
        assertThat(found(fields("a", Map.of("c", 1)))).containsExactly(notX, needsC);
        assertThat(found(fields("a", "no object"))).isEmpty();
        assertThat(found(Map.of())).isEmpty();
    }

    @Test
    void userCodeIsNotRunAndNotCertain() {
        builder.data(0, DataPattern.of(Map.of("a", 1, "b", satisfies("never asked", value -> {
            throw new AssertionError("asked");
        }))));
        builder.data(1, DataPattern.of(Map.of("a", anyOf(1, match(Pattern.compile("(a+)+$"))))));
        builder.data(2, DataPattern.of(Map.of("a", match("(a+)+$"))));
        builder.data(3, DataPattern.of(Map.of("a", 2, "b", not(anyOf(1, satisfies("never asked", value -> {
            throw new AssertionError("asked");
        }))))));
        PatternIndex index = builder.build();

        assertThat(index.isCertain(0)).isFalse();
        assertThat(index.isCertain(1)).isFalse();
        assertThat(index.isCertain(3)).isFalse();
        assertThat(index.isCertain(2)).isTrue();
        try (PatternIndex.Search search = index.search()) {
            assertThat(search.match(DataPayload.of(Map.of("a", 1, "b", 1)))).containsExactly(0, 1);
            assertThat(search.match(DataPayload.of(Map.of("a", 1)))).containsExactly(1);
            assertThat(search.match(DataPayload.of(Map.of("a", 2, "b", 1)))).containsExactly(1, 3);
        }
    }

    @Test
    void alternativesMultiplyButNotWithoutBound() {
        EventPattern events = alternatives(9);
        ObjectPattern objects = ObjectPattern.anyOf(
                ObjectPattern.builder().type("a").build(),
                ObjectPattern.builder().type("b").build());
        DataPattern extras = DataPattern.anyOf(
                DataPattern.of(Map.of("x", 1)), DataPattern.of(Map.of("x", 2)), DataPattern.of(Map.of("y", 1)));
        builder.event(0, events, objects, extras);
        builder.event(1, alternatives(40), objects, extras);
        builder.event(2, alternatives(200), ObjectPattern.any(), DataPattern.any());
        PatternIndex index = builder.build();
        Event event = Event.named("e7").build();
        ObjectData object = ObjectData.builder().type("b").build();

        assertThat(index.isCertain(0)).isTrue();
        assertThat(index.isCertain(1)).isFalse();
        assertThat(index.isCertain(2)).isTrue();
        try (PatternIndex.Search search = index.search()) {
            assertThat(search.match(MegaPayload.builder(event)
                            .object(object)
                            .extra("y", 1)
                            .build()))
                    .containsExactly(0, 1, 2);
            assertThat(search.match(MegaPayload.of(event))).doesNotContain(0).contains(2);
        }
    }

    @Test
    void whatAnEventDoesNotHaveIsMissing() {
        for (int i = 0; i < OTHERS; i++) {
            EventPattern event = EventPattern.builder()
                    .domain(i % 2 == 0 ? present() : absent())
                    .attribute("a", not("x" + i))
                    .build();
            ObjectPattern object = ObjectPattern.builder()
                    .current(i % 4 < 2 ? present() : absent())
                    .build();
            builder.event(i, event, object, DataPattern.any());
        }
        Event.Builder event = Event.named("a");
        ObjectData object = ObjectData.builder().current(Map.of("a", 1)).build();

        try (PatternIndex.Search search = builder.build().search()) {
            assertThat(search.match(MegaPayload.of(event.build()))).containsExactly(3, 7, 11, 15, 19);
            assertThat(search.match(MegaPayload.builder(event.domain("d").build())
                            .object(object)
                            .build()))
                    .containsExactly(0, 4, 8, 12, 16);
        }
    }

    private static EventPattern alternatives(int count) {
        EventPattern[] patterns = new EventPattern[count];
        for (int i = 0; i < count; i++) {
            patterns[i] = EventPattern.named("e" + i);
        }
        return EventPattern.anyOf(patterns);
    }

    @Test
    void anAttributeIsSelectedBesideTheListedFieldsAndInsideOfAttributes() {
        builder.event(
                0,
                EventPattern.builder().attribute("item", 1).attribute("name", 2).build(),
                ObjectPattern.any(),
                DataPattern.any());
        Projection event = place(builder.build().events(), "event");

        assertThat(place(event, "item")).isSameAs(place(place(event, "attributes"), "item"));
        assertThat(place(place(event, "attributes"), "name").slot()).isNotEqualTo(Projection.NO_SLOT);
        assertThat(event.field("name")).isNull();
    }

    @Test
    void whereNobodyLooksNothingIsSelected() {
        builder.event(0, EventPattern.any(), ObjectPattern.any(), DataPattern.any());
        PatternIndex index = builder.build();

        assertThat(index.events().hasFields()).isFalse();
        assertThat(index.data().hasFields()).isFalse();
    }

    @Test
    void slotsThatSomebodyElseFilledAreMatchedAsThoseOfAPayload() {
        others();
        int five = add(Map.of("a", 5));
        PatternIndex index = builder.build();

        try (PatternIndex.Search search = index.search()) {
            ProjectedValues slots = search.data();
            slots.put(place(index.data(), "a").slot(), 5);
            assertThat(search.matchData()).containsExactly(five);
        }
        try (PatternIndex.Search search = index.search()) {
            assertThat(search.data().size()).isZero();
        }
    }

    @Test
    void aSearchThatIsClosedTwiceIsLentOnce() {
        PatternIndex index = builder.build();
        PatternIndex.Search search = index.search();
        search.close();
        search.close();

        assertThat(index.search()).isSameAs(search).isNotSameAs(index.search());
    }

    @Test
    void numbersOfSubscribersMayNotDescend() {
        builder.data(3, DataPattern.any());

        assertThatThrownBy(() -> builder.data(2, DataPattern.any()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 2");
    }

    /** So that there are tables to look into, in which the payloads of a test find nothing. */
    private void others() {
        for (int i = 0; i < OTHERS; i++) {
            add(Map.of("a", "other " + i));
            add(Map.of("a", allOf(gt(1000 + i), lt(2000 + i))));
        }
    }

    @SafeVarargs
    private int add(Map<String, ?>... alternatives) {
        DataPattern[] patterns = new DataPattern[alternatives.length];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = DataPattern.of(alternatives[i]);
        }
        builder.data(count, DataPattern.anyOf(patterns));
        return count++;
    }

    private int[] found(Map<String, ?> data) {
        try (PatternIndex.Search search = builder.build().search()) {
            return search.match(DataPayload.of(data));
        }
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) Objects.requireNonNull(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(fields);
    }

    private static Projection place(Projection parent, String name) {
        return Objects.requireNonNull(parent.field(name));
    }
}
