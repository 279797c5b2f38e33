package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.json.JsonCursor;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a\"",
                "{\"version\":1,\"protocol\":\"mega\",\"event\":{\"name\":\"a\", tru",
                " { \"protocol\" : \"mega\", \"version\" : 1.0, \"event\" : { \"x\":{\"name\":\"b\"}, \"domain\":5, \"name\" : \"a\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"n\\u0061me\":\"\\u0061\",\"name\":\"b\"}}"
            })
    void readsTheFirstNameOfAnEventAndNothingAfterIt(String json) throws IOException {
        assertThat(read(json)).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\"}",
                "{\"event\":{\"name\":\"a\"},\"protocol\":\"mega\",\"version\":1}",
                "{\"protocol\":\"mega\",\"event\":{\"name\":\"a\"},\"version\":1}",
                "{\"version\":1,\"event\":{\"name\":\"a\"},\"protocol\":\"mega\"}",
                "{\"protocol\":\"mega\",\"version\":1,\"x\":1,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"object\":{\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"version\":2,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":\"other\",\"version\":1,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"version\":1,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":null,\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"version\":null,\"version\":1,\"event\":{\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"version\":1}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":5,\"name\":\"a\"}}",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":null}}"
            })
    void whatIsNoEventOrHasNoTextForItsNameHasNone(String json) throws IOException {
        assertThat(read(json)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"protocol\":\"me",
                "{\"protocol\":\"mega\",\"version\":1",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":[",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"domain\":\"x\"",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":",
                "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"a"
            })
    void aDocumentThatEndsBeforeTheNameDoesIsNotDecided(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    private static @Nullable String read(String json) throws IOException {
        return EventNameReader.read(new JsonCursor(Objects.requireNonNull(EncodedText.of(json)), 0));
    }
}
