package io.sqsmega.codec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text as the bytes that a scan goes through: in Latin-1 or in UTF-8, whichever costs less. Both write ASCII alike,
 * which is all that the layout of JSON is made of.
 *
 * <p>Immutable and thread-safe. Prints its length, never its contents.
 *
 * @since 0.1
 */
public final class EncodedText {
    /** So many zeros stand behind the text, so that a word can be read wherever a letter can. */
    static final int PADDING = Long.BYTES;

    final byte[] bytes;
    final int length;
    final Charset charset;

    /** @param bytes the text, well-formed, and at least {@link #PADDING} zeros */
    EncodedText(byte[] bytes, int length, Charset charset) {
        this.bytes = bytes;
        this.length = length;
        this.charset = charset;
    }

    /** The text as bytes, or null if it has a surrogate by itself, which no bytes stand for. */
    static @Nullable EncodedText of(String text) {
        EncodedText latin = latin(text);
        if (latin != null) {
            return latin;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return isWrittenIn(utf8, utf8.length, StandardCharsets.UTF_8, text)
                ? new EncodedText(Arrays.copyOf(utf8, utf8.length + PADDING), utf8.length, StandardCharsets.UTF_8)
                : null;
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

    /** Of what cannot be encoded, another text comes back. */
    private static boolean isWrittenIn(byte[] bytes, int length, Charset charset, String text) {
        return new String(bytes, 0, length, charset).equals(text);
    }

    /** Whether this is the beginning of a JSON object whose first field has the name, written without escapes. */
    public boolean beginsWithField(String name) {
        JsonLayout layout = new JsonLayout(this);
        int brace = layout.endOfBlanks(0);
        int quote = layout.endOfBlanks(brace + 1);
        int end = quote + 1 + name.length();
        return bytes[brace] == '{'
                && end < length
                && bytes[quote] == '"'
                && bytes[end] == '"'
                && text(quote + 1, end).equals(name);
    }

    /** The text from start to end. */
    String text(int start, int end) {
        return new String(bytes, start, end - start, charset);
    }

    @Override
    public String toString() {
        return "EncodedText[" + length + " bytes]";
    }
}
