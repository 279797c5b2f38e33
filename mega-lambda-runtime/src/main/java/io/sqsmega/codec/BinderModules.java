package io.sqsmega.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.sqsmega.payload.Bytes;
import java.io.IOException;

/** How Jackson passes on the values of a payload that it does not know, or knows otherwise. */
final class BinderModules {
    private static final double LONG_LIMIT = 0x1p63;

    private BinderModules() {}

    /** {@link Bytes} are Jackson's own binary, so that a class may have them as {@code byte[]} too. */
    static Module bytes() {
        return new SimpleModule("bytes")
                .addSerializer(Bytes.class, new BytesWriter())
                .addDeserializer(Bytes.class, new BytesReader());
    }

    /** {@code 5.0} is the number 5, so that it fits an {@code int} where a number with a fraction does not. */
    static Module wholeNumbers() {
        return new SimpleModule("whole numbers").addSerializer(Double.class, new DoubleWriter());
    }

    private static final class BytesWriter extends JsonSerializer<Bytes> {
        @Override
        public void serialize(Bytes value, JsonGenerator generator, SerializerProvider context) throws IOException {
            generator.writeBinary(value.toArray());
        }
    }

    private static final class BytesReader extends JsonDeserializer<Bytes> {
        @Override
        public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Bytes.of(parser.getBinaryValue());
        }
    }

    private static final class DoubleWriter extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider context) throws IOException {
            if (isWhole(value)) {
                generator.writeNumber(value.longValue());
            } else {
                generator.writeNumber(value);
            }
        }

        /** Not so for a negative zero, whose sign a whole number would lose. */
        private static boolean isWhole(double value) {
            return Math.abs(value) < LONG_LIMIT && Double.compare(value, (double) (long) value) == 0;
        }
    }
}
