package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of a payload as Jackson's tokens. Numbers keep their class and value; date-times and UUIDs, which JSON
 * does not have, become text, so that every mapper can read them.
 */
final class PayloadTokens {
    private final TokenBuffer tokens;

    private PayloadTokens(ObjectCodec codec) {
        this.tokens = new TokenBuffer(codec, false);
    }

    static TokenBuffer of(@Nullable Object value, ObjectCodec codec) throws IOException {
        PayloadTokens writer = new PayloadTokens(codec);
        writer.value(value);
        return writer.tokens;
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof String text) {
            tokens.writeString(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean truth) {
            tokens.writeBoolean(truth);
        } else if (value == null) {
            tokens.writeNull();
        } else {
            beyondJson(value);
        }
    }

    private void object(Map<?, ?> fields) throws IOException {
        tokens.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            tokens.writeFieldName(String.valueOf(field.getKey()));
            value(field.getValue());
        }
        tokens.writeEndObject();
    }

    private void array(List<?> items) throws IOException {
        tokens.writeStartArray();
        for (Object item : items) {
            value(item);
        }
        tokens.writeEndArray();
    }

    private void number(Number number) throws IOException {
        if (number instanceof Integer whole) {
            tokens.writeNumber(whole.intValue());
        } else if (number instanceof Double binary) {
            tokens.writeNumber(binary.doubleValue());
        } else if (number instanceof Long whole) {
            tokens.writeNumber(whole.longValue());
        } else if (number instanceof BigInteger whole) {
            tokens.writeNumber(whole);
        } else if (number instanceof BigDecimal decimal) {
            tokens.writeNumber(decimal);
        } else {
            throw unknown(number);
        }
    }

    private void beyondJson(Object value) throws IOException {
        if (value instanceof OffsetDateTime dateTime) {
            tokens.writeString(IsoDateTime.format(dateTime));
        } else if (value instanceof UUID uuid) {
            tokens.writeString(uuid.toString());
        } else if (value instanceof Bytes bytes) {
            tokens.writeEmbeddedObject(bytes.toArray());
        } else {
            throw unknown(value);
        }
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException("value must be one that a payload can hold, got " + Values.typeOf(value));
    }
}
