package io.sqsmega.codec.json;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through strings of JSON and writes down what they mean, as bytes. Text within text is full of escapes: they are
 * checked and resolved in one pass. Not thread-safe; made for one string after the other.
 */
final class StringUnescaper {
    private static final int MOST_AT_FIRST = 2_048;
    private static final byte[] NOTHING = {};

    private final EncodedText json;
    private byte[] room;
    private int end;
    private boolean beyondAscii;

    StringUnescaper(EncodedText json) {
        this.json = json;
        this.room = NOTHING;
    }

    /**
     * What a string means.
     *
     * @param start its first letter, behind the quote
     * @return null if it has a surrogate by itself
     * @throws SlowPathException if it is malformed
     */
    @Nullable
    EncodedText run(int start) throws IOException {
        return run(start, Integer.MAX_VALUE);
    }

    /**
     * What the beginning of a string means.
     *
     * @param start its first letter, behind the quote
     * @param enough where to stop: the result has at least so many bytes, or is the whole
     * @return null if it has a surrogate by itself
     * @throws SlowPathException if it is malformed
     */
    @Nullable
    EncodedText run(int start, int enough) throws IOException {
        byte[] escaped = json.bytes;
        int most = Math.min(Math.min(json.length, enough), MOST_AT_FIRST) + EncodedText.PADDING;
        byte[] plain = room.length < most ? new byte[most] : room;
        room = plain;
        int at = start;
        int length = 0;
        long letters = 0;
        while (length < enough && escaped[at] != '"') {
            if (length + EncodedText.PADDING > plain.length) {
                plain = moreRoom();
            }
            if (escaped[at] != '\\') {
                // What stands behind the next escape is copied too, and written over.
                long word = Swar.at(escaped, at);
                Swar.put(plain, length, word);
                letters |= word;
                int before = beforeEnding(word);
                at += before;
                length += before;
            } else if (escaped[at + 1] == '"' || escaped[at + 1] == '\\') {
                plain[length++] = escaped[at + 1];
                at += 2;
            } else {
                int behind = JsonSkipper.endOfEscape(escaped, at);
                int meant = JsonStrings.meant(escaped, at);
                if (meant > Byte.MAX_VALUE) {
                    return throughString(start);
                }
                plain[length++] = (byte) meant;
                at = behind;
            }
        }
        end = at;
        beyondAscii |= Swar.isBeyondAscii(letters);
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

    /** An escape stands for what is not ASCII, and that is written otherwise in Latin-1 than in UTF-8. */
    private @Nullable EncodedText throughString(int start) throws IOException {
        end = JsonSkipper.endOfString(json.bytes, start - 1) - 1;
        beyondAscii = true;
        return EncodedText.of(JsonStrings.text(json, start, end));
    }

    private EncodedText text(int length) {
        byte[] text = Arrays.copyOf(room, length + EncodedText.PADDING);
        Arrays.fill(text, length, text.length, (byte) 0);
        return new EncodedText(text, length, json.charset);
    }

    /** Where the quote is at which the last string ended. */
    int end() {
        return end;
    }

    /** Whether any of the strings had letters that are not ASCII; perhaps only what stands behind it. */
    boolean isBeyondAscii() {
        return beyondAscii;
    }
}
