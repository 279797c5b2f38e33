package io.sqsmega.codec.bson;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonSerializationException;
import org.bson.ByteBufNIO;
import org.bson.io.ByteBufferBsonInput;

/**
 * BSON input whose strings must be UTF-8. The library replaces malformed bytes with U+FFFD, so that other bytes would
 * be read as a document with values that were not sent.
 */
final class StrictBsonInput extends ByteBufferBsonInput {
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;

    StrictBsonInput(byte[] bytes) {
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
        boolean intact = text.indexOf(REPLACEMENT) < 0
                || Arrays.equals(
                        text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, start, getPosition() - 1));
        if (!intact) {
            throw new BsonSerializationException("a string must be UTF-8");
        }
        return text;
    }
}
