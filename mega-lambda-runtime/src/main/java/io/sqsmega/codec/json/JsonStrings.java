package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;

/** Decodes JSON strings that a {@link JsonSkipper} has checked. */
@Internal
public final class JsonStrings {
    private JsonStrings() {}

    /** Returns the text of a string between two offsets, without the quotes. */
    public static String text(EncodedText json, int start, int end) {
        String written = json.text(start, end);
        return written.indexOf('\\') < 0 ? written : meant(written);
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
                at += JsonSkipper.UNICODE_ESCAPE;
            } else {
                plain.append((char) meant(written.charAt(at + 1)));
                at += 2;
            }
        }
        return plain.toString();
    }

    /** Returns the char of the escape at an offset. */
    static int meant(byte[] json, int at) {
        return json[at + 1] == 'u'
                ? unicode(json[at + 2], json[at + 3], json[at + 4], json[at + 5])
                : meant(json[at + 1]);
    }

    private static int unicode(int first, int second, int third, int fourth) {
        return JsonSkipper.hex(first) << 12
                | JsonSkipper.hex(second) << 8
                | JsonSkipper.hex(third) << 4
                | JsonSkipper.hex(fourth);
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
