package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arrays of primitive numbers, each number like a property of its type. */
final class NumberArrayDeserializer<A> extends StdDeserializer<A> implements ContextualDeserializer {
    private final @Nullable JsonDeserializer<?> ofItems;

    NumberArrayDeserializer(Class<A> type) {
        this(type, null);
    }

    private NumberArrayDeserializer(Class<?> type, @Nullable JsonDeserializer<?> ofItems) {
        super(type);
        this.ofItems = ofItems;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType item = context.constructType(handledType().getComponentType());
        return new NumberArrayDeserializer<A>(handledType(), context.findContextualValueDeserializer(item, property));
    }

    @Override
    @SuppressWarnings("unchecked") // an array of the type that is handled
    public A deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (ofItems == null || !parser.isExpectedStartArrayToken()) {
            return (A) context.handleUnexpectedToken(handledType(), parser);
        }
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(item(ofItems, items.size(), parser, context));
        }
        Object array = Array.newInstance(handledType().getComponentType(), items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, items.get(i));
        }
        return (A) array;
    }

    private static @Nullable Object item(
            JsonDeserializer<?> reader, int index, JsonParser parser, DeserializationContext context)
            throws IOException {
        try {
            return parser.hasToken(JsonToken.VALUE_NULL)
                    ? reader.getNullValue(context)
                    : reader.deserialize(parser, context);
        } catch (JsonMappingException refused) {
            throw JsonMappingException.wrapWithPath(refused, reader, index);
        }
    }
}
