package io.sqsmega.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text is copied in parts; what must be escaped may stand anywhere in it. */
class JsonWriterTest {
    private static final String[] CHARS = {
        "a",
        "b",
        "\"",
        "\\",
        "\u0001",
        "\n",
        "\u007f",
        "é",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "\ufffd",
        "\ufffe",
        "\uffff"
    };

    @Test
    void whatSqsOrJsonRefusesIsEscapedWhereverItIs() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(CHARS[random.nextInt(CHARS.length)]);
            }
            assertThat(JsonWriter.write(Map.of("t", text.toString()), ""))
                    .isEqualTo("{\"t\":\"" + escaped(text.toString()) + "\"}");
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean refused = character < ' '
                    || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                    || character == 0xFFFE
                    || character == 0xFFFF;
            if (character == '"' || character == '\\') {
                escaped.append('\\').appendCodePoint(character);
            } else if (refused) {
                escaped.append(String.format("\\u%04x", character));
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
