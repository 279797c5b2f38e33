package io.sqsmega.codec.json;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.FieldNames;
import io.sqsmega.codec.document.NameCache;
import io.sqsmega.codec.document.PlainTimestamp;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.ItemsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cursor over JSON text. Offsets are in bytes. {@link JsonSkipper} defines the syntax. Not thread-safe. */
@Internal
public final class JsonCursor extends FieldCursor {
    private static final NameCache NAMES = new NameCache();
    private static final NameCache WORDS = new NameCache();

    private final EncodedText text;
    private final byte[] bytes;
    private int at;
    private int depth;
    private boolean first = true;
    private boolean beyondAscii;
    private @Nullable StringUnescaper unescaping;

    /** @param start the offset of the first value, or of blanks before it */
    public JsonCursor(EncodedText text, int start) {
        this.text = text;
        this.bytes = text.bytes;
        this.at = EncodedText.endOfBlanks(bytes, start);
    }

    /** Returns the whole JSON. */
    public EncodedText json() {
        return text;
    }

    @Override
    public void finish() throws IOException {
        if (EncodedText.endOfBlanks(bytes, at) != text.length) {
            throw new SlowPathException();
        }
    }

    @Override
    public @Nullable FieldName next() throws IOException {
        return hasNext('}') ? name(at) : null;
    }

    /**
     * Moves to the next field like {@link #next()}, and returns the number of its name.
     *
     * @param names the names that are known
     * @param expected the number of the name that usually comes next
     * @return the number after the last one if the name is not known; {@link FieldNames#END} at the end of the object
     */
    public int next(FieldNames names, int expected) throws IOException {
        if (!hasNext('}')) {
            return FieldNames.END;
        }
        int end = names.endOf(expected, bytes, JsonSkipper.skipChar(bytes, '"', at));
        if (end < 0) {
            return names.numberOf(name(at).text);
        }
        at = JsonSkipper.skipToken(bytes, ':', end);
        return expected;
    }

    /** Moves to the next item of the array that was opened last, or, at its end, past the array: then returns false. */
    public boolean nextItem() throws IOException {
        return hasNext(']');
    }

    private boolean hasNext(char last) throws IOException {
        at = EncodedText.endOfBlanks(bytes, at);
        boolean isOver = bytes[at] == last;
        if (isOver) {
            at++;
            depth--;
        } else if (!first) {
            at = EncodedText.endOfBlanks(bytes, JsonSkipper.skipChar(bytes, ',', at));
        }
        first = false;
        return !isOver;
    }

    private FieldName name(int quote) throws IOException {
        int start = JsonSkipper.skipChar(bytes, '"', quote);
        int end = JsonSkipper.endOfPlainAscii(bytes, start);
        if (bytes[end] == '"') {
            at = JsonSkipper.skipToken(bytes, ':', end + 1);
            return NAMES.of(bytes, start, end);
        }
        beyondAscii = true;
        end = JsonSkipper.endOfName(bytes, quote) - 1;
        at = JsonSkipper.skipToken(bytes, ':', end + 1);
        return FieldName.of(JsonStrings.text(text, start, end));
    }

    /** Returns the first byte of the value at the current position. */
    public byte initial() {
        return bytes[at];
    }

    @Override
    public boolean isObject() {
        return bytes[at] == '{';
    }

    @Override
    public boolean isNull() {
        return bytes[at] == 'n';
    }

    @Override
    public boolean isString() {
        return bytes[at] == '"';
    }

    @Override
    public void open() throws IOException {
        open('{');
    }

    public void openArray() throws IOException {
        open('[');
    }

    private void open(char mark) throws IOException {
        at = JsonSkipper.skipChar(bytes, mark, at);
        JsonSkipper.checkDepth(++depth);
        first = true;
    }

