package io.sqsmega.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sqsmega.payload.Bytes;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern that can't mean anything is refused where it is built, in words that say what is allowed. */
class BadPatternTest {
    private static final String BOUND = "must be given a number or a date-time (Instant, OffsetDateTime, LocalDate or"
            + " dateTime(\"2020-01-15\")), got ";
    private static final String VALUE = " must be null, a boolean, number, string, enum constant, UUID, date-time"
            + " (Instant, OffsetDateTime, LocalDate), list, map or matcher, got ";

    @Test
    void comparisonsNeedAnOrderedBound() {
        refused(() -> Matchers.gt("abc"), "gt " + BOUND + "\"abc\"");
        refused(() -> Matchers.gte(null), "gte " + BOUND + "null");
        refused(() -> Matchers.lt(true), "lt " + BOUND + "true");
        refused(() -> Matchers.lte(List.of(1)), "lte " + BOUND + "list");
        refused(() -> Matchers.gt(LocalTime.NOON), "gt " + BOUND + "java.time.LocalTime");
        refused(() -> Matchers.gt(new AtomicInteger(1)), "gt " + BOUND + "1");
        refused(() -> Matchers.gt(Matchers.eq(5)), "gt " + BOUND + "the matcher 'is 5'");
    }

    @Test
    void nothingComparesWithNaN() {
        String rule = " must compare with a number that has an order, got NaN";
        refused(() -> Matchers.eq(Double.NaN), "the value of eq" + rule);
        refused(() -> Matchers.neq(Float.NaN), "the value of neq" + rule);
        refused(() -> Matchers.gt(Double.NaN), "gt" + rule);
        refused(() -> Matchers.gte(Double.NaN), "gte" + rule);
        refused(() -> Matchers.lt(Float.NaN), "lt" + rule);
        refused(() -> Matchers.lte(Double.NaN), "lte" + rule);
        refused(() -> Matchers.between(Double.NaN, 1), "gte" + rule);
        refused(() -> Matchers.between(1, Double.NaN), "lte" + rule);
        refused(() -> Matchers.oneOf(1, Double.NaN), "a value of oneOf" + rule);
        refused(() -> EventPattern.builder().attribute("price", Double.NaN), "the pattern of price" + rule);
    }

    @Test
    void betweenNeedsBoundsInOrder() {
        String rule = "between must be given two numbers or two date-times, the lower one first, got ";
        refused(() -> Matchers.between(5, 1), rule + "5 and 1");
        refused(() -> Matchers.between(1, Matchers.dateTime("2020-01-15")), rule + "1 and 2020-01-15");
        refused(() -> Matchers.between("a", "b"), "gte " + BOUND + "\"a\"");
    }

    @Test
    void valuesMustBeSomethingThatAPayloadCanHold() {
        refused(() -> Matchers.eq(Bytes.of((byte) 1)), "the value of eq" + VALUE + "binary");
        refused(() -> Matchers.not(new Object()), "the value of not" + VALUE + "java.lang.Object");
        refused(() -> Matchers.oneOf(1, 'a'), "a value of oneOf" + VALUE + "java.lang.Character");
        refused(() -> Matchers.anyItem(LocalTime.NOON), "the value of anyItem" + VALUE + "java.time.LocalTime");
        refused(
                () -> EventPattern.of(Map.of("address", Map.of("city", new int[0]))),
                "the pattern of address.city" + VALUE + "[I");
        refused(
                () -> DataPattern.of(Map.of("a", List.of('b'))),
                "the pattern of data.a" + VALUE + "java.lang.Character");
    }

    @Test
    void equalityIsOfValuesNotOfMatchers() {
        refused(
                () -> Matchers.eq(Matchers.eq(5)),
                "eq must be given a value (a matcher stands for itself), got the matcher 'is 5'");
        refused(
                () -> Matchers.neq(Matchers.gt(5)),
                "neq must be given a value (a matcher stands for itself), got the matcher 'is greater than 5'");
    }

