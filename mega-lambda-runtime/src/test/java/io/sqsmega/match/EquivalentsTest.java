package io.sqsmega.match;

import static io.sqsmega.match.Matchers.allOf;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.anyOf;
import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.cidr;
import static io.sqsmega.match.Matchers.endsWith;
import static io.sqsmega.match.Matchers.eq;
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

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.NumericText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Machine;

/**
 * Each row of the table of equivalents on the package page, held against event-ruler over random values: a rule, what
 * it is here, and the matcher. A rule has a machine of its own, since rules in one machine can hide each other.
 */
class EquivalentsTest {
    private static final int VALUES = 400;
    private static final Path PACKAGE_PAGE = Path.of("src/main/java/io/sqsmega/match/package-info.java");

    /** On what a row holds. */
    private enum Domain {
        /** A value and, within {@code anyItem}, a list. */
        ITEMS,
        /** The same, but no numeric strings: they match here as numbers. */
        ITEMS_BUT_NUMERIC_STRINGS,
        /** Values and lists of such. */
        WHOLE,
        /** Values, but no lists. */
        NO_LISTS
    }

    private record Row(String rule, String here, @Nullable Object pattern, Domain domain) {
        Matcher matcher() {
            return pattern instanceof Matcher matcher ? matcher : eq(pattern);
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(items("[\"a\"]", "\"a\"", "a"));
        rows.add(items("[true]", "true", true));
        rows.add(items("[null]", "oneOf((Object) null)", oneOf((Object) null)));
        rows.add(items("[\"\"]", "wildcard(\"\")", wildcard("")));
        rows.add(numbers("[5]", "5", 5));
        rows.add(items("[5]", "allOf(5, not(wildcard(\"*\")))", allOf(5, not(wildcard("*")))));
        rows.add(items("[\"a\", \"b\"]", "oneOf(\"a\", \"b\")", oneOf("a", "b")));
        rows.add(numbers("[\"a\", 5, null]", "oneOf(\"a\", 5, null)", oneOf("a", 5, null)));
        rows.add(items("[{\"prefix\": \"a\"}]", "startsWith(\"a\")", startsWith("a")));
        rows.add(items("[{\"suffix\": \"a\"}]", "endsWith(\"a\")", endsWith("a")));
        rows.add(items("[{\"wildcard\": \"a*b\"}]", "wildcard(\"a*b\")", wildcard("a*b")));
        rows.add(items("[{\"equals-ignore-case\": \"a\"}]", "equalsIgnoreCase(\"a\")", equalsIgnoreCase("a")));
        rows.add(items("[{\"prefix\": {\"equals-ignore-case\": \"a\"}}]", "match(\"(?i)a\")", match("(?i)a")));
        rows.add(items("[{\"suffix\": {\"equals-ignore-case\": \"a\"}}]", "match(\"(?is).*a$\")", match("(?is).*a$")));
        rows.add(items("[{\"anything-but\": \"a\"}]", "oneOf(not(\"a\"))", oneOf(not("a"))));
        rows.add(items(
                "[{\"anything-but\": [\"a\", \"b\"]}]",
                "oneOf(not(oneOf(\"a\", \"b\")))",
                oneOf(not(oneOf("a", "b")))));
        rows.add(numbers("[{\"anything-but\": 5}]", "oneOf(not(5))", oneOf(not(5))));
        rows.add(items(
                "[{\"anything-but\": {\"prefix\": \"a\"}}]",
                "oneOf(not(startsWith(\"a\")))",
                oneOf(not(startsWith("a")))));
        rows.add(items(
                "[{\"anything-but\": {\"suffix\": \"a\"}}]", "oneOf(not(endsWith(\"a\")))", oneOf(not(endsWith("a")))));
        rows.add(items(
                "[{\"anything-but\": {\"wildcard\": \"a*b\"}}]",
                "oneOf(not(wildcard(\"a*b\")))",
                oneOf(not(wildcard("a*b")))));
        rows.add(items(
                "[{\"anything-but\": {\"equals-ignore-case\": \"a\"}}]",
                "oneOf(not(equalsIgnoreCase(\"a\")))",
                oneOf(not(equalsIgnoreCase("a")))));
        rows.add(numbers("[{\"numeric\": [\"=\", 5]}]", "5", 5));
        rows.add(numbers("[{\"numeric\": [\">\", 0]}]", "gt(0)", gt(0)));
        rows.add(numbers("[{\"numeric\": [\">=\", 0]}]", "gte(0)", gte(0)));
        rows.add(numbers("[{\"numeric\": [\"<\", 5]}]", "lt(5)", lt(5)));
        rows.add(numbers("[{\"numeric\": [\"<=\", 5]}]", "lte(5)", lte(5)));
        rows.add(numbers("[{\"numeric\": [\">=\", 0, \"<=\", 5]}]", "between(0, 5)", between(0, 5)));
        rows.add(numbers("[{\"numeric\": [\">\", 0, \"<\", 5]}]", "allOf(gt(0), lt(5))", allOf(gt(0), lt(5))));
        rows.add(items("[{\"cidr\": \"10.0.0.0/8\"}]", "cidr(\"10.0.0.0/8\")", cidr("10.0.0.0/8")));
        rows.add(items("[{\"exists\": true}]", "oneOf(present())", oneOf(present())));
        rows.add(whole(
                "[{\"exists\": false}]",
                "not(anyOf(oneOf(present()), anyItem(oneOf(present()))))",
                not(anyOf(oneOf(present()), anyItem(oneOf(present()))))));
        rows.add(new Row(
                "{\"a\": [{\"exists\": false}]}",
                "not(Map.of(\"a\", oneOf(present())))",
                not(Map.of("a", oneOf(present()))),
                Domain.NO_LISTS));
        rows.add(items("{\"a\": [\"a\"]}", "Map.of(\"a\", \"a\")", Map.of("a", "a")));
        return rows;
    }

