package io.sqsmega.codec.json;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unescapes JSON strings to bytes. Text within text has many escapes; they are checked and resolved in one pass. Not
 * thread-safe; can be reused for string after string.
 */
final class StringUnescaper {
    private static final int MOST_AT_FIRST = 2_048;
    private static final byte[] NOTHING = {};
    /**
     * Three backslashes and a quote: a quote in JSON that is a string in JSON, and this again, as in an event with SNS
     * envelopes.
     */
    private static final int ESCAPED_TWICE = 0x225C_5C5C;

    private final EncodedText json;
    private byte[] room;
    private int end;
    private boolean beyondAscii;

    StringUnescaper(EncodedText json) {
        this.json = json;
        this.room = NOTHING;
    }

    /**
     * Unescapes the beginning of a string.
     *
     * @param start the offset of its first byte, after the quote
     * @param enough the smallest length of the result in bytes, unless it is the whole string
     * @return null if the string contains a lone surrogate
     * @throws SlowPathException if the string is malformed
     */
    @Nullable
    EncodedText run(int start, int enough) throws IOException {
        byte[] escaped = json.bytes;
        int most = Math.min(Math.min(json.length, enough), MOST_AT_FIRST) + EncodedText.PADDING;
        byte[] plain = room.length < most ? new byte[most] : room;
        room = plain;
        int at = start;
        int length = 0;
        long seen = 0;
        for (long word = Swar.at(escaped, at); length < enough && (byte) word != '"'; word = Swar.at(escaped, at)) {
            if (length + EncodedText.PADDING > plain.length) {
                plain = moreRoom();
            }
            if ((byte) word != '\\') {
                // Bytes after the next escape are copied as well, and overwritten.
                Swar.put(plain, length, word);
                seen |= word;
                int before = beforeEnding(word);
                at += before;
                length += before;
            } else if ((int) word == ESCAPED_TWICE) {
                plain[length] = '\\';
                plain[length + 1] = '"';
                length += 2;
                at += Integer.BYTES;
            } else if (escaped[at + 1] == '"' || escaped[at + 1] == '\\') {
                plain[length++] = escaped[at + 1];
                at += 2;
            } else {
                int next = JsonSkipper.endOfEscape(escaped, at);
                int meant = JsonStrings.meant(escaped, at);
                if (meant > Byte.MAX_VALUE) {
                    return throughString(start);
                }
                plain[length++] = (byte) meant;
                at = next;
            }
        }
        end = at;
        beyondAscii |= Swar.isBeyondAscii(seen);
        return text(length);
    }

    private byte[] moreRoom() {
        room = Arrays.copyOf(room, 2 * room.length);
        return room;
    }

    private static int beforeEnding(long word) throws IOException {
        long ending = Swar.endingText(word);
        if (ending == 0) {
            return Long.BYTES;
        }
        int before = Swar.before(ending);
        if (before == 0) {
            throw new SlowPathException();
        }
        return before;
    }

    /** Unescapes through a string if an escape is not ASCII, because Latin-1 and UTF-8 encode it differently. */
    private @Nullable EncodedText throughString(int start) throws IOException {
        end = JsonSkipper.endOfString(json.bytes, start - 1) - 1;
        beyondAscii = true;
        return EncodedText.of(JsonStrings.text(json, start, end));
    }

    /** Returns the bytes as text: in the same array, which is not used again, unless most of it would be empty. */
    private EncodedText text(int length) {
        int padded = length + EncodedText.PADDING;
        byte[] text = room;
        if (padded > text.length / 2 && padded <= text.length) {
            room = NOTHING;
        } else {
            text = Arrays.copyOf(text, padded);
        }
        Swar.put(text, length, 0);
        return new EncodedText(text, length, json.charset);
    }

    /** Returns the offset of the quote that ended the last string. */
    int end() {
        return end;
    }

    /** Returns whether any of the strings may have had bytes that are not ASCII; possibly only bytes after them. */
    boolean isBeyondAscii() {
        return beyondAscii;
    }
}
