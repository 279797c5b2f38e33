package io.sqsmega.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object or array into canonical values. Strict, but for {@code NaN}, {@code Infinity} and
 * {@code -Infinity}, which other MEGA libraries write. Jackson takes no name with a lone surrogate, so no writer here
 * writes one.
 *
 * <p>Streaming only: data binding costs a cold start more than the rest of the decoding.
 */
final class JsonReader {
    /** 16 times what SQS carries: the bound is there for bodies that come from elsewhere. */
    private static final int MAX_STRING_LENGTH = 16 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // The table of names outlives the document: names chosen to collide would make Jackson refuse the next one.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Values.MAX_DEPTH)
                    .maxNumberLength(Numbers.MAX_LENGTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNameLength(MAX_STRING_LENGTH)
                    .build())
            .build();

    private JsonReader() {}

    /** The fields of the object, or null if the text is no JSON object or is beyond the bounds. */
    static @Nullable Map<String, @Nullable Object> read(String text) {
        return isBetween('{', '}', text) ? whole(text, JsonReader::object) : null;
    }

    /** The items of the array, or null if the text is no JSON array or is beyond the bounds. */
    static @Nullable List<@Nullable Object> readArray(String text) {
        return isBetween('[', ']', text) ? whole(text, JsonReader::list) : null;
    }

    private static <T> @Nullable T whole(String text, Reading<T> reading) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            T read = reading.read(parser);
            return parser.nextToken() == null ? read : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    /** Spares whatever is something else a parser and an exception. */
    private static boolean isBetween(char first, char last, String text) {
        int start = 0;
        int end = text.length() - 1;
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isWhiteSpace(text.charAt(end))) {
            end--;
        }
        return start < end && text.charAt(start) == first && text.charAt(end) == last;
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.put(name, value(parser, parser.nextToken()));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return Collections.unmodifiableList(items);
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            default -> throw new JsonParseException(parser, "a value must stand here");
        };
    }

    private static Number decimal(JsonParser parser) throws IOException {
        String text = parser.getText();
        // Jackson also accepts INF and +Infinity, which nobody else does.
        Number number = text.endsWith("INF") || text.startsWith("+") ? null : Numbers.decimal(text);
        if (number == null) {
            throw new JsonParseException(parser, "a number must be within the bounds");
        }
        return number;
    }
}
