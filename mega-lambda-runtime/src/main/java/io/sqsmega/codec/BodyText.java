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
 * @since 0.1
 * @hidden
 */
@Internal
public abstract sealed class BodyText permits BodyText.Whole, BodyText.Encoded, BodyText.Escaped {

    private BodyText() {}

    public static BodyText of(String text) {
        return new Whole(Objects.requireNonNull(text, "body must not be null"));
    }

    static BodyText of(EncodedText text) {
        return new Encoded(text);
    }

    /**
     * Returns the text of the string at a cursor, which is unescaped on demand and only as far as needed. The cursor
     * must then skip the string, which checks it.
     */
    static BodyText escaped(JsonCursor cursor) {
        return new Escaped(cursor.json(), cursor.start());
    }

    /** Returns the text as a string. */
    public abstract String string();

    /**
     * Returns the text as bytes if it begins like a JSON object; null otherwise, and if it contains a lone surrogate.
     */
    public abstract @Nullable EncodedText object();

    /**
     * Returns the beginning of the text as bytes if it begins like a JSON object; null otherwise, and if it contains a
     * lone surrogate.
     *
     * @param length the smallest number of bytes; a shorter result is the whole text
     */
    abstract @Nullable EncodedText beginning(int length);

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
        @Nullable
        EncodedText beginning(int length) {
            if (text.length() <= length || !isObject()) {
                return object();
            }
            boolean pair = Character.isHighSurrogate(text.charAt(length - 1));
            return EncodedText.of(text.substring(0, pair ? length + 1 : length));
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

        @Override
        @Nullable
        EncodedText beginning(int length) {
            // This is the whole text and must not be taken for a part.
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
        /** The JSON as {@link EncodedText}, or the unescaped {@link BodyText} after the first access. */
        private Object text;

        Escaped(EncodedText json, int quote) {
            this.text = json;
            this.quote = quote;
        }

        @Override
        public String string() {
            return plain().string();
        }

        @Override
        public @Nullable EncodedText object() {
            return plain().object();
        }

        @Override
        @Nullable
        BsonBytes document() {
            return plain().document();
        }

        @Override
        @Nullable
        EncodedText beginning(int length) {
            Object met = text;
            if (met instanceof BodyText plain) {
                return plain.beginning(length);
            }
            try {
                return beginning((EncodedText) met, length);
            } catch (IOException loneSurrogate) {
                return null;
            }
        }

        private @Nullable EncodedText beginning(EncodedText json, int length) throws IOException {
            EncodedText plain = new JsonCursor(json, quote).beginningOfText(length);
            if (plain.length < length) {
                text = new Encoded(plain);
            }
            return Encoded.isObject(plain) ? plain : null;
        }

        private BodyText plain() {
            Object met = text;
            if (met instanceof BodyText plain) {
                return plain;
            }
            BodyText plain = unescaped((EncodedText) met);
            text = plain;
            return plain;
        }

        private BodyText unescaped(EncodedText json) {
            JsonCursor cursor = new JsonCursor(json, quote);
            try {
                try {
                    return new Encoded(cursor.text());
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
