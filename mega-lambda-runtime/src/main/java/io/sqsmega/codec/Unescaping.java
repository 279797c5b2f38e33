package io.sqsmega.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * Goes through a string of JSON and writes down what it means, as bytes. Text within text is full of escapes: they are
 * checked and resolved in one pass. Not thread-safe; used once.
 */
final class Unescaping {
    private final EncodedText json;
    private final byte[] escaped;
    private final byte[] plain;
    private int at;
    private int length;

    /**
     * @param start the first letter of the string, behind its quote
     * @param end the quote at its end, or anywhere behind that
     */
    Unescaping(EncodedText json, int start, int end) {
        this.json = json;
        this.escaped = json.bytes;
        this.plain = new byte[end - start + EncodedText.PADDING];
        this.at = start;
    }

    /**
     * What the string means.
     *
     * @throws NotOrdinaryException if it is malformed, or has an escape for what is not ASCII
     */
    EncodedText run() throws IOException {
        while (escaped[at] != '"') {
            if (escaped[at] == '\\') {
                plain[length++] = escape();
            } else {
                copy();
            }
        }
        Arrays.fill(plain, length, length + EncodedText.PADDING, (byte) 0);
        return new EncodedText(plain, length, json.charset);
    }

    /** Where the quote is at which it ended. */
    int end() {
        return at;
    }

    private byte escape() throws IOException {
        byte letter = escaped[at + 1];
        int start = at;
        at = JsonLayout.endOfEscape(escaped, at);
        if (letter == '"' || letter == '\\') {
            return letter;
        }
        int meant = JsonStrings.meant(escaped, start);
        if (meant > Byte.MAX_VALUE) {
            throw new NotOrdinaryException();
        }
        return (byte) meant;
    }

    /** Copies what stands before the next escape. What stands behind that is written over. */
    private void copy() throws IOException {
        long word = Words.at(escaped, at);
        Words.put(plain, length, word);
        long ending = Words.endingText(word);
        int before = ending == 0 ? Long.BYTES : Words.before(ending);
        if (before == 0) {
            throw new NotOrdinaryException();
        }
        at += before;
        length += before;
    }
}
