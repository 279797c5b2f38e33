package io.sqsmega.codec;

import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.ItemsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in JSON. Its numbers are bytes. No more lenient than Jackson in anything, but stricter where that is simpler.
 * Not thread-safe.
 */
final class JsonCursor extends FieldCursor {
    private static final Names NAMES = new Names();
    private static final Names WORDS = new Names();

    private final EncodedText text;
    private final byte[] bytes;
    private int at;
    private int depth;
    private boolean first = true;
    private boolean beyondAscii;
    private @Nullable Unescaping unescaping;

    /** @param start where the value stands that the cursor begins with, perhaps after blanks */
    JsonCursor(EncodedText text, int start) {
        this.text = text;
        this.bytes = text.bytes;
        this.at = JsonLayout.endOfBlanks(bytes, start);
    }

    /** @throws NotOrdinaryException if something follows the value that was passed last */
    void finish() throws IOException {
        if (JsonLayout.endOfBlanks(bytes, at) != text.length) {
            throw new NotOrdinaryException();
        }
    }

    @Override
    @Nullable
    Name next() throws IOException {
        return hasNext('}') ? name(at) : null;
    }

    /** Moves to the next item of the array that was opened last, or, at its end, behind it: then false. */
    boolean nextItem() throws IOException {
        return hasNext(']');
    }

    private boolean hasNext(char last) throws IOException {
        at = JsonLayout.endOfBlanks(bytes, at);
        if (bytes[at] == last) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            at = JsonLayout.endOfBlanks(bytes, JsonLayout.behind(bytes, ',', at));
        }
        first = false;
        return true;
    }

    private Name name(int quote) throws IOException {
        int start = JsonLayout.behind(bytes, '"', quote);
        int end = JsonLayout.endOfPlainAscii(bytes, start);
        if (bytes[end] == '"') {
            at = JsonLayout.behindMark(bytes, ':', end + 1);
            return NAMES.of(bytes, start, end);
        }
        beyondAscii = true;
        end = JsonLayout.endOfName(bytes, quote) - 1;
        at = JsonLayout.behindMark(bytes, ':', end + 1);
        return Name.of(JsonStrings.text(text, start, end));
    }

    @Override
    boolean isObject() {
        return bytes[at] == '{';
    }

    @Override
    boolean isNull() {
        return bytes[at] == 'n';
    }

    @Override
    boolean isString() {
        return bytes[at] == '"';
    }

    @Override
    void open() throws IOException {
        open('{');
    }

    void openArray() throws IOException {
        open('[');
    }

    private void open(char mark) throws IOException {
        at = JsonLayout.behind(bytes, mark, at);
        depth++;
        JsonLayout.checkDepth(depth);
        first = true;
    }

    @Override
    @Nullable
    Object value() throws IOException {
        int start = at;
        return switch (bytes[start]) {
            case '"' -> string();
            case '{' -> fields();
            case '[' -> list();
            case 't', 'f', 'n' -> literal();
            default -> {
                skip();
                yield Numbers.jsonNumber(bytes, start, at);
            }
        };
    }

    /**
     * The string that stands here.
     *
     * @throws NotOrdinaryException if it is something else
     */
    String string() throws IOException {
        int start = JsonLayout.behind(bytes, '"', at);
        int end = JsonLayout.endOfPlainAscii(bytes, start);
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
    String word() throws IOException {
        int start = JsonLayout.behind(bytes, '"', at);
        int end = JsonLayout.endOfPlainAscii(bytes, start);
        if (bytes[end] == '"') {
            at = end + 1;
            return WORDS.of(bytes, start, end).text;
        }
        return unusual();
    }

    @Override
    boolean skipTimestamp() throws IOException {
        if (!isString()) {
            return false;
        }
        int end = JsonLayout.endOfPlainAscii(bytes, at + 1);
        boolean timestamp = bytes[end] == '"' && PlainTimestamp.isWritten(bytes, at + 1, end);
        if (timestamp) {
            at = end + 1;
        }
        return timestamp;
    }

    /**
     * The text of the string that stands here.
     *
     * @throws NotOrdinaryException if it is something else, or has a surrogate by itself
     */
    BodyText text() throws IOException {
        EncodedText plain = unescaping().run(JsonLayout.behind(bytes, '"', at));
        if (plain == null) {
            throw new NotOrdinaryException();
        }
        at = unescaping().end() + 1;
        return BodyText.of(plain);
    }

    private Unescaping unescaping() {
        if (unescaping == null) {
            unescaping = new Unescaping(text);
        }
        return unescaping;
    }

    /** Whether a string, a text or a name may have had letters that are not ASCII. */
    boolean isBeyondAscii() {
        return beyondAscii || (unescaping != null && unescaping.isBeyondAscii());
    }

    /** The object that stands here. */
    Map<String, @Nullable Object> fields() throws IOException {
        FieldsBuilder fields = new FieldsBuilder();
        open('{');
        for (Name name = next(); name != null; name = next()) {
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

    private @Nullable Boolean literal() throws IOException {
        byte letter = bytes[at];
        skip();
        return letter == 'n' ? null : letter == 't';
    }

    @Override
    void skip() throws IOException {
        at = JsonLayout.endOfValue(bytes, at, depth);
    }

    @Override
    int start() {
        return at;
    }

    @Override
    int end() {
        return at;
    }
}
