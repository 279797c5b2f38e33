package io.sqsmega.codec.json;

import static io.sqsmega.codec.json.JsonCheck.isTaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the JSON that Jackson takes, and reads it as Jackson does. */
class JsonCursorTest {
    private static final String[] DOCUMENTS = {
        "{\"a\":[-12.5e3,\"b\\u00e9\\n\",true,null],\"b\":{\"c\":{}}}",
        "{ \"\u00e9\" : \"\u4e2d\" , \"false\" : false , \"n\" : [ 0 , -0 , 10 , 1E+2 ] }",
        "{\"name\":\"letters \ud83d\ude00\",\"a\":\"12345678\",\"b\":123456789012345678901}"
    };

    private static final char[] LETTERS =
            "{}[]\",:\\0123456789.eE+-tfnul/ \n\t\u0000\u001f\u007f\u0080\u00a0\u00ff\u0660\ud800".toCharArray();

    @Test
    void everyDocumentIsTaken() {
        for (String document : DOCUMENTS) {
            assertThat(isTaken(document)).as(document).isTrue();
        }
    }

    @Test
    void truncatedDocumentIsNotTaken() {
        for (String document : DOCUMENTS) {
            for (int i = 0; i < document.length(); i++) {
                assertThat(isTaken(document.substring(0, i)))
                        .as("%s to %d", document, i)
                        .isFalse();
                isTaken(document.substring(0, i) + "}");
                isTaken(document.substring(0, i) + "\u0000}");
            }
        }
    }

    @Test
    void documentWithAnotherLetterIsTakenAsItIsParsed() {
        for (String document : DOCUMENTS) {
            for (int i = 0; i < document.length(); i++) {
                for (char letter : LETTERS) {
                    isTaken(document.substring(0, i) + letter + document.substring(i + 1));
                    isTaken(document.substring(0, i) + letter + document.substring(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "\\\"",
                "\\\\",
                "\\/",
                "\\b\\f\\n\\r\\t",
                "\\u00e9",
                "\\u4E2D",
                "\\uabCD",
                "\u007f",
                "\u0080",
                "\u00e9",
                "\u00ff",
                "\u0100",
                "\u4e2d",
                "\ud83d\ude00",
                "\uffff"
            })
    void stringAndNameEndAtAnyPlaceOfAWord(String odd) {
        for (int before = 0; before <= 17; before++) {
            for (int behind = 0; behind <= 17; behind++) {
                String letters = "x".repeat(before) + odd + "y".repeat(behind);
                assertThat(isTaken("{\"a\":\"" + letters + "\"}")).isTrue();
                assertThat(isTaken("{\"" + letters + "\":1}")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "\\", "\\x", "\\u", "\\u12", "\\u00g0", "\\u00G0", "\\u\u066000", "\u0000", "\u001f", "\n"
            })
    void stringAndNameHaveNoSuchLetters(String odd) {
        for (int before = 0; before <= 17; before++) {
            String letters = "x".repeat(before) + odd;
            for (String behind : new String[] {"", "y", "y".repeat(9)}) {
                assertThat(isTaken("{\"a\":\"" + letters + behind + "\"}"))
                        .as(letters)
                        .isFalse();
                assertThat(isTaken("{\"" + letters + behind + "\":1}"))
                        .as(letters)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d\\ude00", "\\uD83D", "\\uDE00", "\\udbff", "\\udfff"})
    void escapedSurrogateInANameIsHalfOfAPair(String escapes) {
        boolean pair = escapes.length() > 6;
        assertThat(isTaken("{\"a\":\"" + escapes + "\"}")).isTrue();
        assertThat(isTaken("{\"a" + escapes + "\":1}")).isEqualTo(pair);
        assertThat(isTaken("{\"a\":{\"a" + escapes + "b\":1}}")).isEqualTo(pair);
        assertThat(isTaken("{\"a" + escapes + escapes + "\":1}")).isEqualTo(pair);
        assertThat(isTaken("{\"a" + escapes.replaceAll("(?i)d[8-f]", "d7") + "\":1}"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "+Infinity",
                "INF",
                "-INF",
                "-NaN",
                "NaNx",
                "Na",
                "Infinit",
                "-Infinity5",
                "nan",
                "-I",
                "I",
                "N"
            })
    void numbersThatAreNoneAreThreeWords(String word) {
        boolean taken = word.matches("NaN|-?Infinity");
        for (String document : new String[] {"{\"a\":%s}", "{\"a\":[1,%s , 2]}", "{\"a\":{\"b\":%s,\"c\":\"y\"}}"}) {
            assertThat(isTaken(document.formatted(word))).isEqualTo(taken);
        }
    }

    @Test
    void halfOfAPairMayStandInAString() {
        for (String half : new String[] {"\ud83d", "\ude00", "\ud83dx\ude00", "\ud83d\ud83d\ude00"}) {
            assertThat(JsonReader.read("{\"a\":\"" + half + "\"}")).isEqualTo(Map.of("a", half));
            assertThat(isTaken("{\"a\":1}" + half)).isFalse();
            assertThat(isTaken("{" + half + "\"a\":1}")).isFalse();
        }
    }

    @Test
    void depthIsBounded() {
        for (String[] ends : new String[][] {{"[", "]", ""}, {"{\"a\":", "}", "1"}}) {
            String full = nested(ends, Values.MAX_DEPTH - 1);
            assertThat(isTaken("{\"a\":" + full + "}")).isTrue();
            assertThat(isTaken("{\"a\":" + nested(ends, Values.MAX_DEPTH) + "}"))
                    .isFalse();
            assertThat(isTaken("{\"a\":" + full + ",\"b\":" + full + "}")).isTrue();
        }
    }

    private static String nested(String[] ends, int depth) {
        return ends[0].repeat(depth) + ends[2] + ends[1].repeat(depth);
    }
}
