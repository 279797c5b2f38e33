package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Reads AWS's event classes as Lambda's Java runtime does: {@link LambdaEvent}. */
final class LambdaEventsModule extends SimpleModule {
    private static final JsonFactory JSON = new JsonFactory();

    LambdaEventsModule() {
        super("AWS Lambda events");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription bean) throws JsonMappingException {
                Class<?> raw = type.getRawClass();
                if (!LambdaEvent.isPartOfOne(raw)) {
                    return null;
                } else if (LambdaEvent.isReadable(raw)) {
                    return new Reader<>(raw);
                }
                throw InvalidDefinitionException.from((JsonParser) null, "an event or its library is missing", type);
            }
        });
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final Class<T> type;

        Reader(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T event = LambdaEvent.read(json(parser), type);
            if (event == null) {
                throw MismatchedInputException.from(parser, type, "an event must have the fields of its class");
            }
            return event;
        }

        private static String json(JsonParser parser) throws IOException {
            StringWriter json = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(json)) {
                generator.copyCurrentStructure(parser);
            }
            return json.toString();
        }
    }
}
