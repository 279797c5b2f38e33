package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody only asks whether an object stands, any object will do; what else stands there is kept as it is. */
class KindOfPlaceTest {
    private final Projection.Builder places = Projection.builder();
    private final int land = places.field("land").slotOfKind();
    private final int street = places.field("land").field("street").slot();
    private final Projection data = places.build();
    private final ProjectedValues selected = new ProjectedValues(data);

    @Test
    void objectIsNotDecodedForItsKind() {
        scan("{\"land\":{\"street\":\"Elm\",\"lots\":[1,2]}}");

        assertThat(selected.get(land)).isEqualTo(Map.of());
        assertThat(selected.get(street)).isEqualTo("Elm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,{}]", "\"Elm\"", "5", "true"})
    void whatIsNoObjectIsKept(String json) {
        scan("{\"land\":" + json + "}");

        assertThat(List.of(selected.get(land)))
                .isEqualTo(((Body.Document) Body.read("{\"land\":[" + json + "]}"))
                        .fields()
                        .get("land"));
        assertThat(selected.has(street)).isFalse();
    }

    @Test
    void nullIsThereAndAbsenceIsNot() {
        scan("{\"land\":null}");
        assertThat(selected.has(land)).isTrue();
        assertThat(selected.get(land)).isNull();

        selected.clear();
        scan("{\"lot\":1}");
        assertThat(selected.has(land)).isFalse();
    }

    private void scan(String body) {
        Projection events = Projection.builder().build();
        assertThat(new BodyScanner(events, data, Map.of())
                        .scan(BodyText.of(body), null, new ProjectedValues(events), selected))
                .isNotNull();
    }
}
