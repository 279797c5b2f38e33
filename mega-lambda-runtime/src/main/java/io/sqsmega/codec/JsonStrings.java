package io.sqsmega.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the strings of JSON mean that a {@link JsonLayout} has passed, without their quotes and escapes. */
final class JsonStrings {
    private JsonStrings() {}

    /** The text of a string, whose letters stand from start to end, the quotes around them not included. */
    static String text(EncodedText json, int start, int end) {
        String written = json.text(start, end);
        return written.indexOf('\\') < 0 ? written : meant(written);
    }

    /** The same as bytes; null if it has a surrogate by itself. */
    static @Nullable EncodedText encoded(EncodedText json, int start, int end) {
        byte[] plain = new byte[end - start + EncodedText.PADDING];
        int length = 0;
        int at = start;
        while (at < end) {
            long word = Words.at(json.bytes, at);
            // The letters behind a backslash are written over by what it means.
            Words.put(plain, length, word);
            int before = Math.min(Words.beforeBackslash(word), end - at);
            length += before;
            at += before;
            if (at < end && before < Long.BYTES) {
                int meant = json.bytes[at + 1] == 'u' ? unicode(json.bytes, at) : meant(json.bytes[at + 1]);
                if (meant > Byte.MAX_VALUE) {
                    return EncodedText.of(meant(json.text(start, end)));
                }
                plain[length++] = (byte) meant;
                at += json.bytes[at + 1] == 'u' ? JsonLayout.UNICODE_ESCAPE : 2;
            }
        }
        Arrays.fill(plain, length, length + EncodedText.PADDING, (byte) 0);
        return new EncodedText(plain, length, json.charset);
    }

    private static int unicode(byte[] json, int at) {
        return unicode(json[at + 2], json[at + 3], json[at + 4], json[at + 5]);
    }

    private static String meant(String written) {
        StringBuilder plain = new StringBuilder(written.length());
        int at = 0;
        int end = written.length();
        while (at < end) {
            char c = written.charAt(at);
            if (c != '\\') {
                plain.append(c);
                at++;
            } else if (written.charAt(at + 1) == 'u') {
                plain.append((char) unicode(
                        written.charAt(at + 2),
                        written.charAt(at + 3),
                        written.charAt(at + 4),
                        written.charAt(at + 5)));
                at += JsonLayout.UNICODE_ESCAPE;
            } else {
                plain.append((char) meant(written.charAt(at + 1)));
                at += 2;
            }
        }
        return plain.toString();
    }

    private static int unicode(int first, int second, int third, int fourth) {
        return JsonLayout.hex(first) << 12
                | JsonLayout.hex(second) << 8
                | JsonLayout.hex(third) << 4
                | JsonLayout.hex(fourth);
    }

    private static int meant(int escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
