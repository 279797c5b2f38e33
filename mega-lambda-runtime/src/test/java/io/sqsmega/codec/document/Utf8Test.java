package io.sqsmega.codec.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The JDK's decoder is the oracle. */
class Utf8Test {
    /** The ends of the ranges that Unicode allows for a byte, and their neighbours. */
    private static final int[] EDGES = {
        0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff
    };

    @Test
    void everyPairOfBytesIsAsTheDecoderSays() {
        for (int pair = 0; pair < 1 << 16; pair++) {
            check(new byte[] {(byte) (pair >> 8), (byte) pair});
        }
    }

    @Tag("slow")
    @Test
    void everyFourBytesAtTheEdgesAreAsTheDecoderSays() {
        for (int one : EDGES) {
            for (int two : EDGES) {
                for (int three : EDGES) {
                    for (int four : EDGES) {
                        check(new byte[] {(byte) one, (byte) two, (byte) three, (byte) four});
                    }
                }
            }
        }
    }

    @Test
    void longerTextIsAsTheDecoderSays() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) EDGES[random.nextInt(EDGES.length)];
            }
            check(bytes);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(24); length > 0; length--) {
            int range = random.nextInt(5) == 0 ? 0x11_0000 : random.nextBoolean() ? 0x800 : 0x80;
            text.appendCodePoint(random.nextInt(range));
        }
        return text.toString();
    }

    private static void check(byte[] bytes) {
        // What is around the range does not count.
        byte[] padded = new byte[bytes.length + 1 + Long.BYTES];
        padded[0] = (byte) 0xc3;
        System.arraycopy(bytes, 0, padded, 1, bytes.length);
        padded[bytes.length + 1] = (byte) 0x80;

        boolean wellFormed = Utf8.isWellFormed(padded, 1, bytes.length + 1);

        if (wellFormed != isDecoded(bytes)) {
            assertThat(wellFormed)
                    .as(() -> java.util.HexFormat.of().formatHex(bytes))
                    .isEqualTo(isDecoded(bytes));
        }
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
