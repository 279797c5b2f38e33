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
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.ItemsBuilder;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonRegularExpression;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over a BSON document. Values of types that a payload does not have are converted:
 *
 * <ul>
 *   <li>binary of subtype 4 a UUID, any other binary bytes; an ObjectId its 24 hexadecimal digits;
 *   <li>date-time a date-time in UTC; element 0x11 an unsigned whole number of 64 bits, as other MEGA libraries write
 *       it; Decimal128 a decimal;
 *   <li>symbol and code their text (the scope of a code is left out), a regular expression {@code /pattern/options}, a
 *       pointer {@code namespace/digits};
 *   <li>undefined null, the least and the greatest key {@code MinKey} and {@code MaxKey}.
 * </ul>
 *
 * <p>Offsets are in bytes. Not thread-safe.
 */
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

    /**
     * Returns a cursor over a document. A caller that has JSON only does not load this class.
     *
     * @throws SlowPathException if the bytes are not exactly one document
     */
    public static FieldCursor of(BsonBytes document) throws IOException {
        return ofWhole(document);
    }

    private static BsonCursor ofWhole(BsonBytes document) throws IOException {
        BsonBytes.check(document.endOfDocument(0, document.length) == document.length);
        return new BsonCursor(document, 0);
    }

    private BsonCursor(BsonBytes document, int start) {
        this.bytes = document.bytes;
        this.layout = document;
        this.at = start;
    }

    /** Returns the fields of the document, or null if the bytes are not exactly one well-formed BSON document. */
    public static @Nullable Map<String, @Nullable Object> read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] padded = Arrays.copyOf(bytes, bytes.length + BsonBytes.PADDING);
        try {
            return ofWhole(new BsonBytes(padded, bytes.length)).fields();
        } catch (IOException malformed) {
            return null;
        }
    }

    /**
     * Returns the fields of the document at an offset.
     *
     * @throws SlowPathException if it is malformed
     */
    public static Map<String, @Nullable Object> read(BsonBytes document, int start) throws IOException {
        return new BsonCursor(document, start).fields();
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

    /** Does nothing: the bytes were checked to be exactly one document. */
    @Override
    public void finish() {}

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
        if (type == BsonBytes.DOCUMENT) {
            return fields();
        } else if (type == BsonBytes.ARRAY) {
            return items();
        }
        int start = at;
        skip();
        return switch (type) {
            case BsonBytes.STRING, BsonBytes.SYMBOL, BsonBytes.CODE -> string(start);
            case BsonBytes.BOOLEAN -> bytes[start] != 0;
            case BsonBytes.INT32 -> layout.int32(start);
            case BsonBytes.INT64 -> WireNumbers.whole(layout.int64(start));
            case BsonBytes.DOUBLE -> Double.longBitsToDouble(layout.int64(start));
            case BsonBytes.DATE_TIME -> dateTime(layout.int64(start));
            case BsonBytes.UINT64 -> WireNumbers.unsigned(layout.int64(start));
            case BsonBytes.OBJECT_ID -> HexFormat.of().formatHex(bytes, start, at);
            case BsonBytes.BINARY -> binary(start + BsonBytes.LENGTH_SIZE);
            case BsonBytes.DECIMAL128 -> decimal(start);
            default -> rare(start);
        };
    }

    private Map<String, @Nullable Object> fields() throws IOException {
        open();
        FieldsBuilder fields = new FieldsBuilder();
        for (FieldName name = next(); name != null; name = next()) {
            fields.put(name.text, value());
        }
        return fields.build();
    }

    private List<@Nullable Object> items() throws IOException {
        open();
        ItemsBuilder items = new ItemsBuilder();
        while (nextItem()) {
            items.add(value());
        }
        return items.build();
    }

    /** Moves to the next item of the array that was opened last. At its end, leaves it and returns false. */
    private boolean nextItem() throws IOException {
        int last = ends[depth - 1] - 1;
        if (at == last) {
            at++;
            depth--;
            return false;
        }
        type = bytes[at];
        at = layout.endOfIndex(at + 1, last);
        return true;
    }

    /** Returns the value of a type that is not a MEGA library's, and that begins at an offset. */
    private @Nullable String rare(int start) {
        return switch (type) {
            case BsonBytes.CODE_WITH_SCOPE -> string(start + BsonBytes.LENGTH_SIZE);
            case BsonBytes.REGULAR_EXPRESSION -> regularExpression(start);
            case BsonBytes.POINTER ->
                string(start) + "/" + HexFormat.of().formatHex(bytes, at - BsonBytes.OBJECT_ID_SIZE, at);
            case BsonBytes.MIN_KEY -> "MinKey";
            case BsonBytes.MAX_KEY -> "MaxKey";
            default -> null;
        };
    }

    private String regularExpression(int start) {
        int end = start;
        while (bytes[end] != 0) {
            end++;
        }
        // The library sorts the options.
        String options = new BsonRegularExpression("", layout.utf8(end + 1, at - 1)).getOptions();
        return "/" + layout.utf8(start, end) + "/" + options;
    }

    private String string(int start) {
        int first = start + BsonBytes.LENGTH_SIZE;
        return layout.utf8(first, first + layout.int32(start) - 1);
    }

    private @Nullable Number decimal(int start) {
        return WireNumbers.decimal(Decimal128.fromIEEE754BIDEncoding(layout.int64(start + 8), layout.int64(start))
                .toString());
    }

    private static OffsetDateTime dateTime(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    private Object binary(int subtype) {
        int start = subtype + 1;
        if (bytes[subtype] == UUID_SUBTYPE && at - start == UUID_SIZE) {
            return new UUID(Long.reverseBytes(layout.int64(start)), Long.reverseBytes(layout.int64(start + 8)));
        }
        int first = bytes[subtype] == BsonBytes.OLD_BINARY ? start + BsonBytes.LENGTH_SIZE : start;
        return Bytes.of(Arrays.copyOfRange(bytes, first, at));
    }

    @Override
    public @Nullable Object usualValue() throws IOException {
        if (!isString()) {
            return value();
        }
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
