package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.cidr;
import static io.sqsmega.match.Matchers.contains;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.fullMatch;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.hasItem;
import static io.sqsmega.match.Matchers.hasItems;
import static io.sqsmega.match.Matchers.in;
import static io.sqsmega.match.Matchers.json;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.neq;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.satisfies;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;

import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.Arguments;

/** Every matcher there is, and values of every type there is, and of some that there should not be. */
final class Samples {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Samples() {}

    /** Each matcher with its words and those of its negation. */
    static List<Arguments> matchersAndWords() {
        return List.of(
                Arguments.of(eq(null), "is null", "is not null"),
                Arguments.of(eq("a"), "is \"a\"", "is not \"a\""),
                Arguments.of(eq(Thread.State.NEW), "is \"NEW\"", "is not \"NEW\""),
                Arguments.of(eq(true), "is true", "is not true"),
                Arguments.of(eq(ID), "is " + ID, "is not " + ID),
                Arguments.of(eq(5), "is 5", "is not 5"),
                Arguments.of(neq(5), "is not 5", "is 5"),
                Arguments.of(gt(5), "is greater than 5", "is not greater than 5"),
                Arguments.of(gte(0.5), "is at least 0.5", "is not at least 0.5"),
                Arguments.of(lt(new BigDecimal("1.50")), "is less than 1.50", "is not less than 1.50"),
                Arguments.of(lte(-1L), "is at most -1", "is not at most -1"),
                Arguments.of(eq(dateTime("2020-01-15")), "is 2020-01-15", "is not 2020-01-15"),
                Arguments.of(gt(dateTime("2020-01-15")), "is after 2020-01-15", "is not after 2020-01-15"),
                Arguments.of(
                        gte(Instant.parse("2020-01-15T10:20:30.5Z")),
                        "is at or after 2020-01-15T10:20:30.500Z",
                        "is not at or after 2020-01-15T10:20:30.500Z"),
                Arguments.of(
                        lt(dateTime("2020-01-15 10:20:30+0100")),
                        "is before 2020-01-15T10:20:30+01:00",
                        "is not before 2020-01-15T10:20:30+01:00"),
                Arguments.of(
                        lte(dateTime("2020-01-15")), "is at or before 2020-01-15", "is not at or before 2020-01-15"),
                Arguments.of(between(1, 5), "is at least 1 and is at most 5", "not (is at least 1 and is at most 5)"),
                Arguments.of(
                        eq(List.of(1, "a", gt(5), List.of(true))),
                        "is [1, \"a\", is greater than 5, [true]] in any order",
                        "is not [1, \"a\", is greater than 5, [true]] in any order"),
                Arguments.of(
                        eq(new TreeMap<>(Map.of("a", 1, "b", Map.of("c", empty())))),
                        "has (a is 1 and b.c is empty)",
                        "does not have (a is 1 and b.c is empty)"),
                Arguments.of(eq(Map.of()), "is an object", "is not an object"),
                Arguments.of(
                        oneOf("a", 1, null, startsWith("b")),
                        "is one of [\"a\", 1, null, starts with \"b\"]",
                        "is not one of [\"a\", 1, null, starts with \"b\"]"),
                Arguments.of(
                        oneOf(dateTime("2020-01-15"), gt(dateTime("2020-02-01"))),
                        "is one of [2020-01-15, is after 2020-02-01]",
                        "is not one of [2020-01-15, is after 2020-02-01]"),
                Arguments.of(in(List.of()), "is one of []", "is not one of []"),
                Arguments.of(match("\\d+"), "matches \"\\d+\"", "does not match \"\\d+\""),
                Arguments.of(fullMatch("\\d+"), "matches all of \"\\d+\"", "does not match all of \"\\d+\""),
                Arguments.of(match(Pattern.compile("(a)\\1")), "matches \"(a)\\1\"", "does not match \"(a)\\1\""),
                Arguments.of(
                        fullMatch(Pattern.compile("(a)\\1")),
                        "matches all of \"(a)\\1\"",
                        "does not match all of \"(a)\\1\""),
                Arguments.of(contains("a"), "contains \"a\"", "does not contain \"a\""),
                Arguments.of(startsWith("a"), "starts with \"a\"", "does not start with \"a\""),
                Arguments.of(endsWith("a"), "ends with \"a\"", "does not end with \"a\""),
                Arguments.of(equalsIgnoreCase("a"), "is, ignoring case, \"a\"", "is not, ignoring case, \"a\""),
                Arguments.of(wildcard("a*b"), "is like \"a*b\"", "is not like \"a*b\""),
                Arguments.of(
                        cidr("10.0.0.0/8"), "is an IP address in 10.0.0.0/8", "is not an IP address in 10.0.0.0/8"),
                Arguments.of(
                        json(Map.of("a", gt(0))),
                        "holds JSON that has (a is greater than 0)",
                        "does not hold JSON that has (a is greater than 0)"),
                Arguments.of(new AttributeMatcher(eq("a")), "is \"a\"", "is not \"a\""),
                Arguments.of(new AttributeMatcher(not(gt(5))), "is not greater than 5", "is greater than 5"),
                Arguments.of(not("a"), "is not \"a\"", "is \"a\""),
                Arguments.of(not(not("a")), "is \"a\"", "is not \"a\""),
                Arguments.of(empty(), "is empty", "is not empty"),
                Arguments.of(present(), "is present", "is missing"),
                Arguments.of(absent(), "is missing", "is present"),
                Arguments.of(
                        allOf(gt(0), not(gt(5))),
                        "is greater than 0 and is not greater than 5",
                        "not (is greater than 0 and is not greater than 5)"),
                Arguments.of(anyOf("a", lt(0)), "(is \"a\" or is less than 0)", "not (is \"a\" or is less than 0)"),
                Arguments.of(anyItem("a"), "has an item that is \"a\"", "has no item that is \"a\""),
                Arguments.of(
                        hasItem(gt(0)), "has an item that is greater than 0", "has no item that is greater than 0"),
                Arguments.of(
                        hasItems(1, 2),
                        "has an item that is 1 and has an item that is 2",
                        "not (has an item that is 1 and has an item that is 2)"),
                Arguments.of(
                        everyItem(gt(0)),
                        "is a list where each item is greater than 0",
                        "is not a list where each item is greater than 0"),
                Arguments.of(
                        satisfies("even", value -> (Integer) value % 2 == 0),
                        "satisfies \"even\"",
                        "does not satisfy \"even\""));
    }

