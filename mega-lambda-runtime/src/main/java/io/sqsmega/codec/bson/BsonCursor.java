package io.sqsmega.codec.bson;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.NameCache;
import io.sqsmega.codec.document.PlainTimestamp;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.document.Swar;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cursor over a BSON document. Offsets are in bytes. Not thread-safe. */
@Internal
public final class BsonCursor extends FieldCursor {
    private static final NameCache NAMES = new NameCache();
    private static final NameCache WORDS = new NameCache();
    private static final byte UUID_SUBTYPE = 0x04;
    private static final int UUID_SIZE = 16;

    private final byte[] bytes;
    private final BsonBytes layout;
    private int[] ends = new int[8];
    private int depth;
    private int at;
    private byte type = BsonBytes.DOCUMENT;

    /** @throws SlowPathException if the bytes are not exactly one document */
    public BsonCursor(BsonBytes document) throws IOException {
        this.bytes = document.bytes;
        this.layout = document;
        BsonBytes.check(layout.endOfDocument(0, layout.length) == layout.length);
    }

    @Override
    public @Nullable FieldName next() throws IOException {
        int last = ends[depth - 1] - 1;
        if (at == last) {
            at++;
            depth--;
            return null;
        }
        type = bytes[at];
        return name(at + 1, last);
    }

    private FieldName name(int start, int last) throws IOException {
        int end = layout.endOfAscii(start);
        if (end < last && bytes[end] == 0) {
            at = end + 1;
            return NAMES.of(bytes, start, end);
        }
        at = layout.endOfName(start, last);
        return FieldName.of(layout.utf8(start, at - 1));
    }

    @Override
    public boolean isObject() {
        return type == BsonBytes.DOCUMENT;
    }

    @Override
    public boolean isNull() {
        return type == BsonBytes.NULL;
    }

    @Override
    public boolean isString() {
        return type == BsonBytes.STRING;
    }

    @Override
    public void open() throws IOException {
        int end = layout.endOfDocument(at, limit());
        layout.checkDepth(depth + 1);
        if (depth == ends.length) {
            ends = Arrays.copyOf(ends, depth * 2);
        }
        ends[depth] = end;
        depth++;
        at += BsonBytes.LENGTH_SIZE;
    }

    @Override
    public void skip() throws IOException {
        at = layout.skipValue(type, at, limit(), depth);
    }

    private int limit() {
        return depth == 0 ? layout.length : ends[depth - 1] - 1;
    }

    @Override
    public @Nullable Object value() throws IOException {
        int start = at;
        skip();
        return switch (type) {
            case BsonBytes.STRING -> layout.utf8(start + BsonBytes.LENGTH_SIZE, at - 1);
            case BsonBytes.BOOLEAN -> bytes[start] != 0;
            case BsonBytes.INT32 -> layout.int32(start);
            case BsonBytes.INT64 -> WireNumbers.whole(layout.int64(start));
            case BsonBytes.DOUBLE -> Double.longBitsToDouble(layout.int64(start));
            case BsonBytes.DOCUMENT -> orSlowPath(BsonReader.read(Arrays.copyOfRange(bytes, start, at)));
            case BsonBytes.ARRAY -> orSlowPath(BsonReader.readArray(bytes, start, at));
            case BsonBytes.DATE_TIME -> dateTime(layout.int64(start));
            case BsonBytes.UINT64 -> WireNumbers.unsigned(layout.int64(start));
            case BsonBytes.OBJECT_ID -> HexFormat.of().formatHex(bytes, start, at);
            case BsonBytes.BINARY -> binary(start + BsonBytes.LENGTH_SIZE);
            default -> null;
        };
    }

    private static Object orSlowPath(@Nullable Object container) throws IOException {
        if (container == null) {
            throw new SlowPathException();
        }
        return container;
    }

    private static OffsetDateTime dateTime(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    private Object binary(int subtype) {
        int start = subtype + 1;
        if (bytes[subtype] == UUID_SUBTYPE && at - start == UUID_SIZE) {
            return new UUID(Long.reverseBytes(layout.int64(start)), Long.reverseBytes(layout.int64(start + 8)));
        }
        return Bytes.of(Arrays.copyOfRange(bytes, start, at));
    }

    @Override
    public String internedString() throws IOException {
        int start = at + BsonBytes.LENGTH_SIZE;
        skip();
        int end = at - 1;
        return Swar.areAscii(bytes, start, end) ? WORDS.of(bytes, start, end).text : layout.utf8(start, end);
    }

    @Override
    public boolean skipTimestamp() throws IOException {
        int start = at + BsonBytes.LENGTH_SIZE;
        int end = isString() ? layout.skipValue(type, at, limit(), depth) : at;
        boolean timestamp = end > start && PlainTimestamp.isWritten(bytes, start, end - 1);
        if (timestamp) {
            at = end;
        }
        return timestamp;
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
