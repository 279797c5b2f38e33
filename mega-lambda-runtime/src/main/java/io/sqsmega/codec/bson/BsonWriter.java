package io.sqsmega.codec.bson;

import io.sqsmega.Internal;
import io.sqsmega.codec.document.DocumentWriter;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonTimestamp;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document as BSON that readers in other languages interpret correctly: without Decimal128, which some
 * misread; a whole number from 2^63 to 2^64 - 1 as element 0x11, as the other MEGA libraries expect. A date-time keeps
 * its instant to the millisecond and loses its offset.
 */
@Internal
public final class BsonWriter extends DocumentWriter {
    private final BasicOutputBuffer buffer = new BasicOutputBuffer();
    private final BsonBinaryWriter bson = new BsonBinaryWriter(buffer);

    private BsonWriter(String root) {
        super(root);
    }

    /**
     * Returns the document as BSON.
     *
     * @param root the beginning of the paths in error messages
     * @throws InvalidPayloadException if BSON cannot carry a value
     */
    public static byte[] write(Map<String, @Nullable Object> document, String root) {
        BsonWriter writer = new BsonWriter(root);
        writer.object(document);
        return writer.buffer.toByteArray();
    }

    @Override
    public void startObject() {
        bson.writeStartDocument();
    }

    @Override
    public void name(String name) {
        if (name.indexOf('\0') >= 0) {
            throw refused("have a name without U+0000 in BSON: rename it, or use JSON", "a name with it");
        }
        bson.writeName(name);
    }

    @Override
    public void endObject() {
        bson.writeEndDocument();
    }

    @Override
    public void startArray() {
        bson.writeStartArray();
    }

    @Override
    public void endArray() {
        bson.writeEndArray();
    }

    @Override
    public void nothing() {
        bson.writeNull();
    }

    @Override
    public void truth(boolean value) {
        bson.writeBoolean(value);
    }

    @Override
    public void text(String value) {
        if (hasLoneSurrogate(value)) {
            throw refused("be Unicode without lone surrogates in BSON: mend it, or use JSON", "string");
        }
        bson.writeString(value);
    }

    @Override
    public void number(Number value) {
        if (value instanceof Integer number) {
            bson.writeInt32(number);
        } else if (value instanceof Long number) {
            bson.writeInt64(number);
        } else if (value instanceof Double number) {
            bson.writeDouble(number);
        } else if (value instanceof BigInteger number && WireNumbers.isUnsignedLong(number)) {
            bson.writeTimestamp(new BsonTimestamp(number.longValue()));
        } else if (value instanceof BigInteger) {
            throw refused("be a whole number of at most 64 bits in BSON: use a string, or JSON", "a longer number");
        } else {
            throw refused(
                    "be a decimal that a double holds in BSON: round it, or use a string, or JSON", "a longer number");
        }
    }

    @Override
    public void dateTime(OffsetDateTime value) {
        try {
            bson.writeDateTime(value.toInstant().toEpochMilli());
        } catch (ArithmeticException beyondLong) {
            throw refused("be within 292 million years of 1970 in BSON", "date-time");
        }
    }

    @Override
    public void uuid(UUID value) {
        bson.writeBinaryData(new BsonBinary(value));
    }

    @Override
    public void bytes(Bytes value) {
        bson.writeBinaryData(new BsonBinary(value.toArray()));
    }
}
