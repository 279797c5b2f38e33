package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text as bytes for scanning: in Latin-1 or in UTF-8, whichever is cheaper. Both encode ASCII alike, and all structural
 * characters of JSON are ASCII.
 *
 * <p>Immutable and thread-safe. Prints its length, never its contents.
 */
@Internal
public final class EncodedText {
    /** The number of zeros after the text, so that a word can be read at the position of every byte. */
    public static final int PADDING = Long.BYTES;

    /**
     * The largest allocation before the bytes of a stream have arrived, independently of its stated length; Lambda's
     * events are smaller.
     */
    private static final int MOST_AT_FIRST = 8 * 1024 * 1024;

    public final byte[] bytes;
    public final int length;
    public final Charset charset;

    /** @param bytes the well-formed text, followed by at least {@link #PADDING} zeros */
    public EncodedText(byte[] bytes, int length, Charset charset) {
        this.bytes = bytes;
        this.length = length;
        this.charset = charset;
    }

    /** Returns the text as bytes, or null if it contains a lone surrogate, which cannot be encoded. */
    public static @Nullable EncodedText of(String text) {
        EncodedText latin = latin(text);
        if (latin != null) {
            return latin;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return isWrittenIn(utf8, utf8.length, StandardCharsets.UTF_8, text)
                ? new EncodedText(Arrays.copyOf(utf8, utf8.length + PADDING), utf8.length, StandardCharsets.UTF_8)
                : null;
    }

    /** Reads a stream to its end as UTF-8. */
    public static EncodedText read(InputStream utf8) throws IOException {
        byte[] bytes = new byte[Math.min(utf8.available(), MOST_AT_FIRST) + 1 + PADDING];
        int length = 0;
        for (int read = 0; read >= 0; read = utf8.read(bytes, length, bytes.length - PADDING - length)) {
            length += read;
            if (length + PADDING == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
        }
        return new EncodedText(bytes, length, StandardCharsets.UTF_8);
    }

    /** Returns whether the bytes are well-formed UTF-8. */
    public boolean isWellFormed() {
        return Utf8.isWellFormed(bytes, 0, length);
    }

    @SuppressWarnings("deprecation") // takes the lower byte of each character, without a copy in between
    private static @Nullable EncodedText latin(String text) {
        int length = text.length();
        byte[] bytes = new byte[length + PADDING];
        text.getBytes(0, length, bytes, 0);
        return isWrittenIn(bytes, length, StandardCharsets.ISO_8859_1, text)
                ? new EncodedText(bytes, length, StandardCharsets.ISO_8859_1)
                : null;
    }

    /**
     * Returns whether decoding the bytes gives the text back; text that cannot be encoded comes back as another text.
     */
    private static boolean isWrittenIn(byte[] bytes, int length, Charset charset, String text) {
        return new String(bytes, 0, length, charset).equals(text);
    }

    /** Returns whether the text begins with a JSON object whose first field has this name, written without escapes. */
    public boolean beginsWithField(String name) {
        int brace = endOfBlanks(bytes, 0);
        int quote = endOfBlanks(bytes, brace + 1);
        int end = quote + 1 + name.length();
        return bytes[brace] == '{'
                && end < length
                && bytes[quote] == '"'
                && bytes[end] == '"'
                && text(quote + 1, end).equals(name);
    }

    /** Returns the text between two offsets in bytes. */
    public String text(int start, int end) {
        return new String(bytes, start, end - start, charset);
    }

    @Override
    public String toString() {
        return "EncodedText[" + length + " bytes]";
    }

    public static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    public static int endOfBlanks(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] <= ' ' && isBlank(bytes[end])) {
            end++;
        }
        return end;
    }
}