    static List<Matcher> matchers() {
        List<Matcher> matchers = new ArrayList<>();
        for (Arguments sample : matchersAndWords()) {
            matchers.add((Matcher) sample.get()[0]);
        }
        return matchers;
    }

    static List<Object> values() {
        List<Object> values = new ArrayList<>(Arrays.asList(
                null, Missing.VALUE, "", " ", "a", "A", "ab", "aab", "5", "-1e1", "1e999999999", "NaN", "10.1.2.3"));
        Collections.addAll(values, "2020-01-15", "2020-01-15T10:20:30Z", "x".repeat(2_000), ID.toString(), "aa", "[]");
        Collections.addAll(values, true, false, 0, 1, 5, 6L, -1, 0.5, -0.0, Double.NaN, Double.POSITIVE_INFINITY, 1.5f);
        Collections.addAll(values, (short) 5, (byte) 5, BigInteger.TEN.pow(400), new BigDecimal("1e999999999"));
        Collections.addAll(values, new AtomicInteger(5), 'a', Thread.State.NEW, Bytes.of((byte) 1), new byte[] {1}, ID);
        Collections.addAll(values, OffsetDateTime.parse("2020-01-15T10:20:30+03:00"), Instant.MAX, Instant.MIN);
        Collections.addAll(
                values, List.of(), List.of(1, "a"), Arrays.asList(null, 5), Set.of("a"), List.of(List.of(1)));
        Collections.addAll(values, Map.of(), Map.of("a", 1), Map.of("a", 1, "b", Map.of()), Map.of(1, 2));
        Collections.addAll(values, new TreeMap<>(Map.of(1, 2)), new Object(), new int[] {1}, Object.class);
        values.add("NEW");
        Collections.addAll(
                values, "{\"a\":1}", " {\"a\":-1} ", "[{\"a\":1}]", "{\"a\":1", "null", "true", "\"a\"", "{");
        values.add(List.of(1, 2, 3));
        values.add(List.of(1, "a", 6, List.of(true)));
        return values;
    }
}
