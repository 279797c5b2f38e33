package io.sqsmega.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    @Test
    void anyJsonValueIsRead() {
        assertThat(JsonValue.read(" null ")).isEqualTo(new JsonValue(null));
        assertThat(JsonValue.read("true")).isEqualTo(new JsonValue(true));
        assertThat(JsonValue.read("1.50")).isEqualTo(new JsonValue(1.5));
        assertThat(JsonValue.read("\"a\"")).isEqualTo(new JsonValue("a"));
        assertThat(JsonValue.read("[1, null]")).isEqualTo(new JsonValue(Arrays.asList(1, null)));
        assertThat(JsonValue.read("{\"a\": []}")).isEqualTo(new JsonValue(Map.of("a", List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1", "1 2", "{} x", "a", "'a'", "[1,]"})
    void anotherTextIsNone(String text) {
        assertThat(JsonValue.read(text)).isNull();
    }

    @Test
    void itPrintsItsClassOnly() {
        assertThat(JsonValue.read("\"secret\"")).hasToString("JsonValue[String]");
        assertThat(JsonValue.read("null")).hasToString("JsonValue[null]");
    }
}
