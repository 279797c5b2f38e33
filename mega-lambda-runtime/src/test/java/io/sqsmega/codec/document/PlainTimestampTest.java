package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.IsoDateTime;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way means what {@link IsoDateTime} does. */
class PlainTimestampTest {
    private static final String USUAL = "2026-11-25T18:56:42.123456789Z";
    private static final int FRACTION = USUAL.indexOf('.');

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25T18:56:42Z",
                "2026-11-25T18:56:42.1Z",
                "2026-11-25T18:56:42.123456789Z",
                "2026-11-25T18:56:42.000000001Z",
                "0001-01-01T00:00:00Z",
                "0100-10-10T10:10:10.010Z",
                "9999-12-28T23:59:59.999999999Z",
                "2024-02-28T00:00:00.0Z"
            })
    void usualTimestampIsRead(String timestamp) {
        assertThatIsReadTheSame(timestamp);
        assertThat(isWritten(timestamp)).isTrue();
    }

    @Test
    void fractionHasOneToNineDigits() {
        for (int digits = 0; digits <= 11; digits++) {
            String timestamp = USUAL.substring(0, FRACTION) + "." + "98765432109".substring(0, digits) + "Z";

            assertThatIsReadTheSame(timestamp);
            assertThat(isWritten(timestamp)).isEqualTo(digits >= 1 && digits <= 9);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "0000-01-01T00:00:00Z",
                "2026-00-25T18:56:42Z",
                "2026-13-25T18:56:42Z",
                "2026-11-00T18:56:42Z",
                "2026-11-29T18:56:42Z",
                "2026-02-30T18:56:42Z",
                "2026-11-25T24:00:00Z",
                "2026-11-25T18:60:42Z",
                "2026-11-25T18:56:60Z",
                "2026-11-25 18:56:42Z",
                "2026-11-25T18:56:42",
                "2026-11-25T18:56Z",
                "2026-11-25T18:56:42+00:00",
                "2026-11-25T18:56:42.1234+0200",
                "2026-11-25T18:56:42,123Z",
                "2026-1-25T18:56:42.1Z",
                "2026-11-25T18:56:42.Z",
                "+026-11-25T18:56:42Z",
                "2026-11-25T18:56:42.1z"
            })
    void anythingElseGoesTheLongWay(String timestamp) {
        assertThat(isWritten(timestamp)).isFalse();
    }

    @Test
    void everyLetterCounts() {
        for (String timestamp : new String[] {USUAL, USUAL.substring(0, FRACTION) + "Z"}) {
            for (int i = 0; i < timestamp.length(); i++) {
                for (char letter = 0; letter <= 0xff; letter++) {
                    String other = timestamp.substring(0, i) + letter + timestamp.substring(i + 1);
                    assertThatIsReadTheSame(other);
                    if (isWritten(other)) {
                        assertThat(Character.isDigit(letter) || letter == timestamp.charAt(i))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void anyFieldsAreReadTheSame(
            @ForAll @IntRange(max = 9_999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day,
            @ForAll @IntRange(max = 25) int hour,
            @ForAll @IntRange(max = 61) int minute,
            @ForAll @IntRange(max = 61) int second) {
        assertThatIsReadTheSame(
                String.format("%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day, hour, minute, second));
    }

    private static void assertThatIsReadTheSame(String timestamp) {
        if (isWritten(timestamp)) {
            byte[] letters = among(timestamp);
            assertThat(PlainTimestamp.read(letters, 1, letters.length - 1))
                    .as(timestamp)
                    .isEqualTo(IsoDateTime.parse(timestamp));
        }
    }

    private static boolean isWritten(String timestamp) {
        byte[] letters = among(timestamp);
        return PlainTimestamp.isWritten(letters, 1, letters.length - 1);
    }

    /** Between digits, which do not belong to it. */
    private static byte[] among(String timestamp) {
        return ("1" + timestamp + "1").getBytes(StandardCharsets.ISO_8859_1);
    }
}