    @Override
    public @Nullable Object value() throws IOException {
        int start = at;
        if (bytes[start] == '"') {
            return string();
        } else if (bytes[start] == '{') {
            return fields();
        } else if (bytes[start] == '[') {
            return list();
        }
        skip();
        return switch (bytes[start]) {
            case 'n' -> null;
            case 't' -> true;
            case 'f' -> false;
            default -> WireNumbers.jsonNumber(bytes, start, at);
        };
    }

    /**
     * Returns the string at the current position, and moves past it.
     *
     * @throws SlowPathException if it is something else
     */
    public String string() throws IOException {
        int start = JsonSkipper.skipChar(bytes, '"', at);
        int end = JsonSkipper.endOfPlainAscii(bytes, start);
        if (bytes[end] == '"') {
            at = end + 1;
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
        return unusual();
    }

    private String unusual() throws IOException {
        int start = at + 1;
        skip();
        beyondAscii = true;
        return JsonStrings.text(text, start, at - 1);
    }

    @Override
    public @Nullable Object usualValue() throws IOException {
        return isString() ? internedString() : value();
    }

    /**
     * Returns the string at the current position, interned in a cache, and moves past it.
     *
     * @throws SlowPathException if it is something else
     */
    public String internedString() throws IOException {
        int start = JsonSkipper.skipChar(bytes, '"', at);
        int end = JsonSkipper.endOfPlainAscii(bytes, start);
        if (bytes[end] == '"') {
            at = end + 1;
            return WORDS.of(bytes, start, end).text;
        }
        return unusual();
    }

    @Override
    public boolean skipTimestamp() throws IOException {
        int end = isString() ? JsonSkipper.endOfPlainAscii(bytes, at + 1) : at;
        boolean timestamp = bytes[end] == '"' && PlainTimestamp.isWritten(bytes, at + 1, end);
        if (timestamp) {
            at = end + 1;
        }
        return timestamp;
    }

    /**
     * Returns the text of the string at the current position, and moves past it.
     *
     * @throws SlowPathException if it is something else, or has an unpaired surrogate
     */
    public EncodedText text() throws IOException {
        EncodedText plain = beginningOfText(Integer.MAX_VALUE);
        at = unescaping().end() + 1;
        return plain;
    }

    /**
     * Returns the beginning of the text of the string at the current position, and does not move.
     *
     * @param length how many bytes it must have at least, unless the text is shorter
     * @throws SlowPathException if there is no string, or one that is malformed or has an unpaired surrogate
     */
    public EncodedText beginningOfText(int length) throws IOException {
        EncodedText plain = unescaping().run(JsonSkipper.skipChar(bytes, '"', at), length);
        if (plain == null) {
            throw new SlowPathException();
        }
        return plain;
    }

    /**
     * Skips the string at the current position.
     *
     * @throws SlowPathException if it is something else
     */
    public void skipString() throws IOException {
        JsonSkipper.skipChar(bytes, '"', at);
        int end = JsonSkipper.endOfText(bytes, at);
        beyondAscii |= end < 0;
        at = end < 0 ? ~end : end;
    }

    private StringUnescaper unescaping() {
        if (unescaping == null) {
            unescaping = new StringUnescaper(text);
        }
        return unescaping;
    }

    /** Returns whether a string, a text or a name may have had characters beyond ASCII. */
    public boolean isBeyondAscii() {
        return beyondAscii || (unescaping != null && unescaping.isBeyondAscii());
    }

    /** Returns the object at the current position, and moves past it. */
    public Map<String, @Nullable Object> fields() throws IOException {
        FieldsBuilder fields = new FieldsBuilder();
        open('{');
        for (FieldName name = next(); name != null; name = next()) {
            fields.put(name.text, value());
        }
        return fields.build();
    }

    private List<@Nullable Object> list() throws IOException {
        ItemsBuilder items = new ItemsBuilder();
        open('[');
        while (nextItem()) {
            items.add(value());
        }
        return items.build();
    }

    @Override
    public void skip() throws IOException {
        at = JsonSkipper.skipValue(bytes, at, depth);
    }

    @Override
    public int start() {
        return at;
    }

    @Override
    public int end() {
        return at;
    }
}
