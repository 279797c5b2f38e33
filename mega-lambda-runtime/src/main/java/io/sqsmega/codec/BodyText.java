package io.sqsmega.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a body: a string, or still a part of the JSON that it came in, of which a string is made when somebody
 * asks for one.
 *
 * <p>Immutable and thread-safe. Prints its length, never its contents.
 *
 * @since 0.1
 */
public abstract sealed class BodyText permits BodyText.Whole, BodyText.Quoted {

    private BodyText() {}

    public static BodyText of(String text) {
        return new Whole(Objects.requireNonNull(text, "body must not be null"));
    }

    /**
     * The string whose letters stand from start to end, its quotes not included, in JSON that a scan has passed. Keeps
     * all of that JSON alive.
     */
    static BodyText quoted(EncodedText json, int start, int end) {
        return new Quoted(json, start, end);
    }

    /** The text as a string. */
    public abstract String string();

    /** The text as bytes, if it begins as a JSON object does; else null, and if it has a surrogate by itself. */
    public abstract @Nullable EncodedText object();

    /** The bytes that the text is Base64 of, if they may be a BSON document; null if it is none, or not as usual. */
    abstract @Nullable BsonBytes document();

    static final class Whole extends BodyText {
        private final String text;

        Whole(String text) {
            this.text = text;
        }

        @Override
        public String string() {
            return text;
        }

        @Override
        public @Nullable EncodedText object() {
            int start = 0;
            while (start < text.length() && JsonLayout.isBlank(text.charAt(start))) {
                start++;
            }
            return start < text.length() && text.charAt(start) == '{' ? EncodedText.of(text) : null;
        }

        @Override
        @Nullable
        BsonBytes document() {
            return BsonBase64.decode(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public String toString() {
            return "BodyText[" + text.length() + " characters]";
        }
    }

    static final class Quoted extends BodyText {
        private final EncodedText json;
        private final int start;
        private final int end;
        /** Made by whichever thread comes first, or by several: theirs are equal. */
        private @Nullable String string;

        Quoted(EncodedText json, int start, int end) {
            this.json = json;
            this.start = start;
            this.end = end;
        }

        @Override
        public String string() {
            String made = string;
            if (made == null) {
                made = JsonStrings.text(json, start, end);
                string = made;
            }
            return made;
        }

        @Override
        public @Nullable EncodedText object() {
            byte first = json.bytes[start];
            if (first == '{') {
                try {
                    return new Unescaping(json, start, end).run();
                } catch (IOException beyondAscii) {
                    return EncodedText.of(string());
                }
            }
            return first == '\\' || first == ' ' ? of(string()).object() : null;
        }

        @Override
        @Nullable
        BsonBytes document() {
            return BsonBase64.decode(Arrays.copyOfRange(json.bytes, start, end));
        }

        @Override
        public String toString() {
            return "BodyText[" + (end - start) + " bytes in JSON]";
        }
    }
}
