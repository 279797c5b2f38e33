package io.sqsmega.filters;

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
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.hasItems;
import static io.sqsmega.match.Matchers.json;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.satisfies;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.AttributeMatcher;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.payload.DataPayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many unwanted messages pass, by matcher: the table in the guide, counted again. */
class TightnessTest {
    private static final Path GUIDE = Path.of("../docs/guide/filters.md");
    private static final int VALUES = 1_000;

    private static Map<String, Matcher> matchers() {
        Map<String, Matcher> matchers = new LinkedHashMap<>();
        matchers.put("eq(\"a\")", eq("a"));
        matchers.put("eq(5)", eq(5));
        matchers.put("eq(true)", eq(true));
        matchers.put("eq(null)", eq(null));
        matchers.put("oneOf(\"a\", 5, null)", oneOf("a", 5, null));
        matchers.put("gt(0)", gt(0));
        matchers.put("between(1, 5)", between(1, 5));
        matchers.put("gt(dateTime(…))", gt(dateTime("2020-01-10")));
        matchers.put("startsWith(\"a\")", startsWith("a"));
        matchers.put("endsWith(\"b\")", endsWith("b"));
        matchers.put("contains(\"b\")", contains("b"));
        matchers.put("equalsIgnoreCase(\"ab\")", equalsIgnoreCase("ab"));
        matchers.put("wildcard(\"a*c\")", wildcard("a*c"));
        matchers.put("match(\"ab?\")", match("ab?"));
        matchers.put("match(Pattern)", match(Pattern.compile("a")));
        matchers.put("cidr(\"10.0.0.0/8\")", cidr("10.0.0.0/8"));
        matchers.put("json(…)", json(Map.of("a", 1)));
        matchers.put("empty()", empty());
        matchers.put("present()", present());
        matchers.put("absent()", absent());
        matchers.put("not(\"a\")", not("a"));
        matchers.put("not(5)", not(5));
        matchers.put("not(empty())", not(empty()));
        matchers.put("not(gt(0))", not(gt(0)));
        matchers.put("not(startsWith(\"a\"))", not(startsWith("a")));
        matchers.put("allOf(gt(0), not(5))", allOf(gt(0), not(5)));
        matchers.put("anyOf(\"a\", gt(0))", anyOf("a", gt(0)));
        matchers.put("satisfies(…)", satisfies("a text", value -> value instanceof String));
        matchers.put("Map.of(\"a\", \"a\")", eq(Map.of("a", "a")));
        matchers.put("anyItem(\"a\")", anyItem("a"));
        matchers.put("hasItems(\"a\", \"b\")", hasItems("a", "b"));
        matchers.put("everyItem(\"a\")", everyItem("a"));
        matchers.put("eq(List.of(\"a\"))", eq(List.of("a")));
        return matchers;
    }

    @Test
    void everyKindOfMatcherIsInTheTable() {
        Set<Class<?>> kinds = new HashSet<>();
        matchers().values().forEach(matcher -> kinds.add(matcher.getClass()));
        kinds.add(eq(new java.util.UUID(0, 0)).getClass());
        // Of a message attribute: it only applies another one.
        kinds.add(AttributeMatcher.class);

        assertThat(kinds).containsExactlyInAnyOrder(Matcher.class.getPermittedSubclasses());
    }

    @Test
    void guideSaysHowTightFiltersAre() throws Exception {
        List<String> table = new ArrayList<>();
        for (Map.Entry<String, Matcher> each : matchers().entrySet()) {
            StringBuilder row = new StringBuilder("| `" + each.getKey() + "` |");
            for (boolean plain : new boolean[] {false, true}) {
                for (FilterTarget target :
                        List.of(FilterTarget.SNS_BODY, FilterTarget.EVENT_SOURCE, FilterTarget.EVENT_BRIDGE)) {
                    row.append(' ')
                            .append(passing(each.getValue(), target, plain))
                            .append(" |");
                }
            }
            table.add(row.toString());
        }
        assertThat(rowsOfTheGuide()).as(String.join("\n", table)).isEqualTo(table);
    }

    private static List<String> rowsOfTheGuide() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.matches("\\| `.*` \\|( (\\d+ %|–) \\|){6}"))
                .toList();
    }

    /** Returns the percentage of unwanted messages that pass. */
    private static String passing(Matcher matcher, FilterTarget target, boolean plain) throws Exception {
        String key = keyFor(matcher, plain);
        DataPattern pattern = DataPattern.of(Map.of(key, matcher));
        FilterPolicyBuilder builder =
                FilterPolicy.of(Subscribers.of(pattern)).assuming(Assumption.ONLY_JSON, Assumption.RAW_DELIVERY);
        if (plain) {
            builder.assuming(Assumption.SCALAR_FIELDS, Assumption.PLAIN_NUMBERS);
        }
        FilterJudge judge = new FilterJudge(
                switch (target) {
                    case SNS_BODY -> builder.forSnsBody();
                    case EVENT_SOURCE -> builder.forEventSource();
                    default -> builder.forEventBridge();
                });
        RandomJson random = new RandomJson(11, plain);
        int unwanted = 0;
        int passed = 0;
        for (int i = 0; i < VALUES; i++) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of("other", 1));
            if (random.random.nextInt(6) > 0) {
                boolean text = key.equals("any") && random.random.nextInt(3) == 0;
                fields.put(key, text ? random.one(RandomJson.TEXTS) : random.value(key, 2));
            }
            String body = FilterJson.text(fields);
            boolean wanted = pattern.matches((DataPayload) PayloadCodec.decode(body));
            boolean passes = judge.passes(body, Map.of());
            assertThat(passes || !wanted).as(body).isTrue();
            unwanted += wanted ? 0 : 1;
            passed += !wanted && passes ? 1 : 0;
        }
        return unwanted == 0 ? "–" : passed * 100 / unwanted + " %";
    }

    /** If all is plain, the key says what the value is. */
    private static String keyFor(Matcher matcher, boolean plain) {
        String words = matcher.toString();
        if (words.startsWith("has (")) {
            return plain ? "map" : "any";
        }
        boolean ofLists = words.contains("item") || words.contains("[\"a\"] in any order");
        return ofLists && plain ? "tags" : "any";
    }
}
