package io.sqsmega.match;

import static io.sqsmega.match.Matchers.absent;
import static io.sqsmega.match.Matchers.anyItem;
import static io.sqsmega.match.Matchers.eq;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.json;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.satisfies;
import static io.sqsmega.match.Matchers.startsWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedJsonTest {
    private static final String CHANGE = "{\"messageType\": \"ConfigurationItemChangeNotification\","
            + " \"configurationItem\": {\"resourceType\": \"AWS::S3::Bucket\", \"tags\": [\"a\", \"b\"]}}";
    private static final Matcher CHANGE_OF_A_BUCKET = json(Map.of(
            "messageType",
            "ConfigurationItemChangeNotification",
            "configurationItem",
            Map.of("resourceType", startsWith("AWS::S3"), "tags", anyItem("a"))));

    @Test
    void stringIsLookedInto() {
        DataPattern pattern = DataPattern.of(Map.of("invokingEvent", CHANGE_OF_A_BUCKET, "resultToken", "t"));

        assertThat(pattern.matches(Map.of("invokingEvent", CHANGE, "resultToken", "t")))
                .isTrue();
        assertThat(pattern.matches(Map.of("invokingEvent", CHANGE.replace("S3", "EC2"), "resultToken", "t")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{};true",
                " {\"a\":1}\t;true",
                "[];true",
                "[1];true",
                "\"text\";true",
                "5;true",
                "-1.5e3;true",
                "true;true",
                "false;true",
                "null;true",
                "{\"a\":NaN};true",
                "``;false",
                "{;false",
                "{\"a\":};false",
                "{} {};false",
                "text;false",
                "01;false",
                "1 2;false",
                "nul;false",
                "'a';false",
                "\"a;false",
                "NaN;false",
                "-Infinity;false",
                "2020-01-15;false",
                "[1,];false",
                "{\"a\":1e400000};false"
            })
    void anyJsonIsJson(String text, boolean isJson) {
        assertThat(json(not("nothing like it")).matches(text)).isEqualTo(isJson);
    }

    @Test
    void valuesOfAllKindsAreCompared() {
        assertThat(json(List.of(1, 2)).matches("[2,1]")).isTrue();
        assertThat(json(anyItem(Map.of("a", 1))).matches("[{\"a\":1.0}]")).isTrue();
        assertThat(json(gt(3)).matches("5")).isTrue();
        assertThat(json(gt(3)).matches("\"5\"")).isTrue();
        assertThat(json("a").matches("\"a\"")).isTrue();
        assertThat(json(true).matches("true")).isTrue();
        assertThat(json(null).matches("null")).isTrue();
        assertThat(json(eq(null)).matches("text")).isFalse();
        assertThat(json(Map.of("a", absent())).matches("{}")).isTrue();
        assertThat(json(Map.of("a", absent())).matches("{")).isFalse();
        assertThat(json(Map.of("a", 1)).matches("{\"a\":2,\"a\":1}")).isTrue();
    }

    @Test
    void jsonCanHoldJson() {
        Matcher matcher = json(Map.of("Message", json(Map.of("mail", Map.of("source", "a@b")))));

        assertThat(matcher.matches("{\"Message\":\"{\\\"mail\\\":{\\\"source\\\":\\\"a@b\\\"}}\"}"))
                .isTrue();
        assertThat(matcher.matches("{\"Message\":{\"mail\":{\"source\":\"a@b\"}}}"))
                .isFalse();
        assertThat(json(json(5)).matches("\"5\"")).isTrue();
    }

    @Test
    void otherTypesDoNotMatch() {
        for (Object value : Samples.values()) {
            if (!(value instanceof String)) {
                assertThat(json(not("x")).matches(value)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501})
    void nestingIsBoundedAsInABody(int depth) {
        assertThat(json(not("x")).matches("[".repeat(depth) + "]".repeat(depth)))
                .isEqualTo(depth <= 500);
        assertThat(json(not("x")).matches("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)))
                .isEqualTo(depth <= 500);
    }

    @Test
    void whatCouldOnlyBeMissingIsRefused() {
        assertThatExceptionOfType(InvalidPatternException.class)
                .isThrownBy(() -> json(absent()))
                .withMessage("json must be given a value or matcher of what is there, got the matcher 'is missing'");
        assertThatExceptionOfType(InvalidPatternException.class).isThrownBy(() -> json(new int[0]));
    }

    @Test
    void explanationsNameTheInnerPath() {
        EventPattern pattern = EventPattern.builder()
                .attribute("invokingEvent", json(Map.of("configurationItem", Map.of("resourceType", "a"))))
                .build();

        assertThat(pattern).hasToString("invokingEvent holds JSON that has (configurationItem.resourceType is \"a\")");
        assertThat(pattern.explain(event(CHANGE)))
                .containsExactly(
                        new Mismatch("event.invokingEvent.configurationItem.resourceType", "is \"a\"", "string"));
        assertThat(pattern.explain(event("{")))
                .containsExactly(new Mismatch("event.invokingEvent", "holds JSON", "string"));
        assertThat(pattern.explain(event(5)))
                .containsExactly(new Mismatch("event.invokingEvent", "holds JSON", "number"));
        assertThat(pattern.explain(event(null)))
                .containsExactly(new Mismatch("event.invokingEvent", "holds JSON", "null"));
    }

    private static MegaPayload event(@Nullable Object invokingEvent) {
        return MegaPayload.of(
                Event.named("a").attribute("invokingEvent", invokingEvent).build());
    }

    @Test
    void manyPatternsReadTheStringOnceAndFindTheirSubscriberByItsFields() {
        PatternIndexBuilder builder = PatternIndex.builder();
        int many = 1_000;
        for (int i = 0; i < many; i++) {
            builder.data(i, DataPattern.of(Map.of("detail", json(Map.of("id", i, "state", not("x"))))));
        }
        builder.data(many, DataPattern.of(Map.of("detail", json(Map.of("note", absent())))));
        builder.data(many + 1, DataPattern.of(Map.of("detail", json(satisfies("a map", Map.class::isInstance)))));
        PatternIndex index = builder.build();

        try (PatternIndex.Search search = index.search()) {
            assertThat(search.match(DataPayload.of(Map.of("detail", "{\"id\": 7}"))))
                    .containsExactly(7, many, many + 1);
            assertThat(search.evaluated()).isLessThan(10);
            assertThat(search.match(DataPayload.of(Map.of("detail", "{\"id\": 7, \"state\": \"x\", \"note\": 1}"))))
                    .containsExactly(many + 1);
            assertThat(search.match(DataPayload.of(Map.of("detail", "{\"id\": 7"))))
                    .isEmpty();
            assertThat(search.match(DataPayload.of(Map.of("detail", Map.of("id", 7)))))
                    .isEmpty();
            assertThat(search.match(DataPayload.of(Map.of("other", "{\"id\": 7}"))))
                    .isEmpty();
        }
        assertThat(index.isCertain(7)).isTrue();
        assertThat(index.isCertain(many + 1)).isFalse();
    }

    @Test
    void equalDocumentsAreOneCondition() {
        List<Matcher> same = new ArrayList<>(List.of(json(Map.of("a", 1)), json(Map.of("a", 1.0))));

        assertThat(same.get(0).key()).isEqualTo(same.get(1).key());
        assertThat(json(Map.of("a", 2)).key()).isNotEqualTo(same.get(0).key());
    }
}
