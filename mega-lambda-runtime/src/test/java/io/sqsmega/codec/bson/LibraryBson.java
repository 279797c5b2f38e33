package io.sqsmega.codec.bson;

import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.ItemsBuilder;
import io.sqsmega.payload.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
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
import org.bson.ByteBufNIO;
import org.bson.io.ByteBufferBsonInput;
import org.jspecify.annotations.Nullable;

/** What MongoDB's library reads, with strings that must be UTF-8. */
public final class LibraryBson {
    private static final int UUID_LENGTH = 16;

    private LibraryBson() {}

    /** Returns the fields of the document, or null if the bytes are not exactly one well-formed BSON document. */
    public static @Nullable Map<String, @Nullable Object> read(byte[] bytes) {
        if (bytes.length < 5
                || ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() != bytes.length) {
            return null;
        }
        try (BsonBinaryReader reader = new BsonBinaryReader(new StrictInput(bytes))) {
            return object(reader, 1);
        } catch (BSONException malformed) {
            return null;
        }
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

    /** The library replaces malformed bytes with U+FFFD. */
    private static final class StrictInput extends ByteBufferBsonInput {
        private final byte[] bytes;

        StrictInput(byte[] bytes) {
            super(new ByteBufNIO(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)));
            this.bytes = bytes;
        }

        @Override
        public String readString() {
            int start = getPosition() + Integer.BYTES;
            return checked(super.readString(), start);
        }

        @Override
        public String readCString() {
            int start = getPosition();
            return checked(super.readCString(), start);
        }

        private String checked(String text, int start) {
            byte[] read = Arrays.copyOfRange(bytes, start, getPosition() - 1);
            if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), read)) {
                throw new BsonSerializationException("a string must be UTF-8");
            }
            return text;
        }
    }
}
