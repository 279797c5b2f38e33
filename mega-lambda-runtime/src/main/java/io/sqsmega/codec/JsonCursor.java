package io.sqsmega.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A place in a JSON object. Its numbers are characters. Not thread-safe. */
final class JsonCursor extends FieldCursor {
    private final JsonParser parser;
    private JsonToken token;

    /** @throws NotOrdinaryException if the text does not begin with an object */
    JsonCursor(JsonParser parser) throws IOException {
        this.parser = parser;
        this.token = move();
        if (token != JsonToken.START_OBJECT) {
            throw new NotOrdinaryException();
        }
    }

    /** @throws NotOrdinaryException if something follows the object */
    void finish() throws IOException {
        if (parser.nextToken() != null) {
            throw new NotOrdinaryException();
        }
    }

    @Override
    @Nullable
    String next() throws IOException {
        String name = parser.nextFieldName();
        if (name != null) {
            token = move();
        }
        return name;
    }

    @Override
    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    @Override
    boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    boolean isString() {
        return token == JsonToken.VALUE_STRING;
    }

    @Override
    void open() {
        // The parser is in it already.
    }

    @Override
    @Nullable
    Object value() throws IOException {
        return JsonReader.value(parser, token);
    }

    @Override
    void skip() throws IOException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            skipContents();
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            checkDecimal();
        }
    }

    private void skipContents() throws IOException {
        int open = 1;
        while (open > 0) {
            switch (move()) {
                case START_OBJECT, START_ARRAY -> open++;
                case END_OBJECT, END_ARRAY -> open--;
                case VALUE_NUMBER_FLOAT -> checkDecimal();
                default -> {
                    // Jackson has checked it, or does so when it moves on.
                }
            }
        }
    }

    private void checkDecimal() throws IOException {
        if (!Numbers.isJson(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())) {
            throw new NotOrdinaryException();
        }
    }

    private JsonToken move() throws IOException {
        JsonToken next = parser.nextToken();
        if (next == null) {
            throw new NotOrdinaryException();
        }
        return next;
    }

    /** The characters of the string that stands here, as long as the cursor does. */
    JsonCharacters characters() throws IOException {
        return new JsonCharacters(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    @Override
    int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    @Override
    int end() {
        return start() + 1;
    }
}