    private static Row items(String rule, String here, Object pattern) {
        return new Row(rule, here, pattern, Domain.ITEMS);
    }

    private static Row numbers(String rule, String here, Object pattern) {
        return new Row(rule, here, pattern, Domain.ITEMS_BUT_NUMERIC_STRINGS);
    }

    private static Row whole(String rule, String here, Object pattern) {
        return new Row(rule, here, pattern, Domain.WHOLE);
    }

    private final Random random = new Random(20_261_129);

    @ParameterizedTest
    @MethodSource("rows")
    void rowMeansTheSameAsItsRule(Row row) throws Exception {
        Machine machine = machine("{\"f\": " + row.rule + "}");
        int matching = 0;
        for (int i = 0; i < VALUES; i++) {
            Object value = value(row);
            boolean inList = value instanceof List && row.domain != Domain.WHOLE;
            Matcher here = inList ? anyItem(row.matcher()) : row.matcher();
            Map<String, Object> fields = new HashMap<>(Map.of("other", 1));
            if (value != Missing.VALUE) {
                fields.put("f", value);
            }
            boolean there = isMatch(machine, fields);
            matching += there ? 1 : 0;
            assertThat(here.matches(value)).as("%s of %s", here, value).isEqualTo(there);
        }
        assertThat(matching).isBetween(1, VALUES - 1);
    }

    @Test
    void alternativesOverSeveralFieldsAreSeveralPatterns() throws Exception {
        Machine machine = machine("{\"$or\": [{\"a\": [\"a\"]}, {\"b\": [{\"prefix\": \"b\"}]}]}");
        DataPattern here =
                DataPattern.anyOf(DataPattern.of(Map.of("a", "a")), DataPattern.of(Map.of("b", startsWith("b"))));
        for (int i = 0; i < VALUES; i++) {
            Map<String, Object> fields = new HashMap<>(Map.of("other", 1));
            for (String field : List.of("a", "b")) {
                Object value = scalarOrOther();
                if (value != Missing.VALUE) {
                    fields.put(field, value);
                }
            }
            assertThat(here.matches(fields)).as("%s", fields).isEqualTo(isMatch(machine, fields));
        }
    }

    @Test
    void tableHasJustTheseRows() throws IOException {
        List<String> there = new ArrayList<>();
        Pattern row = Pattern.compile("<tr><td>\\{@code (.*)}</td><td>\\{@code (.*)}</td></tr>");
        for (String line : Files.readAllLines(PACKAGE_PAGE)) {
            java.util.regex.Matcher cells = row.matcher(line);
            if (cells.find()) {
                there.add(cells.group(1) + " is " + cells.group(2));
            }
        }
        List<String> here = new ArrayList<>();
        rows().forEach(each -> here.add(each.rule + " is " + each.here));
        here.add("{\"$or\": [{\"a\": [\"a\"]}, {\"b\": [{\"prefix\": \"b\"}]}]} is"
                + " DataPattern.anyOf(DataPattern.of(…), DataPattern.of(…))");
        assertThat(there).containsExactlyElementsOf(here);
    }

    private static Machine machine(String rule) throws IOException {
        Machine machine = Machine.builder().build();
        machine.addRule("rule", rule);
        return machine;
    }

    private static boolean isMatch(Machine machine, Map<String, Object> fields) throws Exception {
        return !machine.rulesForJSONEvent(PayloadCodec.encode(DataPayload.of(fields)))
                .isEmpty();
    }

    private @Nullable Object value(Row row) {
        Object value = random.nextInt(3) > 0 || row.domain == Domain.NO_LISTS ? scalarOrOther() : list();
        return row.domain == Domain.ITEMS_BUT_NUMERIC_STRINGS && hasNumericString(value) ? value(row) : value;
    }

    private static boolean hasNumericString(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().anyMatch(EquivalentsTest::hasNumericString)
                : value instanceof String text && NumericText.parse(text) != null;
    }

    private @Nullable Object scalarOrOther() {
        Object[] values = {
            "a",
            "A",
            "b",
            "ab",
            "ba",
            "acb",
            "AB",
            "bA",
            "",
            "5",
            " 5 ",
            "5.0",
            "c",
            "10.1.2.3",
            "11.0.0.1",
            "a\nb",
            5,
            5.0,
            0,
            -1,
            2.5,
            6,
            1e10,
            true,
            false,
            null,
            null,
            Missing.VALUE,
            Missing.VALUE,
            Map.of(),
            Map.of("a", "a"),
            Map.of("a", 1),
            Map.of("b", 1),
            Collections.singletonMap("a", null),
            Map.of("a", List.of("a", "b"))
        };
        Object value = values[random.nextInt(values.length)];
        return value instanceof Map<?, ?> map && map.get("a") instanceof List ? Map.of("a", Map.of()) : value;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object item = scalarOrOther();
            list.add(item == Missing.VALUE ? "b" : item);
        }
        return list;
    }
}
