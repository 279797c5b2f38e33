package io.sqsmega.codec.bson;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.document.Utf8;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The layout of a BSON document: which bytes belong to which value. Limits every length to the remaining bytes. What is
 * malformed takes the slow path.
 *
 * @see <a href="https://bsonspec.org/spec.html">BSON specification</a>
 */
@Internal
public final class BsonBytes {
    static final byte DOUBLE = 0x01;
    static final byte STRING = 0x02;
    static final byte DOCUMENT = 0x03;
    static final byte ARRAY = 0x04;
    static final byte BINARY = 0x05;
    static final byte UNDEFINED = 0x06;
    static final byte OBJECT_ID = 0x07;
    static final byte BOOLEAN = 0x08;
    static final byte DATE_TIME = 0x09;
    static final byte NULL = 0x0A;
    static final byte REGULAR_EXPRESSION = 0x0B;
    static final byte POINTER = 0x0C;
    static final byte CODE = 0x0D;
    static final byte SYMBOL = 0x0E;
    static final byte CODE_WITH_SCOPE = 0x0F;
    static final byte INT32 = 0x10;
    static final byte UINT64 = 0x11;
    static final byte INT64 = 0x12;
    static final byte DECIMAL128 = 0x13;
    static final byte MAX_KEY = 0x7F;
    static final byte MIN_KEY = (byte) 0xFF;

    public static final int LENGTH_SIZE = 4;
    static final int OBJECT_ID_SIZE = 12;
    static final int DECIMAL128_SIZE = 16;
    static final byte OLD_BINARY = 0x02;
    private static final int EMPTY_DOCUMENT_SIZE = 5;

    /** The number of zeros after the document, so that a word can be read at the position of every byte. */
    public static final int PADDING = Long.BYTES;

    public final byte[] bytes;
    public final int length;

    /** @param bytes a possible document of that length, followed by at least {@link #PADDING} zeros; never changed */
    BsonBytes(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    int int32(int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }

    long int64(int at) {
        return (int32(at) & 0xffffffffL) | (long) int32(at + 4) << 32;
    }

    /**
     * Returns the offset just after the document or array at an offset.
     *
     * @param limit the offset just after its last possible byte
     */
    int endOfDocument(int at, int limit) throws IOException {
        check(limit - at >= EMPTY_DOCUMENT_SIZE);
        int length = int32(at);
        check(length >= EMPTY_DOCUMENT_SIZE && length <= limit - at);
        check(bytes[at + length - 1] == 0);
        return at + length;
    }

    /** Checks the value at an offset at every level, and returns the offset just after it. */
    int skipValue(byte type, int at, int limit, int depth) throws IOException {
        int end = switch (type) {
            case STRING -> endOfString(at, limit);
            case INT32 -> at + 4;
            case DOUBLE, DATE_TIME, INT64, UINT64 -> at + 8;
            case DOCUMENT, ARRAY -> endOfFields(type, at, limit, depth + 1);
            case BOOLEAN -> endOfBoolean(at, limit);
            case NULL -> at;
            case OBJECT_ID -> at + OBJECT_ID_SIZE;
            case BINARY -> endOfBinary(at, limit);
            default -> endOfRare(type, at, limit, depth);
        };
        check(end <= limit);
        return end;
    }

    private int endOfRare(byte type, int at, int limit, int depth) throws IOException {
        return switch (type) {
            case UNDEFINED, MIN_KEY, MAX_KEY -> at;
            case SYMBOL, CODE -> endOfString(at, limit);
            case REGULAR_EXPRESSION -> endOfName(endOfName(at, limit), limit);
            case POINTER -> endOfString(at, limit) + OBJECT_ID_SIZE;
            case DECIMAL128 -> at + DECIMAL128_SIZE;
            case CODE_WITH_SCOPE -> endOfCodeWithScope(at, limit, depth);
            default -> throw new SlowPathException();
        };
    }

    private int endOfCodeWithScope(int at, int limit, int depth) throws IOException {
        int code = endOfLength(at, limit);
        int end = endOfFields(DOCUMENT, endOfString(code, limit), limit, depth + 1);
        check(int32(at) == end - at);
        return end;
    }

    private int endOfFields(byte type, int at, int limit, int depth) throws IOException {
        checkDepth(depth);
        int end = endOfDocument(at, limit);
        int last = end - 1;
        int next = at + LENGTH_SIZE;
        while (next < last) {
            int value = type == ARRAY ? endOfIndex(next + 1, last) : endOfName(next + 1, last);
            next = skipValue(bytes[next], value, last, depth);
        }
        check(next == last);
        return end;
    }

    void checkDepth(int depth) throws IOException {
        check(depth <= Values.MAX_DEPTH);
    }

    /** Returns the offset just after the zero that ends the name at an offset. */
    int endOfName(int at, int limit) throws IOException {
        int end = endOfAscii(at);
        if (bytes[end] != 0) {
            while (end < limit && bytes[end] != 0) {
                end++;
            }
            checkUtf8(at, end);
        }
        check(end < limit);
        return end + 1;
    }

    /** Returns the offset just after the zero that ends the name of an array's item, which nobody reads. */
    int endOfIndex(int at, int limit) throws IOException {
        int end = at;
        while (end < limit && bytes[end] != 0) {
            end++;
        }
        check(end < limit);
        return end + 1;
    }

    /** Returns the offset of the first zero or byte that is not ASCII. */
    int endOfAscii(int start) {
        int at = start;
        long ending = Swar.endingName(Swar.at(bytes, at));
        while (ending == 0) {
            at += Long.BYTES;
            ending = Swar.endingName(Swar.at(bytes, at));
        }
        return at + Swar.before(ending);
    }

    private int endOfString(int at, int limit) throws IOException {
        int start = endOfLength(at, limit);
        int length = int32(at);
        check(length > 0 && length <= limit - start);
        int end = start + length - 1;
        check(bytes[end] == 0);
        if (!Swar.areAscii(bytes, start, end)) {
            checkUtf8(start, end);
        }
        return end + 1;
    }

    private int endOfBinary(int at, int limit) throws IOException {
        int start = endOfLength(at, limit - 1) + 1;
        int length = int32(at);
        check(length >= 0 && length <= limit - start);
        // The old subtype states the length twice.
        check(bytes[start - 1] != OLD_BINARY || (length >= LENGTH_SIZE && int32(start) == length - LENGTH_SIZE));
        return start + length;
    }

    private int endOfLength(int at, int limit) throws IOException {
        check(limit - at >= LENGTH_SIZE);
        return at + LENGTH_SIZE;
    }

    private int endOfBoolean(int at, int limit) throws IOException {
        check(at < limit && (bytes[at] == 0 || bytes[at] == 1));
        return at + 1;
    }

    /** Checks UTF-8: malformed bytes would be decoded to another text. */
    private void checkUtf8(int start, int end) throws IOException {
        check(Utf8.isWellFormed(bytes, start, end));
    }

    public String utf8(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    static void check(boolean inOrder) throws IOException {
        if (!inOrder) {
            throw new SlowPathException();
        }
    }
}
