package io.sqsmega.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * Goes through a string of JSON and writes down what it means, as bytes. Text within text is full of escapes: they are
 * checked and resolved in one pass. Not thread-safe; used once.
 */
final class Unescaping {
    private final EncodedText json;
    private final int start;
    private final byte[] plain;
    private int end;

    /**
     * @param start the first letter of the string, behind its quote
     * @param end the quote at its end, or anywhere behind that
     */
    Unescaping(EncodedText json, int start, int end) {
        this.json = json;
        this.start = start;
        this.plain = new byte[end - start + EncodedText.PADDING];
    }

    /**
     * What the string means.
     *
     * @throws NotOrdinaryException if it is malformed, or has an escape for what is not ASCII
     */
    EncodedText run() throws IOException {
        byte[] escaped = json.bytes;
        int at = start;
        int length = 0;
        while (escaped[at] != '"') {
            if (escaped[at] != '\\') {
                // What stands behind the next escape is copied too, and written over.
                long word = Words.at(escaped, at);
                Words.put(plain, length, word);
                int before = beforeEnding(word);
                at += before;
                length += before;
            } else if (escaped[at + 1] == '"' || escaped[at + 1] == '\\') {
                plain[length++] = escaped[at + 1];
                at += 2;
            } else {
                plain[length++] = meant(escaped, at);
                at = JsonLayout.endOfEscape(escaped, at);
            }
        }
        end = at;
        Arrays.fill(plain, length, length + EncodedText.PADDING, (byte) 0);
        return new EncodedText(plain, length, json.charset);
    }

    private static int beforeEnding(long word) throws IOException {
        long ending = Words.endingText(word);
        if (ending == 0) {
            return Long.BYTES;
        }
        int before = Words.before(ending);
        if (before == 0) {
            throw new NotOrdinaryException();
        }
        return before;
    }

    private static byte meant(byte[] escaped, int at) throws IOException {
        JsonLayout.endOfEscape(escaped, at);
        int meant = JsonStrings.meant(escaped, at);
        if (meant > Byte.MAX_VALUE) {
            throw new NotOrdinaryException();
        }
        return (byte) meant;
    }

    /** Where the quote is at which it ended. */
    int end() {
        return end;
    }
}
