package io.sqsmega.fuzz;

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

import io.sqsmega.match.Matcher;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Matchers of every kind, for values that a fuzzer comes upon: small numbers, short texts, lists of these. */
final class EveryMatcher {
    private EveryMatcher() {}

    static List<Matcher> list() {
        return List.of(
                eq(null),
                eq("ab"),
                eq(true),
                eq(5),
                eq(0.5),
                eq(new UUID(0, 0)),
                eq(List.of(1, "a")),
                eq(Arrays.asList(null, List.of())),
                eq(Map.of("b", gt(0), "c", not(empty()))),
                eq(dateTime("2020-01-15")),
                neq("a"),
                gt(0),
                gte(new BigDecimal("1e300")),
                lt(0.1),
                lte(-1L),
                between(1, 9),
                gt(dateTime("2020-01-15")),
                lte(dateTime("2020-01-15T10:20:30.5+02:00")),
                between(dateTime("2020-01-01"), dateTime("2020-12-31T00:00:00Z")),
                in(List.of(1, 2, 3)),
                oneOf("a", 1, null, gt(1000)),
                match("\\d+"),
                match("(?i)(a|b)*c"),
                match(Pattern.compile("[ab]+")),
                fullMatch("(x+x+)+y|[^\\W\\d]{2,5}"),
                contains("ab"),
                startsWith("a"),
                endsWith("b"),
                equalsIgnoreCase("ABC"),
                wildcard("a*b*c"),
                cidr("10.0.0.0/9"),
                cidr("2001:db8::/33"),
                json(Map.of("a", oneOf("b", 1))),
                json(anyItem(gt(0))),
                not(json(Map.of("a", absent()))),
                not("a"),
                empty(),
                present(),
                absent(),
                allOf(present(), not(startsWith("a"))),
                anyOf("a", lt(-5), hasItem("b")),
                anyItem(gt(3)),
                everyItem(startsWith("a")),
                hasItems(1, "a"),
                satisfies("short", value -> ((String) value).length() < 3));
    }
}
