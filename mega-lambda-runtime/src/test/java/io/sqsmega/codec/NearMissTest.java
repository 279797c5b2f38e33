package io.sqsmega.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearMissTest {
    private static final String OBJECT =
            " {\"a\": [1, -2.5e10, true, false, null, \"x\\u0041\\\"y\"], \"ä\": {\"c\": {}, \"\uD83D\uDE00\": \"\"}}";

    @Test
    void everyBeginningOfAnObjectIsCutOff() {
        for (int end = 2; end < OBJECT.length(); end++) {
            assertThat(NearMiss.of(OBJECT.substring(0, end)))
                    .as(OBJECT.substring(0, end))
                    .isEqualTo(NearMiss.CUT_OFF);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("\uFEFF{\"a\": 1}", NearMiss.BYTE_ORDER_MARK),
                Arguments.of("\uFEFF  {", NearMiss.BYTE_ORDER_MARK),
                Arguments.of("\u00EF\u00BB\u00BF{\"a\": 1}", NearMiss.BYTE_ORDER_MARK),
                Arguments.of("\"{\\\"a\\\": 1}\"", NearMiss.IN_QUOTES),
                Arguments.of(" \" {\\\"a\\\": 1}\" \n", NearMiss.IN_QUOTES),
                Arguments.of("{\"a\": 1} {\"b\": 2}", NearMiss.FOLLOWED),
                Arguments.of("{\"a\": 1}\u0000", NearMiss.FOLLOWED),
                Arguments.of("{\"a\": 1} // really", NearMiss.FOLLOWED),
                Arguments.of("{\"a\": 1, // really\n}", NearMiss.MALFORMED),
                Arguments.of("{'a': 1}", NearMiss.MALFORMED),
                Arguments.of("{a: 1}", NearMiss.MALFORMED),
                Arguments.of("{\"a\": 1,}", NearMiss.MALFORMED),
                Arguments.of("{\"a\": 01}", NearMiss.MALFORMED),
                Arguments.of("{\"a\": True}", NearMiss.MALFORMED),
                Arguments.of("{\"a\": tru}", NearMiss.MALFORMED),
                Arguments.of("{\"a\": 1]", NearMiss.MALFORMED),
                Arguments.of("{{ template }}", NearMiss.MALFORMED),
                Arguments.of(" [{\"a\": 1}, 2] ", NearMiss.ARRAY),
                Arguments.of("[]", NearMiss.ARRAY),
                Arguments.of("[\"software.amazon.payloadoffloading.PayloadS3Pointer\", 7]", NearMiss.POINTER),
                Arguments.of(new PayloadPointer("bucket", "key").body(), NearMiss.POINTER));
    }

    @Test
    void anObjectThatIsDeclaredAsTextIsNotMalformed() {
        assertThat(NearMiss.of("{\"a\": [1, \"b\"]}")).isEqualTo(NearMiss.DECLARED);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aTextThatLooksLikeAnObjectIsToldByItsFault(String text, NearMiss expected) {
        assertThat(Body.read(text)).isInstanceOf(Body.Text.class);
        assertThat(NearMiss.isLikely(text)).isTrue();
        assertThat(NearMiss.of(text)).isEqualTo(expected);
    }

    @Test
    void anObjectBeyondTheBoundsIsToldByTheBound() {
        String deepest = "{\"a\":".repeat(Values.MAX_DEPTH) + "1" + "}".repeat(Values.MAX_DEPTH);
        String tooDeep = "{\"a\":" + deepest + "}";

        assertThat(Body.read(deepest)).isInstanceOf(Body.Document.class);
        assertThat(Body.read(tooDeep)).isInstanceOf(Body.Text.class);
        assertThat(NearMiss.of(tooDeep)).isEqualTo(NearMiss.TOO_DEEP);
        assertThat(NearMiss.of("{\"a\": " + "9".repeat(2_000) + "}")).isEqualTo(NearMiss.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ping", "\"text\"", "\"", "7;BR;19.99", "\uFEFF", "\uFEFFtext", "ab{"})
    void otherTextLooksLikeNothing(String text) {
        assertThat(NearMiss.isLikely(text)).isFalse();
        assertThat(NearMiss.of(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[INFO] started", "[{\"a\": 1}", "[1,]", "["})
    void otherTextThatBeginsLikeJsonIsNothingElse(String text) {
        assertThat(NearMiss.isLikely(text)).isTrue();
        assertThat(NearMiss.of(text)).isNull();
    }

    @Test
    void dataThatNamesTheProtocolIsOfAnotherVersion() {
        assertThat(NearMiss.of(DataPayload.of(Map.of("protocol", "mega", "version", 2))))
                .isEqualTo(NearMiss.OTHER_VERSION);
        assertThat(NearMiss.of(DataPayload.of(Map.of("protocol", "MEGA", "version", 1))))
                .isEqualTo(NearMiss.OTHER_VERSION);
        assertThat(NearMiss.of(DataPayload.of(Map.of("protocol", "mega", "version", "1"))))
                .isEqualTo(NearMiss.OTHER_VERSION);
        assertThat(NearMiss.of(DataPayload.of(Map.of("protocol", "mega")))).isEqualTo(NearMiss.OTHER_VERSION);
        assertThat(NearMiss.of(DataPayload.of(Map.of("protocol", "https", "version", 1))))
                .isNull();
        Map<String, @Nullable Object> without = new HashMap<>();
        without.put("protocol", null);
        assertThat(NearMiss.of(DataPayload.of(without))).isNull();
    }
}
