package io.sqsmega.filters;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.cidr;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.equalsIgnoreCase;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.gte;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.lte;
import static io.sqsmega.match.Matchers.match;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;
import static io.sqsmega.match.Matchers.wildcard;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each row of the table of equivalents back again: the pattern of a row becomes a filter that means what the row's rule
 * means, or lets more pass. The runtime's EquivalentsTest has the other direction.
 */
class EquivalentsAsFiltersTest {
    private static final Path PACKAGE_PAGE =
            Path.of("../mega-lambda-runtime/src/main/java/io/sqsmega/match/package-info.java");

    private record Row(String rule, DataPattern pattern, boolean exact) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, "[\"a\"]", "a");
        add(rows, "[true]", true);
        add(rows, "[null]", oneOf((Object) null));
        add(rows, "[\"\"]", wildcard(""));
        add(rows, "[5]", 5);
        add(rows, "[5]", allOf(5, not(wildcard("*"))));
        add(rows, "[\"a\", \"b\"]", oneOf("a", "b"));
        add(rows, "[\"a\", 5, null]", oneOf("a", 5, null));
        add(rows, "[{\"prefix\": \"a\"}]", startsWith("a"));
        add(rows, "[{\"suffix\": \"a\"}]", endsWith("a"));
        add(rows, "[{\"wildcard\": \"a*b\"}]", wildcard("a*b"));
        add(rows, "[{\"equals-ignore-case\": \"a\"}]", equalsIgnoreCase("a"));
        addWider(rows, "[{\"prefix\": {\"equals-ignore-case\": \"a\"}}]", match("(?i)a"));
        addWider(rows, "[{\"suffix\": {\"equals-ignore-case\": \"a\"}}]", match("(?is).*a$"));
        add(rows, "[{\"anything-but\": \"a\"}]", oneOf(not("a")));
        add(rows, "[{\"anything-but\": [\"a\", \"b\"]}]", oneOf(not(oneOf("a", "b"))));
        add(rows, "[{\"anything-but\": 5}]", oneOf(not(5)));
        add(rows, "[{\"anything-but\": {\"prefix\": \"a\"}}]", oneOf(not(startsWith("a"))));
        add(rows, "[{\"anything-but\": {\"suffix\": \"a\"}}]", oneOf(not(endsWith("a"))));
        add(rows, "[{\"anything-but\": {\"wildcard\": \"a*b\"}}]", oneOf(not(wildcard("a*b"))));
        addWider(rows, "[{\"anything-but\": {\"equals-ignore-case\": \"a\"}}]", oneOf(not(equalsIgnoreCase("a"))));
        add(rows, "[{\"numeric\": [\"=\", 5]}]", 5);
        add(rows, "[{\"numeric\": [\">\", 0]}]", gt(0));
        add(rows, "[{\"numeric\": [\">=\", 0]}]", gte(0));
        add(rows, "[{\"numeric\": [\"<\", 5]}]", lt(5));
        add(rows, "[{\"numeric\": [\"<=\", 5]}]", lte(5));
        add(rows, "[{\"numeric\": [\">=\", 0, \"<=\", 5]}]", between(0, 5));
        add(rows, "[{\"numeric\": [\">\", 0, \"<\", 5]}]", allOf(gt(0), lt(5)));
        add(rows, "[{\"cidr\": \"10.0.0.0/8\"}]", cidr("10.0.0.0/8"));
        add(rows, "[{\"exists\": true}]", oneOf(present()));
        addWider(rows, "[{\"exists\": false}]", not(anyOf(oneOf(present()), anyItem(oneOf(present())))));
        addWider(rows, "{\"a\": [{\"exists\": false}]}", not(Map.of("a", oneOf(present()))));
        add(rows, "{\"a\": [\"a\"]}", Map.of("a", "a"));
        rows.add(new Row(
                "{\"$or\": [{\"a\": [\"a\"]}, {\"b\": [{\"prefix\": \"b\"}]}]}",
                DataPattern.anyOf(DataPattern.of(Map.of("a", "a")), DataPattern.of(Map.of("b", startsWith("b")))),
                true));
        return rows;
    }

    private static void add(List<Row> rows, String rule, Object pattern) {
        rows.add(new Row(rule, DataPattern.of(Map.of("f", pattern)), true));
    }

    private static void addWider(List<Row> rows, String rule, Object pattern) {
        rows.add(new Row(rule, DataPattern.of(Map.of("f", pattern)), false));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void patternBecomesItsRule(Row row) throws Exception {
        boolean isWhole = row.rule.startsWith("{\"$or\"");
        String rule = "{\"detail\":" + (isWhole ? row.rule : "{\"f\":" + row.rule + "}") + "}";
        FilterJudge there = new FilterJudge(FilterPolicy.parse(FilterTarget.EVENT_BRIDGE, rule));
        FilterJudge here = new FilterJudge(FilterPolicy.of(Subscribers.of(row.pattern))
                .assuming(Assumption.SCALAR_FIELDS, Assumption.PLAIN_NUMBERS)
                .forEventBridge());
        RandomJson random = new RandomJson(7, true);
        for (int i = 0; i < 400; i++) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of("other", 1));
            fields.put(isWhole ? "a" : "f", row.rule.startsWith("{\"a\"") ? random.fields(0) : random.scalar());
            fields.put("b", random.scalar());
            String body = FilterJson.text(fields);
            boolean matches = there.passes(body, Map.of());
            if (row.exact || matches) {
                assertThat(here.passes(body, Map.of())).as(body).isEqualTo(matches);
            }
        }
    }

    @Test
    void noRowOfTheTableIsMissing() throws IOException {
        List<String> there = new ArrayList<>();
        Pattern row = Pattern.compile("<tr><td>\\{@code (.*)}</td><td>\\{@code .*}</td></tr>");
        for (String line : Files.readAllLines(PACKAGE_PAGE)) {
            row.matcher(line).results().forEach(cells -> there.add(cells.group(1)));
        }
        assertThat(rows()).extracting(Row::rule).containsExactlyElementsOf(there);
    }
}