    @Test
    void somethingMustBeGivenToChooseFrom() {
        refused(() -> Matchers.oneOf(), "oneOf must be given at least one value or matcher, got none");
        refused(() -> Matchers.allOf(), "allOf must be given at least one value or matcher, got none");
        refused(() -> Matchers.anyOf(), "anyOf must be given at least one value or matcher, got none");
        refused(() -> Matchers.hasItems(), "hasItems must be given at least one value or matcher, got none");
        refused(() -> Matchers.oneOf((Object[]) null), "oneOf must be given values or matchers, got null");
        refused(() -> Matchers.in(null), "in must be given values or matchers, got null");
        refused(() -> EventPattern.anyOf(), "anyOf must be given at least one pattern, got none");
        refused(() -> ObjectPattern.anyOf(), "anyOf must be given at least one pattern, got none");
        refused(() -> DataPattern.anyOf(), "anyOf must be given at least one pattern, got none");
    }

    @Test
    void textMatchersNeedAText() {
        refused(() -> Matchers.contains(null), "contains must be given a string, got null");
        refused(() -> Matchers.startsWith(null), "startsWith must be given a string, got null");
        refused(() -> Matchers.endsWith(null), "endsWith must be given a string, got null");
        refused(() -> Matchers.equalsIgnoreCase(null), "equalsIgnoreCase must be given a string, got null");
        refused(() -> Matchers.match((String) null), "match must be given a string, got null");
        refused(() -> Matchers.fullMatch((Pattern) null), "fullMatch must be given a regular expression, got null");
        refused(() -> Matchers.satisfies(null, value -> true), "satisfies must be given a string, got null");
        refused(() -> Matchers.satisfies("even", null), "satisfies must be given a predicate, got null");
    }

    @Test
    void regularExpressionsMustBeLinear() {
        String rule = "match must be given a regular expression that runs in linear time (for one that needs more, pass"
                + " a java.util.regex.Pattern), got ";
        refused(() -> Matchers.match("(a)\\1"), rule + "\"(a)\\1\": backreferences are not linear");
        refused(() -> Matchers.match("(?P<x>a)(?P=x)"), rule + "\"(?P<x>a)(?P=x)\": backreferences are not linear");
        refused(() -> Matchers.match("\\p{L}"), rule + "\"\\p{L}\": \\p is not known to all MEGA libraries");
        refused(
                () -> Matchers.match("a(?=b)"),
                rule + "\"a(?=b)\": error parsing regexp: invalid or unsupported Perl syntax: `(?=`");
        refused(() -> Matchers.match("("), rule + "\"(\": error parsing regexp: missing closing ): `(`");
        refused(
                () -> Matchers.fullMatch("*"),
                rule.replace("match must", "fullMatch must")
                        + "\"*\": error parsing regexp: missing argument to repetition operator: `*`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1,1000}){1,1000}b",
                "(?:(?:a{1,100}){1,100}){1,100}",
                "((((((((((a{10}){10}){10}){10}){10}){10}){10}){10}){10}){10})",
                "(?i)(?P<x>\\w{100}){101}",
                "([a\\]b]{1000}){5}",
                "(\\x{41}{1000}){5}",
                "(\\Qabcdefghij\\E{1000}){5}",
                "(\\{{1000}){5}",
                "(x{,1000}){,10}",
                "(a{1000,}){1000,}"
            })
    void copiesOfCopiesAreBoundedBeforeTheyAreMade(String regex) {
        refused(
                () -> Matchers.match(regex),
                "match must be given a regular expression that runs in linear time (for one that needs more, pass a"
                        + " java.util.regex.Pattern), got \"" + regex
                        + "\": its repetitions make it longer than 10000 steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]{1,1000}",
                "(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}",
                "(\\d{1,100},){1,40}",
                "(a*)*b{",
                "(?i)x(?P<y>z){2}|\\x{41}{3}|[\\]{1000}]{3}",
                "\\{1000}\\{1000}\\{1000}",
                "\\Q(a{1000}){1000}\\E{5}",
                "{1000a}{,b}"
            })
    void aPlainRepetitionIsNotTooLong(String regex) {
        assertThat(Matchers.match(regex)).hasToString("matches \"" + regex + "\"");
    }

