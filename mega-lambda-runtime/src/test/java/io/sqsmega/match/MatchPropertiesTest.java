package io.sqsmega.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.value.Missing;
import io.sqsmega.match.value.Numbers;
import io.sqsmega.payload.NumericText;
import io.sqsmega.payload.ShortestDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Laws of matching. */
@PropertyDefaults(tries = 400, edgeCases = EdgeCasesMode.NONE)
class MatchPropertiesTest {
    @Property
    void everyValueEqualsItself(@ForAll("values") Object value) {
        assertThat(Matchers.eq(value).matches(value)).isTrue();
        assertThat(Matchers.neq(value).matches(value)).isFalse();
    }

    @Property
    void listsAreEqualInAnyOrder(@ForAll("lists") List<Object> list) {
        List<Object> shuffled = new ArrayList<>(list);
        Collections.reverse(shuffled);
        shuffled.addAll(list);
        assertThat(Matchers.eq(list).matches(shuffled)).isTrue();
        assertThat(Matchers.eq(shuffled).matches(list)).isTrue();
    }

    @Property
    void anExplanationIsEmptyExactlyForAMatch(@ForAll("matchers") Matcher matcher, @ForAll("values") Object value) {
        assertThat(matcher.explain(value).isEmpty()).isEqualTo(matcher.matches(value));
    }

    @Property
    void oneOfIsAnyOfForScalars(
            @ForAll("scalars") Object one, @ForAll("scalars") Object other, @ForAll("scalars") Object value) {
        assertThat(Matchers.oneOf(one, other).matches(value))
                .isEqualTo(Matchers.anyOf(one, other).matches(value));
    }

    @Property
    void deMorgan(
            @ForAll("matchers") Matcher one,
            @ForAll("matchers") Matcher other,
            @ForAll("valuesAndMissing") Object value) {
        Matcher noOne = Matchers.not(one);
        Matcher noOther = Matchers.not(other);
        assertThat(bothMatch(one, other, value)).isEqualTo(one.matches(value) && other.matches(value));
        assertThat(bothMatch(noOne, noOther, value)).isEqualTo(noOne.matches(value) && noOther.matches(value));
        assertThat(anyMatches(one, other, value)).isEqualTo(one.matches(value) || other.matches(value));
        assertThat(anyMatches(noOne, noOther, value)).isEqualTo(!(one.matches(value) && other.matches(value)));
    }

    /** What is refused matches nothing. */
    private static boolean bothMatch(Matcher one, Matcher other, Object value) {
        try {
            Matcher both = Matchers.allOf(one, other);
            assertThat(Matchers.not(both).matches(value)).isEqualTo(!both.matches(value));
            return both.matches(value);
        } catch (InvalidPatternException neverMatches) {
            return false;
        }
    }

    /** What is refused matches everything. */
    private static boolean anyMatches(Matcher one, Matcher other, Object value) {
        try {
            Matcher any = Matchers.anyOf(one, other);
            assertThat(Matchers.not(any).matches(value)).isEqualTo(!any.matches(value));
            return any.matches(value);
        } catch (InvalidPatternException alwaysMatches) {
            return true;
        }
    }

    @Property
    void kindsSayWhatAMatcherCanMatch(@ForAll("matchers") Matcher matcher, @ForAll("valuesAndMissing") Object value) {
        int kind = kindOf(value);
        Kinds kinds = matcher.kinds();
        if (matcher.matches(value)) {
            assertThat(kinds.some() & kind).as("%s of %s", matcher, value).isNotZero();
        } else {
            assertThat(kinds.all() & kind).as("%s of %s", matcher, value).isZero();
        }
    }

    private static int kindOf(Object value) {
        if (value == Missing.VALUE) {
            return Kinds.MISSING;
        } else if (value instanceof String text) {
            return text.isEmpty() ? Kinds.EMPTY_STRING : Kinds.STRING;
        } else if (value instanceof Boolean) {
            return Kinds.BOOLEAN;
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? Kinds.EMPTY_LIST : Kinds.LIST;
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? Kinds.EMPTY_OBJECT : Kinds.OBJECT;
        }
        return Kinds.NUMBER;
    }

    @Property
    void aNestedPatternIsTheConjunctionOfItsKeys(
            @ForAll("matchers") Matcher a, @ForAll("matchers") Matcher b, @ForAll("maps") Map<String, Object> value) {
        boolean both = Matchers.eq(Map.of("a", a)).matches(value)
                && Matchers.eq(Map.of("b", b)).matches(value);
        assertThat(Matchers.eq(Map.of("a", a, "b", b)).matches(value)).isEqualTo(both);
    }

