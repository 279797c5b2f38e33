package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.codec.json.LikelyJsonReader;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is selected of a document in a string, by scanning a body and by its decoded payload. */
class InsideOfStringTest {
    private static final LikelyJsonReader READER = new LikelyJsonReader();

    private final Projection.Builder places = Projection.builder();
    private final Projection.Builder inside = places.field("text").inside(READER::read);
    private final int id = inside.field("id").slot();
    private final int deeper =
            inside.field("text").inside(READER::read).field("id").slot();
    private final int below = places.field("text").field("id").slot();
    private final Projection data = places.build();
    private final ProjectedValues scanned = new ProjectedValues(data);
    private final ProjectedValues decoded = new ProjectedValues(data);

    @Test
    void fieldsOfTheDocumentAreKept() {
        read("{\"text\":\"{\\\"id\\\":7,\\\"text\\\":\\\" {\\\\\\\"id\\\\\\\": 8}\\\"}\"}");

        assertThat(scanned.get(id)).isEqualTo(7);
        assertThat(scanned.get(deeper)).isEqualTo(8);
        assertThat(scanned.has(below)).isFalse();
    }

    @Test
    void objectIsNotADocumentInAString() {
        read("{\"text\":{\"id\":7}}");

        assertThat(scanned.has(id)).isFalse();
        assertThat(scanned.get(below)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"{\"", "\"[1]\"", "\"5\"", "\"text\"", "null", "5", "[\"{}\"]"})
    void otherValuesHaveNothingInside(String json) {
        read("{\"text\":" + json + "}");

        assertThat(scanned.has(id)).isFalse();
        assertThat(scanned.has(deeper)).isFalse();
    }

    private void read(String body) {
        Projection events = Projection.builder().build();
        assertThat(new BodyScanner(events, data, Map.of())
                        .scan(BodyText.of(body), null, new ProjectedValues(events), scanned))
                .isNotNull();
        Map<String, ?> fields = Objects.requireNonNull(JsonReader.read(body));
        decoded.putFields(data, fields);
        for (int slot : new int[] {id, deeper, below}) {
            assertThat(scanned.has(slot)).isEqualTo(decoded.has(slot));
            assertThat(scanned.get(slot)).isEqualTo(decoded.get(slot));
        }
    }
}
