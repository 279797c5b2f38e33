package io.sqsmega.match.index;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ways that lead to a pattern other than by a value, each in a crowd of patterns of its kind. */
class PatternIndexWaysTest {
    private static final int CROWD = 20;

    private final PatternIndexBuilder builder = PatternIndex.builder();
    private int count;

    @Test
    void allEndsOfATextAreFound() {
        crowd(i -> endsWith("x" + i));
        int c = add(endsWith("c"));
        int bc = add(endsWith("bc"));
        int like = add(wildcard("a*bc"));
        add(endsWith("cb"));
        int all = add(endsWith("abc"));

        assertThat(found("abc")).containsExactly(c, bc, like, all);
        assertThat(found("c")).containsExactly(c);
        assertThat(found("")).isEmpty();
    }

    @Test
    void aTextIsFoundInAnyCase() {
        crowd(i -> equalsIgnoreCase("Name" + i));
        int mixed = add(equalsIgnoreCase("Set"));
        int upper = add(equalsIgnoreCase("SET"));
        int either = add(anyOf(equalsIgnoreCase("other"), equalsIgnoreCase("sEt")));

        assertThat(found("set")).containsExactly(mixed, upper, either);
        assertThat(found("\u017fet")).containsExactly(mixed, upper, either);
        assertThat(found("nAME7")).containsExactly(7);
        assertThat(found("sets")).isEmpty();
        assertThat(found(5)).isEmpty();
    }

    @Test
    void aListIsFoundByAnyOfItsItems() {
        crowd(i -> anyItem("item" + i));
        int five = add(anyItem(5));
        int fives = add(anyItem(oneOf(5, "5")));
        int begun = add(anyItem(startsWith("a")));
        int within = add(anyItem(anyItem(allOf(gte(1), lt(2)))));
        int between = add(anyItem(anyItem(between(1, 2))));
        int every = add(everyItem(5));

        assertThat(found(List.of(5, 5.0))).containsExactly(five, fives, every);
        assertThat(found(List.of("ab", "5", "item3"))).containsExactly(3, five, fives, begun);
        assertThat(found(List.of(List.of(0, 2), List.of(1.5)))).containsExactly(within, between);
        assertThat(found(List.of(List.of(2)))).containsExactly(between);
        assertThat(found(List.of(1.5))).isEmpty();
        assertThat(found("item3")).isEmpty();
        assertThat(found(List.of())).containsExactly(every);
    }

    @Test
    void itemsOfListsWithinListsAreLookedUpToo() {
        crowd(i -> anyItem(anyItem(between(i, i + 0.5))));

        try (PatternIndex.Search search = builder.build().search()) {
            assertThat(search.match(DataPayload.of(Map.of("a", List.of(List.of(0.7), List.of("x", 3))))))
                    .containsExactly(3);
            assertThat(search.evaluated()).isZero();
        }
    }

    @Test
    void manyItemsThatLeadToOnePlaceCostNoMoreThanOne() {
        for (int i = 0; i < CROWD; i++) {
            builder.data(count++, DataPattern.of(Map.of("a", anyItem("same"), "b", lt(i))));
        }
        PatternIndex index = builder.build();
        AskedNumber asked = new AskedNumber();

        try (PatternIndex.Search search = index.search()) {
            search.data().put(slot(index, "a"), Collections.nCopies(100, "same"));
            search.data().put(slot(index, "b"), asked);
            search.matchData();
        }
        assertThat(asked.times).isEqualTo(1);
    }

    /** A number that counts how often a table of numbers is searched for it. */
    private static final class AskedNumber extends Number {
        private static final long serialVersionUID = 1;

        private int times;

        @Override
        public double doubleValue() {
            times++;
            return -1;
        }

        @Override
        public int intValue() {
            return -1;
        }

        @Override
        public long longValue() {
            return -1;
        }

        @Override
        public float floatValue() {
            return -1;
        }
    }

    private static int slot(PatternIndex index, String field) {
        return Objects.requireNonNull(index.data().field(field)).slot();
    }

