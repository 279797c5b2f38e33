package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "text", "\u0000\u007f\u0080\u00e9\u00ff"})
    void latinLettersTakeAByteEach(String text) {
        EncodedText encoded = EncodedText.of(text);

        assertThat(encoded.length).isEqualTo(text.length());
        assertThat(encoded.charset).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(encoded.text(0, encoded.length)).isEqualTo(text);
        assertThat(padding(encoded)).containsOnly(0).hasSizeGreaterThanOrEqualTo(EncodedText.PADDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0100", "\u00e9\u4e2d?", "\ud83d\ude00", "\ufffd\ufeff\uffff"})
    void otherLettersAreInUtf8(String text) {
        EncodedText encoded = EncodedText.of(text);

        assertThat(encoded.length).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(encoded.charset).isEqualTo(StandardCharsets.UTF_8);
        assertThat(encoded.text(0, encoded.length)).isEqualTo(text);
        assertThat(padding(encoded)).containsOnly(0).hasSizeGreaterThanOrEqualTo(EncodedText.PADDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "a\ud83db", "\ude00\ud83d", "?\ud800"})
    void surrogateByItselfHasNoBytes(String text) {
        assertThat(EncodedText.of(text)).isNull();
    }

    @Test
    void streamIsReadToItsEnd() throws IOException {
        for (int length = 0; length <= 70; length++) {
            byte[] bytes = "0123456789".repeat(7).substring(0, length).getBytes(StandardCharsets.UTF_8);
            for (int available : new int[] {0, 1, length, length + 5}) {
                for (int atOnce : new int[] {1, 7, 100}) {
                    EncodedText read = EncodedText.read(new Trickle(bytes, available, atOnce));

                    assertThat(read.text(0, read.length)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
                    assertThat(padding(read)).containsOnly(0).hasSizeGreaterThanOrEqualTo(EncodedText.PADDING);
                }
            }
        }
    }

    @Test
    void streamThatSaysHowLongItIsIsReadIntoOneArray() throws IOException {
        EncodedText read = EncodedText.read(new ByteArrayInputStream(new byte[1_000]));

        assertThat(read.length).isEqualTo(1_000);
        assertThat(read.bytes).hasSize(1_000 + 1 + EncodedText.PADDING);
    }

    @Test
    void wellFormedIsAllThatIsUtf8() throws IOException {
        assertThat(utf8("").isWellFormed()).isTrue();
        assertThat(utf8("text \u00e9 \u4e2d \ud83d\ude00 \ufffd").isWellFormed())
                .isTrue();
        for (int i = 0; i < 4; i++) {
            assertThat(utf8("x".repeat(8_190 + i) + "\ud83d\ude00\u00e9").isWellFormed())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00c3",
                "\u00c3x",
                "\u00c0\u0080",
                "\u00e4\u00b8",
                "\u00ed\u00a0\u0080",
                "\u00f0\u009f\u0098",
                "\u00f4\u0090\u0080\u0080",
                "\u00ff"
            })
    void otherBytesAreNotWellFormed(String bytes) throws IOException {
        for (String before : new String[] {"", "text", "x".repeat(8_191), "x".repeat(20_000)}) {
            assertThat(bytes(before + bytes).isWellFormed()).isFalse();
            assertThat(bytes(before + bytes + " text").isWellFormed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Type\":1|true",
                "{\"Type\"|true",
                "{\"Type|false",
                "' {\n\t\"Type\" : 1'|true",
                "[\"Type\":1|false",
                "{'Type':1|false",
                "{\"Type1\":1|false",
                "{\"type\":1|false",
                "{\"Typ\":1}|false",
                "{\"\u00e9ype\":1|false",
                "{Type\":1|false",
                "{|false",
                "''|false"
            })
    void objectBeginsWithAField(String text, boolean begins) {
        assertThat(EncodedText.of(text).beginsWithField("Type")).isEqualTo(begins);
    }

    @Test
    void printsItsLengthOnly() {
        assertThat(EncodedText.of("\u00e9 is secret")).hasToString("EncodedText[11 bytes]");
    }

    private static byte[] padding(EncodedText text) {
        return Arrays.copyOfRange(text.bytes, text.length, text.bytes.length);
    }

    private static EncodedText utf8(String text) throws IOException {
        return EncodedText.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static EncodedText bytes(String letters) throws IOException {
        return EncodedText.read(new ByteArrayInputStream(letters.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Says that so much is there, whatever is, and hands out so much at once. */
    private static final class Trickle extends ByteArrayInputStream {
        private final int available;
        private final int atOnce;

        Trickle(byte[] bytes, int available, int atOnce) {
            super(bytes);
            this.available = available;
            this.atOnce = atOnce;
        }

        @Override
        public synchronized int available() {
            return available;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, atOnce));
        }
    }
}
