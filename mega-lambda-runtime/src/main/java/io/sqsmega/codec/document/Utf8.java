package io.sqsmega.codec.document;

import io.sqsmega.Internal;

/** Checks UTF-8 without decoding it: a decoder takes longer than all the rest of reading an event. */
@Internal
public final class Utf8 {
    private static final int[] LEAST = {0x80, 0x80, 0x800, 0x10000};

    private Utf8() {}

    /** Returns whether a range is well-formed. At least a word must follow it. */
    public static boolean isWellFormed(byte[] bytes, int start, int end) {
        int at = Swar.endOfAscii(bytes, start, end);
        while (at < end) {
            int following = Integer.numberOfLeadingZeros(~bytes[at]) - 25;
            if (following < 1 || following > 3 || at + following >= end || !isCharacter(bytes, at, following)) {
                return false;
            }
            at = Swar.endOfAscii(bytes, at + following + 1, end);
        }
        return true;
    }

    private static boolean isCharacter(byte[] bytes, int at, int following) {
        int code = bytes[at] & (0x3f >> following);
        for (int i = 1; i <= following; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return false;
            }
            code = (code << 6) | (bytes[at + i] & 0x3f);
        }
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return code >= LEAST[following] && code <= Character.MAX_CODE_POINT && !surrogate;
    }
}
