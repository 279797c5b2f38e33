package io.sqsmega.codec.bson;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.ItemsBuilder;
import io.sqsmega.payload.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a BSON document into canonical values. Types that a payload does not have are converted:
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
 * <p>If the lengths, strings or nesting are malformed, the bytes are not a document. The library limits every length to
 * the remaining bytes before it allocates.
 */
@Internal
public final class BsonReader {
    private static final int EMPTY_DOCUMENT_LENGTH = 5;
    private static final int UUID_LENGTH = 16;
    /** The bytes for length, type, name and end of a document that contains one array, under the empty name. */
    private static final int AROUND_AN_ARRAY = 7;

    private BsonReader() {}

    /** Returns the fields of the document, or null if the bytes are not exactly one well-formed BSON document. */
    public static @Nullable Map<String, @Nullable Object> read(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < EMPTY_DOCUMENT_LENGTH || statedLength(bytes) != bytes.length) {
            return null;
        }
        try (BsonBinaryReader reader = new BsonBinaryReader(new StrictBsonInput(bytes))) {
            return object(reader, 1);
        } catch (BSONException malformed) {
            return null;
        }
    }

    /** Returns the items of an array within a well-formed document. */
    static @Nullable List<?> readArray(byte[] bytes, int start, int end) {
        int length = end - start + AROUND_AN_ARRAY;
        ByteBuffer document = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        document.putInt(length).put((byte) BsonType.ARRAY.getValue()).put((byte) 0);
        document.put(bytes, start, end - start);
        Map<String, @Nullable Object> fields = read(document.array());
        return fields == null ? null : (List<?>) fields.get("");
    }

    private static int statedLength(byte[] bytes) {
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    private static Map<String, @Nullable Object> object(BsonBinaryReader reader, int depth) {
        checkDepth(depth);
        FieldsBuilder fields = new FieldsBuilder();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            fields.put(reader.readName(), value(reader, depth));
        }
        reader.readEndDocument();
        return fields.build();
    }

    private static List<@Nullable Object> list(BsonBinaryReader reader, int depth) {
        checkDepth(depth);
        ItemsBuilder items = new ItemsBuilder();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            items.add(value(reader, depth));
        }
        reader.readEndArray();
        return items.build();
    }

    private static void checkDepth(int depth) {
        if (depth > Values.MAX_DEPTH) {
            throw new BsonSerializationException("a document must be nested at most " + Values.MAX_DEPTH + " deep");
        }
    }

    private static @Nullable Object value(BsonBinaryReader reader, int depth) {
        return switch (reader.getCurrentBsonType()) {
            case DOCUMENT -> object(reader, depth + 1);
            case ARRAY -> list(reader, depth + 1);
            case STRING -> reader.readString();
            case BOOLEAN -> reader.readBoolean();
            case INT32 -> reader.readInt32();
            case INT64 -> WireNumbers.whole(reader.readInt64());
            case DOUBLE -> reader.readDouble();
            case DATE_TIME -> Instant.ofEpochMilli(reader.readDateTime()).atOffset(ZoneOffset.UTC);
            case BINARY -> binary(reader.readBinaryData());
            default -> rare(reader, depth);
        };
    }

    private static @Nullable Object rare(BsonBinaryReader reader, int depth) {
        return switch (reader.getCurrentBsonType()) {
            case OBJECT_ID -> reader.readObjectId().toHexString();
            case TIMESTAMP -> WireNumbers.unsigned(reader.readTimestamp().getValue());
            case DECIMAL128 -> WireNumbers.decimal(reader.readDecimal128().toString());
            case SYMBOL -> reader.readSymbol();
            case JAVASCRIPT -> reader.readJavaScript();
            case JAVASCRIPT_WITH_SCOPE -> codeWithScope(reader, depth);
            case REGULAR_EXPRESSION -> regularExpression(reader.readRegularExpression());
            case DB_POINTER -> pointer(reader.readDBPointer());
            default -> withoutContents(reader);
        };
    }

    private static @Nullable String withoutContents(BsonBinaryReader reader) {
        BsonType type = reader.getCurrentBsonType();
        reader.skipValue();
        return switch (type) {
            case MIN_KEY -> "MinKey";
            case MAX_KEY -> "MaxKey";
            default -> null;
        };
    }

    private static Object binary(BsonBinary binary) {
        byte[] data = binary.getData();
        boolean uuid = binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue() && data.length == UUID_LENGTH;
        return uuid ? binary.asUuid() : Bytes.of(data);
    }

    private static String codeWithScope(BsonBinaryReader reader, int depth) {
        String code = reader.readJavaScriptWithScope();
        object(reader, depth + 1);
        return code;
    }

    private static String regularExpression(BsonRegularExpression expression) {
        return "/" + expression.getPattern() + "/" + expression.getOptions();
    }

    private static String pointer(BsonDbPointer pointer) {
        return pointer.getNamespace() + "/" + pointer.getId().toHexString();
    }
}