    @Property(edgeCases = EdgeCasesMode.MIXIN)
    void numbersCompareAsDecimals(@ForAll("numbers") Number left, @ForAll("numbers") Number right) {
        int expected = Integer.signum(decimal(left).compareTo(decimal(right)));
        assertThat(Numbers.compare(left, right)).isEqualTo(expected);
        assertThat(Matchers.eq(right).matches(decimal(left).toString())).isEqualTo(expected == 0);
        assertThat(Matchers.gt(right).matches(left)).isEqualTo(expected > 0);
        assertThat(Matchers.gte(right).matches(left)).isEqualTo(expected >= 0);
        assertThat(Matchers.lt(right).matches(left)).isEqualTo(expected < 0);
        assertThat(Matchers.lte(right).matches(left)).isEqualTo(expected <= 0);
    }

    @Property
    void aTextIsANumberIfADecimalCanBeMadeOfIt(
            @ForAll
                    @StringLength(max = 6)
                    @CharRange(from = '0', to = '2')
                    @CharRange(from = '+', to = '.')
                    @CharRange(from = 'e', to = 'e')
                    String text) {
        BigDecimal expected;
        try {
            expected = new BigDecimal(text);
        } catch (NumberFormatException none) {
            expected = null;
        }
        Number number = NumericText.parse(text);
        assertThat(number == null ? null : decimal(number).stripTrailingZeros())
                .isEqualTo(expected == null ? null : expected.stripTrailingZeros());
    }

    @Property
    void aWildcardIsARegexOfStars(
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'b') @CharRange(from = '*', to = '*')
                    String wildcard,
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') String text) {
        String single = wildcard.replaceAll("\\*+", "*");
        assertThat(Matchers.wildcard(single).matches(text)).isEqualTo(Pattern.matches(single.replace("*", ".*"), text));
    }

    @Property
    void quotedTextMatchesItself(@ForAll String text) {
        assertThat(Matchers.fullMatch(com.google.re2j.Pattern.quote(text)).matches(text))
                .isTrue();
    }

    @Provide
    Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false, "", "a", "5", "2020-01-15", "2020-01-15T10:20:30Z", 0, 5, 5.0, -1L),
                numbers().map(number -> number),
                Arbitraries.strings().ofMaxLength(3));
    }

    @Provide
    Arbitrary<Object> values() {
        return values(2);
    }

    @Provide
    Arbitrary<Object> valuesAndMissing() {
        return Arbitraries.oneOf(values(), Arbitraries.just(Missing.VALUE));
    }

    @Provide
    Arbitrary<List<Object>> lists() {
        return lists(2);
    }

    @Provide
    Arbitrary<Map<String, Object>> maps() {
        return maps(2);
    }

    @Provide
    Arbitrary<Matcher> matchers() {
        return matchers(2);
    }

    private Arbitrary<Object> values(int depth) {
        return depth == 0
                ? scalars()
                : Arbitraries.oneOf(
                        scalars(),
                        lists(depth - 1).map(list -> list),
                        maps(depth - 1).map(map -> map));
    }

    private Arbitrary<List<Object>> lists(int depth) {
        return values(depth).list().ofMaxSize(3);
    }

    private Arbitrary<Map<String, Object>> maps(int depth) {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c"), values(depth))
                .ofMaxSize(3)
                .map(HashMap::new);
    }

    private Arbitrary<Matcher> matchers(int depth) {
        Arbitrary<Matcher> simple = Arbitraries.oneOf(
                Arbitraries.of(Samples.matchers()), values(depth).map(Matchers::eq));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Matcher> parts = matchers(depth - 1);
        Arbitrary<Object[]> several = parts.list().ofMinSize(1).ofMaxSize(3).map(List::toArray);
        return Arbitraries.oneOf(
                simple,
                parts.map(Matchers::not),
                parts.map(part -> accepted(() -> Matchers.anyItem(part))),
                parts.map(part -> accepted(() -> Matchers.everyItem(part))),
                several.map(values -> accepted(() -> Matchers.allOf(values))),
                several.map(values -> accepted(() -> Matchers.anyOf(values))),
                several.map(items -> Matchers.eq(List.of(items))),
                parts.map(matcher -> Matchers.eq(Map.of("a", matcher))));
    }

    /** In place of what is refused, since nothing or everything matches it, anything else will do. */
    private static Matcher accepted(Supplier<Matcher> matcher) {
        try {
            return matcher.get();
        } catch (InvalidPatternException refused) {
            return Matchers.eq("x");
        }
    }

    @Provide
    Arbitrary<Number> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(number -> number),
                Arbitraries.longs().map(number -> number),
                Arbitraries.longs().between((1L << 53) - 2, (1L << 53) + 2).map(number -> number),
                Arbitraries.longs().between((1L << 53) - 2, (1L << 53) + 2).map(number -> (double) number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.bigIntegers().map(number -> number),
                Arbitraries.bigDecimals().map(number -> number));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Double ? ShortestDecimal.of(number.doubleValue()) : new BigDecimal(number.toString());
    }
}
