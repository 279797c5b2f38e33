package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the gate closes, and where it opens. */
class GateTest {
    private static final String CLAIM = "{\"protocol\":\"mega\",\"version\":1,";

    private static final Map<String, Set<Object>> NAMES = Map.of("name", Set.of("a", "b"));

    @Test
    void closesAtTheNameWhateverFollows() {
        for (String rest : new String[] {"}}", ",\"timestamp\":5}}", ",\"name\":\"a\"}}", ",", " \u0000", "} x"}) {
            assertThat(unwanted(NAMES, CLAIM + "\"event\":{\"name\":\"c\"" + rest))
                    .isEqualTo("c");
            assertThat(unwanted(NAMES, CLAIM + "\"event\":{\"name\":\"a\"" + rest))
                    .isNull();
        }
    }

    @Test
    void readsPastWhatItDoesNotLookFor() {
        assertThat(
                        unwanted(
                                NAMES,
                                "{ \"a\":[1], \"version\" : 1.0, \"protocol\":\"mega\", \"object\":{\"event\":{\"name\":\"a\"}},"
                                        + "\"event\":{\"timestamp\":[1],\"attributes\":{\"name\":\"a\"},\"n\\u0061me\":\"\\u0063\" "))
                .isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "text",
                "{\"protocol\":\"mega\",\"event\":{\"name\":\"c\"},\"version\":1}",
                "{\"protocol\":\"MEGA\",\"version\":1,\"event\":{\"name\":\"c\"}}",
                "{\"protocol\":\"mega\",\"version\":\"1\",\"event\":{\"name\":\"c\"}}",
                "{\"protocol\":\"mega\",\"version\":2,\"event\":{\"name\":\"c\"}}",
                "{\"protocol\":\"mega\",\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"c\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"version\":1,\"event\":{\"name\":\"c\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":[{\"name\":\"c\"}]}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":5}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":null}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\"\"c\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"c"
            })
    void opensForWhatMayBeSomethingElse(String body) {
        assertThat(unwanted(NAMES, body)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"version\":2,\"name\":\"c\"', c",
        "'\"name\":\"c\",\"version\":\"2\"', c",
        "'\"name\":\"c\"', c",
        "'\"name\":\"c\",\"version\":null', c",
        "'\"name\":\"c\",\"version\":7', ",
        "'\"name\":\"c\",\"version\":\"007\"', ",
        "'\"name\":\"c\",\"version\":7.5', ",
        "'\"name\":\"c\",\"version\":true', ",
        "'\"version\":2,\"version\":7,\"name\":\"c\"', ",
        "'\"version\":2', "
    })
    void versionHasManySpellings(String event, @Nullable String unwanted) {
        Map<String, Set<Object>> gate = Map.of("version", Set.of(7));

        assertThat(unwanted(gate, CLAIM + "\"event\":{" + event + "}}")).isEqualTo(unwanted);
    }

    @Test
    void absentFieldIsNotAccepted() {
        Map<String, Set<Object>> gate = Map.of("domain", Set.of("shop"));

        assertThat(unwanted(gate, CLAIM + "\"event\":{\"name\":\"c\"}}")).isEqualTo("c");
        assertThat(unwanted(gate, CLAIM + "\"event\":{\"domain\":null,\"name\":\"c\","))
                .isEqualTo("c");
        assertThat(unwanted(gate, CLAIM + "\"event\":{\"domain\":\"shop\",\"name\":\"c\""))
                .isNull();
        assertThat(unwanted(gate, CLAIM + "\"event\":{\"domain\":5,\"name\":\"c\""))
                .isNull();
    }

    /** A part of the body that is read at once must not end a number or a name too early. */
    @Test
    void partsOfALongBodyMeanWhatTheWholeMeans() {
        Map<String, Set<Object>> gate = Map.of("version", Set.of(12), "name", Set.of("abc"));
        for (int length = 100; length < 270; length++) {
            String padding = "\"p\":\"" + "x".repeat(length) + "\",";
            String rest = ",\"q\":\"" + "x".repeat(9_000) + "\"}}";
            for (String first : new String[] {"{" + padding, "{\"name\":\"abc\"," + padding}) {
                String event = CLAIM + "\"event\":" + first;
                String name = first.equals("{" + padding) ? ",\"name\":\"abc\"" : "";
                assertThat(unwanted(gate, event + "\"version\":12" + name + rest))
                        .isNull();
                assertThat(unwanted(gate, event + "\"version\":123" + name + rest))
                        .isEqualTo("abc");
                assertThat(unwanted(gate, event + "\"version\":1" + name + rest))
                        .isEqualTo("abc");
            }
            assertThat(unwanted(gate, CLAIM + "\"event\":{" + padding + "\"name\":\"\ud83d\ude00\"" + rest))
                    .isEqualTo("\ud83d\ude00");
        }
    }

    @Test
    void longBodyIsNotEncodedBeyondWhatIsRead() {
        String body = CLAIM + "\"event\":{\"name\":\"c\"," + "x".repeat(1_000_000);

        assertThat(BodyText.of(body).part())
                .isNotNull()
                .satisfies(part -> assertThat(part.length).isEqualTo(128));
    }

    @Test
    void whoAcceptsAnythingNeedsNoGate() {
        assertThat(Gate.of(Map.of())).isNull();
    }

    private static @Nullable String unwanted(Map<String, Set<Object>> accepted, String body) {
        Projection.Builder places = Projection.builder();
        accepted.keySet().forEach(field -> places.field("event").field(field).slot());
        Projection events = places.build();
        BodyScanner scanner = new BodyScanner(events, Projection.builder().build(), accepted);
        ScannedBody scan = scanner.scanPart(BodyText.of(body));
        if (scan == null) {
            scan = scanner.scan(
                    BodyText.of(body), null, new ProjectedValues(events), new ProjectedValues(scanner.data));
        }
        return scan != null && scan.isUnwanted() ? scan.eventName() : null;
    }
}
