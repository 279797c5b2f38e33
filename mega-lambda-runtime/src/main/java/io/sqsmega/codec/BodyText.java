package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.bson.BsonBase64;
import io.sqsmega.codec.bson.BsonBytes;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.json.JsonCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a body: a string, or the received bytes, which are converted to a string on demand.
 *
 * <p>Immutable and thread-safe. Prints its length, never its contents.
 *
 * @hidden
 */
@Internal
public abstract sealed class BodyText permits BodyText.Whole, BodyText.Encoded, BodyText.Escaped {

    private static final int SHORT = 4_096;

    /** The bytes of the first part: in nearly all events, it contains the fields that the gate checks. */
    static final int PART = 128;

    private BodyText() {}

    public static BodyText of(String text) {
        return new Whole(Objects.requireNonNull(text, "body must not be null"));
    }

    public static BodyText of(EncodedText text) {
        return new Encoded(text);
    }

    /**
     * Returns the text of a string in JSON. It is unescaped on demand, and only as far as it is needed. The whole
     * string must be checked before that.
     *
     * @param quote the offset of the opening quote
     * @param end the offset after the closing quote
     */
    public static BodyText escaped(EncodedText json, int quote, int end) {
        return new Escaped(json, quote, end);
    }

    /** Returns the text as a string. */
    public abstract String string();

    /**
     * Returns the text as bytes if it begins like a JSON object; null otherwise, and if it contains a lone surrogate.
     */
    public abstract @Nullable EncodedText object();

    /** Returns whether the text is so short that encoding only a part of it saves almost nothing. */
    abstract boolean isShort();

    /**
     * Returns the first bytes of the text if it begins like a JSON object; null otherwise, and if they contain a lone
     * surrogate.
     */
    abstract @Nullable EncodedText part();

    /** Returns the bytes decoded from Base64 if they may be a BSON document; else null. */
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
            return isObject() ? EncodedText.of(text) : null;
        }

        private boolean isObject() {
            int start = 0;
            while (start < text.length() && EncodedText.isBlank(text.charAt(start))) {
                start++;
            }
            return start < text.length() && text.charAt(start) == '{';
        }

        @Override
        boolean isShort() {
            return text.length() <= SHORT;
        }

        @Override
        @Nullable
        EncodedText part() {
            if (!isObject()) {
                return null;
            }
            int end = Math.min(PART, text.length());
            boolean pair = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
            return EncodedText.of(text.substring(0, pair ? end + 1 : end));
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

    static final class Encoded extends BodyText {
        private final EncodedText text;
        /** Created on demand; several threads may create equal strings. */
        private @Nullable String string;

        Encoded(EncodedText text) {
            this.text = text;
        }

        @Override
        public String string() {
            String made = string;
            if (made == null) {
                made = text.text(0, text.length);
                string = made;
            }
            return made;
        }

        @Override
        public @Nullable EncodedText object() {
            return isObject(text) ? text : null;
        }

        /** Returns true: the text is encoded already. */
        @Override
        boolean isShort() {
            return true;
        }

        @Override
        @Nullable
        EncodedText part() {
            return object();
        }

        static boolean isObject(EncodedText text) {
            return text.bytes[EncodedText.endOfBlanks(text.bytes, 0)] == '{';
        }

        @Override
        @Nullable
        BsonBytes document() {
            return BsonBase64.decode(Arrays.copyOf(text.bytes, text.length));
        }

        @Override
        public String toString() {
            return "BodyText[" + text.length + " bytes]";
        }
    }

    static final class Escaped extends BodyText {
        private final int quote;
        private final int end;
        /**
         * The JSON as {@link EncodedText}, or the text as a string. Only a string is kept: what a message is scanned
         * from is not needed again. The first thread that needs the string creates it.
         */
        private Object text;

        Escaped(EncodedText json, int quote, int end) {
            this.text = json;
            this.quote = quote;
            this.end = end;
        }

        @Override
        public String string() {
            Object met = text;
            if (met instanceof BodyText plain) {
                return plain.string();
            }
            String string = unescaped().string();
            text = new Whole(string);
            return string;
        }

        @Override
        public @Nullable EncodedText object() {
            return mayBeObject() ? unescaped().object() : null;
        }

        /** Returns false only if the text begins with a char, not escaped, that is neither a blank nor a brace. */
        private boolean mayBeObject() {
            if (text instanceof EncodedText json) {
                byte first = json.bytes[EncodedText.endOfBlanks(json.bytes, quote + 1)];
                return first == '{' || first == '\\';
            }
            return true;
        }

        @Override
        @Nullable
        BsonBytes document() {
            return unescaped().document();
        }

        @Override
        boolean isShort() {
            return text instanceof BodyText plain ? plain.isShort() : end - quote <= SHORT;
        }

        @Override
        @Nullable
        EncodedText part() {
            Object met = text;
            if (met instanceof BodyText plain) {
                return plain.part();
            } else if (!mayBeObject()) {
                return null;
            }
            try {
                EncodedText part = new JsonCursor((EncodedText) met, quote).beginningOfText(PART);
                return Encoded.isObject(part) ? part : null;
            } catch (IOException loneSurrogate) {
                return null;
            }
        }

        private BodyText unescaped() {
            Object met = text;
            if (met instanceof BodyText plain) {
                return plain;
            }
            JsonCursor cursor = new JsonCursor((EncodedText) met, quote);
            try {
                try {
                    return new Encoded(cursor.beginningOfText(end - quote));
                } catch (SlowPathException loneSurrogate) {
                    return new Whole(cursor.string());
                }
            } catch (IOException changed) {
                throw new IllegalStateException("an event must stay as it was when it was read", changed);
            }
        }

        @Override
        public String toString() {
            return "BodyText[escaped]";
        }
    }
}
