package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.sqsmega.payload.Bytes;
import java.io.IOException;

/** Reads and writes {@link Bytes} as Jackson's binary, so that a class can also have {@code byte[]}. */
final class BytesModule extends SimpleModule {
    BytesModule() {
        super("mega bytes");
        addSerializer(new Writer());
        addDeserializer(Bytes.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Bytes> {
        Writer() {
            super(Bytes.class);
        }

        @Override
        public void serialize(Bytes value, JsonGenerator generator, SerializerProvider context) throws IOException {
            generator.writeBinary(value.toArray());
        }
    }

    private static final class Reader extends StdScalarDeserializer<Bytes> {
        Reader() {
            super(Bytes.class);
        }

        @Override
        public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Bytes.of(parser.getBinaryValue());
        }
    }
}
