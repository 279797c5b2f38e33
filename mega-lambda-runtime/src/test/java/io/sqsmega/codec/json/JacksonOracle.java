package io.sqsmega.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.FieldsBuilder;
import io.sqsmega.payload.ItemsBuilder;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON by Jackson, as the protocol's other libraries read it: what our own tokenizer is held against. */
final class JacksonOracle {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Values.MAX_DEPTH)
                    .maxNumberLength(WireNumbers.MAX_LENGTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JacksonOracle() {}

    /** The fields of the object, or null if the text is no JSON object or is beyond the bounds. */
    @SuppressWarnings("unchecked") // what is between braces is an object, with names for keys
    static @Nullable Map<String, @Nullable Object> read(String text) {
        return isBetween('{', '}', text) ? (Map<String, @Nullable Object>) valueOf(readValue(text)) : null;
    }

    private static @Nullable Object valueOf(@Nullable JsonValue read) {
        return read == null ? null : read.value();
    }

    /** Returns the value that the text is, or null if the text is not one JSON value or is beyond the bounds. */
    static @Nullable JsonValue readValue(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable JsonValue whole(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        JsonValue read = first == null ? null : new JsonValue(value(parser, first));
        return parser.nextToken() == null ? read : null;
    }

    /** Spares whatever is something else a parser and an exception. */
    static boolean isBetween(char first, char last, String text) {
        int start = 0;
        int end = text.length() - 1;
        while (start < end && EncodedText.isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && EncodedText.isBlank(text.charAt(end))) {
            end--;
        }
        return start < end && text.charAt(start) == first && text.charAt(end) == last;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        FieldsBuilder fields = new FieldsBuilder();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.put(name, value(parser, parser.nextToken()));
        }
        return fields.build();
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        ItemsBuilder items = new ItemsBuilder();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return items.build();
    }

    /** The value that begins with the token. The parser then stands at its end. */
    static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser, parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            default -> throw new JsonParseException(parser, "a value must stand here");
        };
    }

    /** Jackson does not count signs and points. */
    private static Number whole(JsonParser parser, Number number) throws IOException {
        if (parser.getTextLength() > WireNumbers.MAX_LENGTH) {
            throw new JsonParseException(parser, "a number must be within the bounds");
        }
        return number;
    }

    /** Jackson also takes INF and +Infinity. */
    private static Number decimal(JsonParser parser) throws IOException {
        String written = parser.getText();
        Number number = written.endsWith("INF") || written.startsWith("+") ? null : WireNumbers.decimal(written);
        if (number == null || parser.getTextLength() > WireNumbers.MAX_LENGTH) {
            throw new JsonParseException(parser, "a number must be within the bounds");
        }
        return number;
    }
}