    @Test
    void ofManyNegationsThoseAreFoundThatTheValueDoesNotDeny() {
        crowd(i -> not(oneOf("a" + i, "b" + i)));
        crowd(i -> not(startsWith("pre" + i + ".")));
        crowd(i -> not(anyOf(equalsIgnoreCase("any" + i), equalsIgnoreCase("case" + i))));
        crowd(i -> not(lt(i)));
        crowd(i -> not(anyItem(i)));

        assertThat(missing("a0")).containsExactly(0);
        assertThat(missing("b3")).containsExactly(3);
        assertThat(missing("pre4.x")).containsExactly(CROWD + 4);
        assertThat(missing("CASE5")).containsExactly(2 * CROWD + 5);
        assertThat(missing(17)).containsExactly(3 * CROWD + 18, 3 * CROWD + 19);
        assertThat(missing(List.of(6, 8))).containsExactly(4 * CROWD + 6, 4 * CROWD + 8);
        assertThat(missing(null)).isEmpty();
        assertThat(found(Map.of())).hasSize(count);
    }

    @Test
    void aNegationThatIsDeniedKeepsTheOtherConditions() {
        for (int i = 0; i < CROWD; i++) {
            builder.data(count++, DataPattern.of(Map.of("a", not("x" + i), "b", not("y" + i))));
        }

        assertThat(found(Map.of("a", "x1", "b", "y2"))).hasSize(CROWD - 2).doesNotContain(1, 2);
        assertThat(found(Map.of("b", "y2"))).hasSize(CROWD - 1).doesNotContain(2);
    }

    @Test
    void toNeedAnObjectIsNotToWantWhatIsInIt() {
        builder.data(0, DataPattern.of(Map.of("a", Map.of("b", not("x")))));
        PatternIndex index = builder.build();
        Projection place = Objects.requireNonNull(index.data().field("a"));

        assertThat(place.slot()).isNotEqualTo(Projection.NO_SLOT);
        assertThat(place.wantsValue()).isFalse();
        try (PatternIndex.Search search = index.search()) {
            search.data().put(place.slot(), Map.of());
            assertThat(search.matchData()).containsExactly(0);
            search.data().put(Objects.requireNonNull(place.field("b")).slot(), "x");
            assertThat(search.matchData()).isEmpty();
        }
    }

    @Test
    void whatHoldsTogetherAgainIsFoundInTheArrayOfBefore() {
        crowd(i -> lt(i));
        PatternIndex index = builder.build();

        try (PatternIndex.Search search = index.search()) {
            List<int[]> first = new ArrayList<>();
            for (int i = 0; i < CROWD - 2; i++) {
                first.add(search.match(DataPayload.of(Map.of("a", i))));
            }
            for (int i = 0; i < CROWD - 2; i++) {
                int[] again = search.match(DataPayload.of(Map.of("a", i)));
                assertThat(again).containsExactly(first.get(i)).hasSize(CROWD - 1 - i);
            }
            assertThat(search.match(DataPayload.of(Map.of("a", 3))))
                    .isSameAs(search.match(DataPayload.of(Map.of("a", 3))));
        }
    }

    private interface Kind {
        Matcher matcher(int i);
    }

    private void crowd(Kind kind) {
        for (int i = 0; i < CROWD; i++) {
            add(kind.matcher(i));
        }
    }

    private int add(Matcher matcher) {
        builder.data(count, DataPattern.of(Map.of("a", matcher)));
        return count++;
    }

    private int[] found(@Nullable Object value) {
        return found(Collections.singletonMap("a", value));
    }

    private int[] found(Map<String, ?> data) {
        try (PatternIndex.Search search = builder.build().search()) {
            return search.match(DataPayload.of(data));
        }
    }

    private List<Integer> missing(@Nullable Object value) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            missing.add(i);
        }
        for (int subscriber : found(value)) {
            missing.remove((Integer) subscriber);
        }
        return missing;
    }
}
