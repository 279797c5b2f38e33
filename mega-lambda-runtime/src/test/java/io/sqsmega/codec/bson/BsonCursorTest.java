package io.sqsmega.codec.bson;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.ScanCheck;
import io.sqsmega.projection.Places;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes no BSON that the reader would refuse, and reads what it takes as the reader does. */
class BsonCursorTest {
    private static final byte[] LIES = {0, 1, 2, 3, 4, 5, 7, 8, 16, 18, 0x7f, (byte) 0x80, (byte) 0xc3, (byte) 0xff};

    private final ScanCheck passing = new ScanCheck(Places.of(List.of(), List.of()));
    private final ScanCheck reading = new ScanCheck(
            Places.of(List.of(), List.of(List.of("a"), List.of("b", "c"), List.of("\u00e9"), List.of("d"))));

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0001", "\u007f", "\u0080", "\u00e9", "\u4e2d", "\ud83d\ude00"})
    void stringAndNameEndAtAnyPlaceOfAWord(String odd) {
        for (int length = 0; length <= 24; length++) {
            String letters = "x".repeat(length) + odd;
            assertThat(isOrdinary(bson(letters, letters))).isTrue();
            assertThat(isOrdinary(bson("name", letters + "y"))).isTrue();
            assertThat(isOrdinary(bson(letters + "y", letters))).isTrue();
        }
    }

    @Test
    void zeroStandsInAStringButEndsAName() {
        assertThat(isOrdinary(bson("name", "\u0000text\u0000"))).isTrue();
        assertThat(isOrdinary(bson("name", "\u0000t\u00e9xt\u0000"))).isTrue();
    }

    @Test
    void documentEndsWhereItSays() {
        byte[] whole = bson("name", "text");
        for (int length = 5; length < whole.length; length++) {
            byte[] truncated = Arrays.copyOf(whole, length);
            truncated[0] = (byte) length;
            assertThat(isOrdinary(truncated)).as("%d", length).isFalse();
            truncated[length - 1] = 0;
            isOrdinary(truncated);
        }
    }

    @Test
    void anyByteMayLie() {
        for (byte[] document : List.of(bson("name", "text"), bson("n\u00e9", "\u4e2d letters"))) {
            for (int i = 0; i < document.length; i++) {
                for (byte lie : LIES) {
                    byte[] lying = document.clone();
                    lying[i] = lie;
                    isOrdinary(lying);
                }
            }
        }
    }

    @Test
    void malformedUtf8IsNotOrdinary() {
        for (String name : List.of("name", "a")) {
            for (int length = 1; length <= 17; length++) {
                byte[] document = bson(name, "?".repeat(length));
                String letters = new String(document, StandardCharsets.ISO_8859_1);
                document[letters.lastIndexOf('?')] = (byte) 0x80;
                assertThat(isOrdinary(document)).isFalse();
            }
        }
        for (int length = 1; length <= 17; length++) {
            byte[] document = bson("?".repeat(length), "text");
            String letters = new String(document, StandardCharsets.ISO_8859_1);
            document[letters.lastIndexOf('?')] = (byte) 0xff;
            assertThat(isOrdinary(document)).isFalse();
        }
    }

    @Test
    void anyBase64IsReadAsItIsDecoded() {
        String text = Base64.getEncoder().encodeToString(bson("name", "text"));
        Random random = new Random(20_261_125);
        for (int i = 0; i < text.length(); i++) {
            for (String letter : List.of("", "=", "A", "/", "+", "-", "\n", "\u00e9", "\u4e2d")) {
                isOrdinary(text.substring(0, i) + letter + text.substring(i + 1));
                isOrdinary(text.substring(0, i) + letter + text.substring(random.nextInt(text.length())));
            }
        }
    }

    private boolean isOrdinary(byte[] document) {
        return isOrdinary(Base64.getEncoder().encodeToString(document));
    }

    private boolean isOrdinary(String body) {
        boolean ordinary = reading.isOrdinary(body);
        assertThat(passing.isOrdinary(body)).isEqualTo(ordinary);
        return ordinary;
    }

    private static byte[] bson(String name, String text) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", text);
        document.put(name + ".", Map.of(name, List.of(text, 1.5, true)));
        document.put("b", Map.of("c", text, name, 1L << 40));
        document.put("\u00e9", List.of(text, Map.of(name, text)));
        document.put("d", 1);
        return BsonWriter.write(document, "");
    }
}
