package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.hasItem;
import static io.sqsmega.match.Matchers.hasItems;
import static io.sqsmega.match.Matchers.in;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.satisfies;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StructureMatchersTest {
    @Test
    void listsAreEqualInAnyOrderHoweverOftenEachItemStandsThere() {
        assertThat(eq(List.of(1, 2)).matches(List.of(2, 1, 1))).isTrue();
        assertThat(eq(List.of(1, 2, 2)).matches(Set.of(1, 2))).isTrue();
        assertThat(eq(List.of(1)).matches(List.of(1, 2))).isFalse();
        assertThat(eq(List.of(1, 2)).matches(List.of(1))).isFalse();
        assertThat(eq(List.of()).matches(List.of(1))).isFalse();
    }

    @Test
    void anUnequalListSaysWhatIsTooMuchAndWhatIsMissing() {
        assertThat(eq(List.of(1)).explain(List.of(2)))
                .containsExactly(
                        new Mismatch("value[0]", "is 1", "number"),
                        new Mismatch("value", "has an item that is 1", "list"));
        assertThat(eq(List.of()).explain(List.of(2)))
                .containsExactly(new Mismatch("value", "is [] in any order", "list"));
    }

    @Test
    void aListMatchesAScalarOnlyByItsItems() {
        List<Integer> list = List.of(1, 2);
        assertThat(eq(1).matches(list)).isFalse();
        assertThat(gt(0).matches(list)).isFalse();
        assertThat(oneOf(1, 2).matches(list)).isFalse();
        assertThat(anyItem(1).matches(list)).isTrue();
        assertThat(hasItem(3).matches(list)).isFalse();
        assertThat(hasItems(2, gt(0)).matches(list)).isTrue();
        assertThat(hasItems(2, 3).matches(list)).isFalse();
        assertThat(everyItem(gt(0)).matches(list)).isTrue();
        assertThat(everyItem(gt(1)).matches(list)).isFalse();
        assertThat(everyItem(1).matches(List.of())).isTrue();
        assertThat(anyItem(1).matches(1)).isFalse();
        assertThat(everyItem(1).matches(null)).isFalse();
    }

    @Test
    void onlyAScalarIsOneOfSeveral() {
        assertThat(oneOf(List.of(1), 2).matches(List.of(1))).isFalse();
        assertThat(oneOf(Map.of("a", 1), 2).matches(Map.of("a", 1))).isFalse();
        assertThat(oneOf(List.of(1), 2).matches(2)).isTrue();
        assertThat(anyOf(List.of(1), Map.of("a", 1)).matches(List.of(1))).isTrue();
        assertThat(oneOf(1, null).matches(null)).isTrue();
        assertThat(in(List.of()).matches(null)).isFalse();
    }

    @Test
    void aNestedPatternAsksForItsOwnKeysOnly() {
        Matcher matcher = eq(Map.of("address", Map.of("city", "Bern")));
        assertThat(matcher.matches(Map.of("address", Map.of("city", "Bern", "zip", 3000), "b", 1)))
                .isTrue();
        assertThat(matcher.matches(Map.of("address", "Bern"))).isFalse();
        assertThat(matcher.matches(Map.of("address.city", "Bern"))).isFalse();
    }

    @Test
    void aMissingKeyMatchesNullEmptyAbsentAndNegations() {
        Map<String, Object> none = Map.of("other", 1);
        for (Object matching :
                Arrays.asList(null, eq(null), empty(), absent(), not("x"), not(present()), anyOf("x", null))) {
            assertThat(eq(Collections.singletonMap("key", matching)).matches(none))
                    .as("%s", matching)
                    .isTrue();
        }
        for (Object other : Arrays.asList(
                "",
                "x",
                List.of(),
                Map.of(),
                present(),
                oneOf("x", null),
                not(empty()),
                not(not("x")),
                satisfies("all", value -> true),
                allOf(not(5), "x"))) {
            assertThat(eq(Map.of("key", other)).matches(none)).as("%s", other).isFalse();
        }
    }

    @Test
    void nullIsTheSameAsAnEmptyStringListOrMapOfThePattern() {
        assertThat(eq("").matches(null)).isTrue();
        assertThat(eq(List.of()).matches(null)).isTrue();
        assertThat(eq(Map.of()).matches(null)).isTrue();
        assertThat(eq(Map.of("a", empty())).matches(null)).isTrue();
        assertThat(eq(Map.of("a", 1)).matches(null)).isFalse();
        assertThat(eq(null).matches("")).isFalse();
    }

    @Test
    void emptyIsNotZeroFalseOrBlank() {
        for (Object empty : Arrays.asList(null, "", List.of(), Map.of())) {
            assertThat(empty().matches(empty)).isTrue();
        }
        for (Object other : List.of(0, false, " ", List.of(""), Map.of("a", ""))) {
            assertThat(empty().matches(other)).isFalse();
        }
    }

    @Test
    void presentIsAlsoNull() {
        assertThat(eq(Map.of("a", present())).matches(Collections.singletonMap("a", null)))
                .isTrue();
        assertThat(eq(Map.of("a", absent())).matches(Collections.singletonMap("a", null)))
                .isFalse();
    }

    @Test
    void aPredicateThatThrowsSaysNo() {
        Matcher even = satisfies("even", value -> (Integer) value % 2 == 0);
        assertThat(even.matches(4)).isTrue();
        assertThat(even.matches(5)).isFalse();
        assertThat(even.matches("4")).isFalse();
        assertThat(even.matches(null)).isFalse();
        assertThat(not(even).matches("4")).isTrue();
    }

    @Test
    void aMapWithForeignKeysHasNoneOfThePatterns() {
        assertThat(eq(Map.of("a", absent())).matches(new TreeMap<>(Map.of(1, 1))))
                .isTrue();
        assertThat(eq(Map.of("a", 1)).matches(new TreeMap<>(Map.of(1, 1)))).isFalse();
    }
}
