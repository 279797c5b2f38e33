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

    private final EncodedText text;
    private final byte[] bytes;
    private final JsonLayout layout;
    private int at;
    private int depth;
    private boolean first = true;

    /** @param start where the value stands that the cursor begins with, perhaps after blanks */
    JsonCursor(EncodedText text, int start) {
        this.text = text;
        this.bytes = text.bytes;
        this.layout = new JsonLayout(text);
        this.at = layout.endOfBlanks(start);
    }

    /** @throws NotOrdinaryException if something follows the value that was passed last */
    void finish() throws IOException {
        if (layout.endOfBlanks(at) != text.length) {
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
        at = layout.endOfBlanks(at);
        if (bytes[at] == last) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            at = layout.endOfBlanks(layout.behind(',', at));
        }
        first = false;
        return true;
    }

    private Name name(int quote) throws IOException {
        int start = layout.behind('"', quote);
        int end = layout.endOfPlainAscii(start);
        if (bytes[end] == '"') {
            at = layout.behindMark(':', end + 1);
            return NAMES.of(bytes, start, end);
        }
        end = layout.endOfName(quote) - 1;
        at = layout.behindMark(':', end + 1);
        return Name.of(JsonStrings.text(text, start, end));
    }

    @Override
    boolean isObject() {
        return bytes[at] == '{';
    }

    boolean isArray() {
        return bytes[at] == '[';
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
        at = layout.behind(mark, at);
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
            case '{' -> object();
            case '[' -> list();
            case 't', 'f', 'n' -> literal();
            default -> {
                skip();
                yield Numbers.jsonNumber(bytes, start, at);
            }
        };
    }

    private String string() throws IOException {
        int start = at + 1;
        int end = layout.endOfPlainAscii(start);
        if (bytes[end] == '"') {
            at = end + 1;
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }
        skip();
        return JsonStrings.text(text, start, at - 1);
    }

    /** The text of the string that stands here. */
    BodyText text() throws IOException {
        int start = at + 1;
        skip();
        return BodyText.quoted(text, start, at - 1);
    }

    /** The object that stands here. */
    Map<String, @Nullable Object> object() throws IOException {
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
        at = layout.endOfValue(at, depth);
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
