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

/** Lets {@link Bytes} pass as Jackson's own binary, so that a class may have them as {@code byte[]} too. */
final class BytesModule {
    private BytesModule() {}

    static Module create() {
        return new SimpleModule("bytes")
                .addSerializer(Bytes.class, new Writer())
                .addDeserializer(Bytes.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Bytes> {
        @Override
        public void serialize(Bytes value, JsonGenerator generator, SerializerProvider context) throws IOException {
            generator.writeBinary(value.toArray());
        }
    }

    private static final class Reader extends JsonDeserializer<Bytes> {
        @Override
        public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Bytes.of(parser.getBinaryValue());
        }
    }
}
