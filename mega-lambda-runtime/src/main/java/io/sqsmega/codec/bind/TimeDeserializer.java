package io.sqsmega.codec.bind;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date, a time or a similar type from text in one form, never from a number. Jackson reads a field with its own
 * format ({@link JsonFormat}).
 */
final class TimeDeserializer<T> extends StdScalarDeserializer<T> implements ContextualDeserializer {
    private final transient Function<String, @Nullable T> reading;
    private final @Nullable JsonDeserializer<?> formatted;

    TimeDeserializer(Class<T> type, Function<String, @Nullable T> reading, @Nullable JsonDeserializer<?> formatted) {
        super(type);
        this.reading = reading;
        this.formatted = formatted;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JsonFormat.Value format = findFormatOverrides(context, property, handledType());
        boolean own =
                format != null && (format.hasPattern() || format.getShape().isNumeric());
        return own && formatted != null
                ? context.handleSecondaryContextualization(formatted, property, context.constructType(handledType()))
                : this;
    }

    @Override
    @SuppressWarnings("unchecked") // Jackson checks what a problem handler returns
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        T read = parser.hasToken(JsonToken.VALUE_STRING) ? read(parser.getText()) : null;
        return read == null ? (T) context.handleUnexpectedToken(handledType(), parser) : read;
    }

    private @Nullable T read(String text) {
        try {
            return reading.apply(text);
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    /** Reads the keys of a map in the same form. */
    KeyDeserializer ofKeys() {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) throws IOException {
                T read = read(key);
                return read == null ? context.handleWeirdKey(handledType(), key, "it has another form") : read;
            }
        };
    }
}
