package io.sqsmega.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringUnescaperTest {
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final String BEFORE = "[\"";

    @Property(tries = 5_000)
    void whatIsWrittenIsMeantAgain(@ForAll("texts") String text) throws IOException {
        assertThat(unescaped(BEFORE + written(text, false) + "\",1]")).isEqualTo(text);
    }

    @Property(tries = 2_000)
    void whatIsWrittenInAsciiIsMeantAgain(@ForAll("texts") String text) throws IOException {
        assertThat(unescaped(BEFORE + written(text, true) + "\",1]")).isEqualTo(text);
    }

    @Test
    void surrogateByItselfIsNoText() throws IOException {
        assertThat(new StringUnescaper(EncodedText.of("[\"a\\ud83d\"]")).run(BEFORE.length(), WHOLE))
                .isNull();
        assertThat(unescaped("[\"a\\ud83d\\ude00\"]")).isEqualTo("a\ud83d\ude00");
    }

    @Test
    void longTextIsMeantWhole() throws IOException {
        String text = "0123456789\"\\".repeat(1_000);

        assertThat(unescaped(BEFORE + written(text, false) + "\"")).isEqualTo(text);
    }

    @Test
    void oneStringComesAfterTheOther() throws IOException {
        StringUnescaper unescaping = new StringUnescaper(EncodedText.of("[\"a\\nb and more\",\"c\"]"));

        EncodedText first = unescaping.run(2, WHOLE);
        EncodedText second = unescaping.run(unescaping.end() + 3, WHOLE);

        assertThat(first.text(0, first.length)).isEqualTo("a\nb and more");
        assertThat(second.text(0, second.length)).isEqualTo("c");
        assertThat(unescaping.isBeyondAscii()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "a text of words and \u4e2d", "\\u00e9"})
    void saysThatThereIsMoreThanAscii(String letters) throws IOException {
        StringUnescaper unescaping = unescaping(BEFORE + letters + "\"");

        unescaping.run(BEFORE.length(), WHOLE);

        assertThat(unescaping.isBeyondAscii()).isTrue();
    }

    @Test
    void escapeStandsAtAnyPlace() throws IOException {
        for (int before = 0; before <= 17; before++) {
            String text = "x".repeat(before);
            String escapes = "\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u007F\\u0000";

            assertThat(unescaped(BEFORE + text + escapes + text + "\""))
                    .isEqualTo(text + "\"\\/\b\f\n\r\tA\u007f\u0000" + text);
        }
    }

    @Test
    void escapesFollowEachOther() throws IOException {
        for (int before = 0; before <= 9; before++) {
            for (int backslashes = 0; backslashes <= 9; backslashes++) {
                String text = "x".repeat(before) + "\\".repeat(backslashes) + "\"y\"";
                String json = BEFORE + written(text, false) + "\"";
                JsonCursor cursor = new JsonCursor(EncodedText.of(json + ",1]"), 1);

                cursor.skipString();

                assertThat(unescaped(json)).isEqualTo(text);
                assertThat(cursor.end()).isEqualTo(json.length());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1234567",
                "12345678",
                "\\",
                "\\u",
                "\\u004",
                "\\u004g",
                "\\x",
                "\\u0080",
                "\\ud83d",
                "\u0000",
                "\u001f",
                "\n",
                "text\u0001"
            })
    void whatIsUnfinishedOrMalformedIsNotOrdinary(String letters) {
        for (int before = 0; before <= 9; before++) {
            String json = BEFORE + "x".repeat(before) + letters;

            assertThatThrownBy(() -> unescaped(json)).as(json).isInstanceOf(SlowPathException.class);
        }
    }

    @Test
    void endIsAtTheQuote() throws IOException {
        StringUnescaper unescaping = unescaping("[\"a\\n\\\"\",1]");

        unescaping.run(BEFORE.length(), WHOLE);

        assertThat(unescaping.end()).isEqualTo("[\"a\\n\\\"".length());
    }

    /** As anything that is scanned, it needs zeros behind it, whatever stood behind the string. */
    @Test
    void zerosStandBehindTheText() throws IOException {
        for (int length = 0; length <= 17; length++) {
            EncodedText text = unescaping(BEFORE + "x".repeat(length) + "\\n\",\"more text\"]")
                    .run(BEFORE.length(), WHOLE);

            assertThat(Arrays.copyOfRange(text.bytes, text.length, text.length + EncodedText.PADDING))
                    .containsOnly(0);
        }
    }

    private static String unescaped(String json) throws IOException {
        EncodedText text = unescaping(json).run(BEFORE.length(), WHOLE);
        return text.text(0, text.length);
    }

    private static StringUnescaper unescaping(String json) {
        return new StringUnescaper(EncodedText.of(json));
    }

    private static String written(String text, boolean ascii) throws IOException {
        StringWriter json = new StringWriter();
        JsonFactory factory = JsonFactory.builder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii)
                .build();
        try (JsonGenerator generator = factory.createGenerator(json)) {
            generator.writeString(text);
        }
        return json.toString().substring(1, json.toString().length() - 1);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ascii()
                .withChars("\"\\\"\\/\b\n\u0000\u007f\u00e9\u4e2d")
                .ofMaxLength(40);
    }
}