    @Test
    void wildcardsFollowTheRulesOfEventBridge() {
        refused(() -> Matchers.wildcard("a**b"), "wildcard must not have two stars in a row, got \"a**b\"");
        String rule = "wildcard must have a star or a backslash after a backslash, got ";
        refused(() -> Matchers.wildcard("a\\b"), rule + "\"a\\b\"");
        refused(() -> Matchers.wildcard("a\\"), rule + "\"a\\\"");
    }

    @Test
    void addressBlocksNeedAnAddressAndALength() {
        for (String bad : List.of(
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/-1",
                "::/129",
                "localhost/8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "/8",
                "10.0.0.0/ 8",
                "fe80::1%eth0/64")) {
            refused(
                    () -> Matchers.cidr(bad),
                    "cidr must be given an IP address and a prefix length, as \"10.0.0.0/8\" or \"2001:db8::/32\", got \""
                            + bad + "\"");
        }
    }

    @Test
    void dateTimesMustBeIso8601() {
        String rule =
                "dateTime must be given an ISO-8601 date or date-time, as \"2020-01-15\" or \"2020-01-15T10:20:30Z\", got ";
        refused(() -> Matchers.dateTime("15/01/2020"), rule + "\"15/01/2020\"");
        refused(() -> Matchers.dateTime(""), rule + "\"\"");
        refused(
                () -> Matchers.dateTime(LocalTime.NOON),
                "dateTime must be given an Instant, OffsetDateTime or LocalDate, got java.time.LocalTime");
    }

    @Test
    void aFieldIsGivenOnce() {
        refused(
                () -> EventPattern.builder().name("a").name("b"),
                "the pattern of name must be given once (allOf joins several), got 'name is \"a\"' and 'name is \"b\"'");
        refused(
                () -> EventPattern.builder().attribute("q", Matchers.gt(0)).attributes(Map.of("q", Matchers.lt(5))),
                "the pattern of q must be given once (allOf joins several), got 'q is greater than 0' and 'q is less than 5'");
        refused(
                () -> DataPattern.builder().field("a", 1).field("a", 2),
                "the pattern of a must be given once (allOf joins several), got a second one");
    }

    @Test
    void keysAreStringsAndObjectsHaveFiveOfThem() {
        Map<Object, Object> numbered = Map.of(1, 2);
        refused(() -> Matchers.eq(numbered), "the value of eq must have keys that are strings, got 1");
        refused(
                () -> DataPattern.of(Collections.singletonMap(null, 1)),
                "the pattern of data must have keys that are strings, got null");
        refused(
                () -> EventPattern.builder().attribute(null, 1),
                "attributes must have keys that are strings, got null");
        refused(
                () -> ObjectPattern.of(Map.of("name", 1)),
                "an object pattern must have the keys type, id, version, current or previous, got \"name\"");
        refused(() -> EventPattern.of(null), "an event pattern must be a map, got null");
        refused(() -> ObjectPattern.of(null), "an object pattern must be a map, got null");
        refused(() -> DataPattern.of(null), "the pattern of data must be a map, got null");
        refused(() -> EventPattern.builder().attributes(null), "attributes must be a map, got null");
    }

    @Test
    void aPatternThatHoldsItselfIsRefused() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        refused(
                () -> EventPattern.of(map),
                "the pattern of self.self.self.self.self.self.self.self.self. must be nested at most 500 deep, got a deeper"
                        + " pattern");
        List<Object> list = new ArrayList<>();
        list.add(list);
        refused(() -> Matchers.eq(list), "the value of eq must be nested at most 500 deep, got a deeper pattern");
    }

    @Test
    void laterChangesOfWhatAPatternWasMadeOfDoNotReachIt() {
        Object[] options = {1, 2};
        List<Object> items = new ArrayList<>(Arrays.asList(options));
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("a", 1));
        List<Matcher> matchers = List.of(
                Matchers.oneOf(options),
                Matchers.in(items),
                Matchers.eq(items),
                Matchers.eq(fields),
                Matchers.anyOf(options));
        String before = matchers.toString();
        options[0] = 3;
        items.clear();
        fields.clear();
        assertThat(matchers).hasToString(before);
        assertThat(matchers.get(0).matches(1)).isTrue();
    }

    private static void refused(ThrowingCallable pattern, String message) {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(pattern)
                .withMessage(message);
    }
}
