package io.sqsmega.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON object. Its numbers are characters.
 *
 * <p>It finds out where names and values begin and end, and leaves to Jackson what takes more than a look: numbers,
 * escapes, whatever is nested. It is no more lenient than Jackson in anything, but stricter where that is simpler. Not
 * thread-safe.
 */
final class TextCursor extends FieldCursor {
    private static final Names NAMES = new Names();

    private final JsonLayout layout;
    private final char[] text;
    private final int limit;
    private int at;
    private int depth;
    private boolean first = true;

    /**
     * @param text from start to limit; has a zero at the limit, and is not changed meanwhile
     * @throws NotOrdinaryException if the text does not begin with an object
     */
    TextCursor(char[] text, int start, int limit) throws IOException {
        this.text = text;
        this.limit = limit;
        this.layout = new JsonLayout(text);
        this.at = layout.endOfBlanks(start);
        if (!isObject()) {
            throw new NotOrdinaryException();
        }
    }

    /** @throws NotOrdinaryException if something follows the object */
    void finish() throws IOException {
        if (layout.endOfBlanks(at) != limit) {
            throw new NotOrdinaryException();
        }
    }

    @Override
    @Nullable
    String next() throws IOException {
        int next = layout.endOfBlanks(at);
        if (text[next] == '}') {
            at = next + 1;
            depth--;
            first = false;
            return null;
        } else if (!first) {
            next = layout.endOfBlanks(layout.behind(',', next));
        }
        first = false;
        return name(next);
    }

    private String name(int start) throws IOException {
        int end = layout.behind('"', start);
        while (JsonLayout.isPlainAscii(text[end])) {
            end++;
        }
        boolean plain = text[end] == '"';
        end = plain ? end + 1 : layout.endOfName(start);
        at = layout.endOfBlanks(layout.behind(':', layout.endOfBlanks(end)));
        return plain ? NAMES.of(text, start + 1, end - 1) : decodedName(start, end);
    }

    private String decodedName(int start, int end) throws IOException {
        if (string(start + 1, end - 1) instanceof String name) {
            return name;
        }
        throw new NotOrdinaryException();
    }

    @Override
    boolean isObject() {
        return text[at] == '{';
    }

    @Override
    boolean isNull() {
        return text[at] == 'n';
    }

    @Override
    boolean isString() {
        return text[at] == '"';
    }

    @Override
    void open() throws IOException {
        at = layout.behind('{', at);
        depth++;
        JsonLayout.checkDepth(depth);
        first = true;
    }

    @Override
    @Nullable
    Object value() throws IOException {
        int start = at;
        skip();
        return switch (text[start]) {
            case '"' -> string(start + 1, at - 1);
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> null;
            case '{', '[' -> JsonReader.decode(text, start, at);
            default -> Numbers.jsonNumber(text, start, at);
        };
    }

    private @Nullable Object string(int start, int end) throws IOException {
        for (int i = start; i < end; i++) {
            if (text[i] == '\\') {
                return JsonReader.decode(text, start - 1, end + 1);
            }
        }
        return new String(text, start, end - start);
    }

    /** The text of the string that stands here, with a zero behind its end. */
    char[] characters() throws IOException {
        int start = at;
        skip();
        return layout.unescaped(start, at);
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
