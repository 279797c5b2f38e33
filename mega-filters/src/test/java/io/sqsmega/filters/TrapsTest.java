package io.sqsmega.filters;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.cidr;
import static io.sqsmega.match.Matchers.dateTime;
import static io.sqsmega.match.Matchers.empty;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.everyItem;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The traps of translating a pattern: for each, a message that a subscriber wants, the filter that one would write by
 * hand, which stops it, and the filter that is made, which does not.
 */
class TrapsTest {

    /**
     * A trap.
     *
     * @param naive the filter by hand, on the payload itself
     */
    private record Trap(
            String name,
            Subscriber subscriber,
            Predicate<Payload> wants,
            String naive,
            String body,
            Assumption... assumptions) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Trap data(String name, Object pattern, String naive, String value, Assumption... assumptions) {
        DataPattern data = DataPattern.of(Map.of("f", pattern));
        return new Trap(
                name,
                Subscribers.of(data),
                payload -> payload instanceof DataPayload fields && data.matches(fields),
                "{\"f\":" + naive + "}",
                value.isEmpty() ? "{\"other\":1}" : "{\"f\":" + value + "}",
                assumptions);
    }

    private static Trap event(String name, EventPattern event, String naive, String fields) {
        return new Trap(
                name,
                Subscribers.of(event, ObjectPattern.any()),
                payload -> payload instanceof MegaPayload mega && event.matches(mega),
                naive,
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"e\",\"timestamp\":\"2020-01-15T09:00:00Z\""
                        + fields + "}}");
    }

    private static EventPattern attribute(String key, Object pattern) {
        return EventPattern.builder().attribute(key, pattern).build();
    }

    static List<Trap> traps() {
        List<Trap> traps = new ArrayList<>();
        traps.add(data("1: numeric strings are numbers", eq(5), "[5]", "\" 5 \""));
        traps.add(data("1: numeric strings have an order", gt(0), "[{\"numeric\":[\">\",0]}]", "\"5\""));
        traps.add(data("2: long numbers are not compared", gt(0), "[{\"numeric\":[\">\",0]}]", "9007199254740993"));
        traps.add(data("2: large bounds are refused", lt(1e300), "[{\"numeric\":[\"<\",5]}]", "1e299"));
        traps.add(data("3: not takes missing fields", not("a"), "[{\"anything-but\":\"a\"}]", ""));
        traps.add(data("3: not takes [\"a\"]", not("a"), "[{\"anything-but\":\"a\"},{\"exists\":false}]", "[\"a\"]"));
        traps.add(data("3: empty takes missing fields", empty(), "[null,\"\"]", ""));
        traps.add(data("3: null takes missing fields", eq(null), "[null]", ""));
        traps.add(data("4: everyItem takes the empty list", everyItem("a"), "[\"a\"]", "[]"));
        traps.add(data(
                "5: a missing field of an item",
                anyItem(Map.of("a", absent(), "b", 1)),
                "{\"a\":[{\"exists\":false}],\"b\":[{\"numeric\":[\"=\",1]}]}",
                "[{\"a\":1},{\"b\":1}]"));
        traps.add(data(
                "6: two items of one list",
                allOf(anyItem(Map.of("a", "x")), anyItem(Map.of("b", "y"))),
                "{\"a\":[\"x\"],\"b\":[\"y\"]}",
                "[{\"a\":\"x\"},{\"b\":\"y\"}]"));
        traps.add(data(
                "7: dates have many forms",
                gte(dateTime("2020-01-15")),
                "[{\"prefix\":\"2020-01-15\"}]",
                "\"2020-01-15 23:00:00-12:00\"".replace("2020-01-15 23", "2020-1-15 23")));
        traps.add(data(
                "8: the closing quote is a character",
                not(startsWith("a\"")),
                "[{\"anything-but\":{\"prefix\":\"a\\\"\"}},{\"exists\":false}]",
                "\"a\"",
                Assumption.SCALAR_FIELDS));
        for (String folded : List.of("ſ", "\u212a", "İ", "ı")) {
            String plain = Map.of("ſ", "s", "\u212a", "k", "İ", "i", "ı", "i").get(folded);
            traps.add(data(
                    "9: " + folded + " equals " + plain,
                    equalsIgnoreCase(plain),
                    "[{\"equals-ignore-case\":\"" + plain + "\"}]",
                    "\"" + folded + "\""));
        }
        traps.add(data(
                "10: IPv6 with an IPv4 tail",
                cidr("2001:db8::/32"),
                "[{\"cidr\":\"2001:db8::/32\"}]",
                "\"2001:db8:0:0:0:0:1.2.3.4\""));
        traps.add(data("11: a+b? begins with a", match("a+b?"), "[{\"prefix\":\"a+b\"}]", "\"aa\""));
        traps.add(data("11: alternatives have no common beginning", match("ab|c"), "[{\"prefix\":\"ab\"}]", "\"c\""));
        traps.add(data("11: (?i) has none either", match("(?i)ab"), "[{\"prefix\":\"ab\"}]", "\"AB\""));
        traps.add(event(
                "12: attributes are beside or inside",
                attribute("q", "x"),
                "{\"event\":{\"q\":[\"x\"]}}",
                ",\"attributes\":{\"q\":\"x\"}"));
        traps.add(event(
                "12: the one beside wins",
                attribute("q", empty()),
                "{\"event\":{\"attributes\":{\"q\":[null,\"\",{\"exists\":false}]}}}",
                ",\"q\":null,\"attributes\":{\"q\":\"x\"}"));
        traps.add(event(
                "13: null counts as missing",
                EventPattern.builder().domain(absent()).build(),
                "{\"event\":{\"domain\":[{\"exists\":false}]}}",
                ",\"domain\":null"));
        traps.add(event(
                "13: the default version",
                EventPattern.builder().version(1).build(),
                "{\"event\":{\"version\":[{\"numeric\":[\"=\",1]}]}}",
                ""));
        traps.add(data(
                "15: a dot is a path", Map.of("a.b", absent()), "{\"a.b\":[{\"exists\":false}]}", "{\"a\":{\"b\":1}}"));
        return traps;
    }

    @ParameterizedTest
    @MethodSource("traps")
    void handWrittenFilterStopsTheMessageAndThisDoesNot(Trap trap) throws Exception {
        assertThat(trap.wants.test(PayloadCodec.decode(trap.body))).isTrue();

        FilterPolicyBuilder policy = FilterPolicy.of(trap.subscriber)
                .assuming(Assumption.ONLY_JSON, Assumption.RAW_DELIVERY)
                .assuming(trap.assumptions);
        assertThat(passes(FilterPolicy.parse(FilterTarget.EVENT_BRIDGE, "{\"detail\":" + trap.naive + "}"), trap.body))
                .isFalse();
        for (FilterPolicy made : List.of(policy.forSnsBody(), policy.forEventSource(), policy.forEventBridge())) {
            assertThat(passes(made, trap.body)).as(made.toString()).isTrue();
        }
    }

    private static boolean passes(FilterPolicy policy, String body) throws Exception {
        return new FilterJudge(policy).passes(body, Map.of());
    }
}
