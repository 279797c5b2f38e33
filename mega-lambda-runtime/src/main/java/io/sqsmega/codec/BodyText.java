package io.sqsmega.codec;

import io.sqsmega.Internal;
import io.sqsmega.codec.bson.BsonBase64;
import io.sqsmega.codec.bson.BsonBytes;
import io.sqsmega.codec.document.EncodedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a body: a string, or the bytes that it came in, of which a string is made when somebody asks for one.
 *
 * <p>Immutable and thread-safe. Prints its length, never its contents.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public abstract sealed class BodyText permits BodyText.Whole, BodyText.Encoded {

    private BodyText() {}

    public static BodyText of(String text) {
        return new Whole(Objects.requireNonNull(text, "body must not be null"));
    }

    static BodyText of(EncodedText text) {
        return new Encoded(text);
    }

    /** The text as a string. */
    public abstract String string();

    /** The text as bytes, if it begins as a JSON object does; else null, and if it has a surrogate by itself. */
    public abstract @Nullable EncodedText object();

    /** What the text is Base64 of, if it may be a BSON document; else null. */
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
            while (start < text.length() && EncodedText.isBlank(text.charAt(start))) {
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

    static final class Encoded extends BodyText {
        private final EncodedText text;
        /** Made by whichever thread comes first, or by several: theirs are equal. */
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
            return text.bytes[EncodedText.endOfBlanks(text.bytes, 0)] == '{' ? text : null;
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
}
