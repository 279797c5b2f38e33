package io.sqsmega.codec;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.sqsmega.Internal;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of an SQS event from Lambda, or the array of records from an EventBridge pipe, without the classes of
 * data binding and without a tree. A {@link SqsEventScanner} reads an event in the form in which Lambda writes it; all
 * others are parsed. If a field occurs twice, the last occurrence wins, as in data binding. Not thread-safe; used once.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html">Amazon SQS as a source of
 *     EventBridge Pipes</a>
 * @since 0.1
 * @hidden
 */
@Internal
public final class SqsEventReader {
    private final JsonParser parser;
    /** The flaw of the current record. */
    private @Nullable InvalidPayloadException flaw;

    private SqsEventReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the records of the event, in their order.
     *
     * @return null if the event is not an array and has no {@code Records}; among the records, null if the event has
     *     null
     * @throws IllegalArgumentException if this is not JSON, or a field does not have its type in an SQS event; for a
     *     message attribute, this is the {@link SqsRecord#flaw flaw} of its record
     * @throws IOException if the stream cannot be read
     */
    public static @Nullable List<@Nullable SqsRecord> read(InputStream event) throws IOException {
        EncodedText text = EncodedText.read(event);
        List<@Nullable SqsRecord> records = SqsEventScanner.scan(text);
        return records == null ? parsed(text) : records;
    }

    private static @Nullable List<@Nullable SqsRecord> parsed(EncodedText event) throws IOException {
        try (JsonParser parser = Parsers.FACTORY.createParser(event.bytes, 0, event.length)) {
            return new SqsEventReader(parser).event();
        } catch (JsonProcessingException notJson) {
            throw notJson(notJson.getLocation());
        } catch (CharConversionException notText) {
            // The parser takes some bytes for UTF-32, and then not all of them are code points.
            throw notJson(null);
        }
    }

    /**
     * Returns the exception without the parser's message, which can quote a body.
     *
     * @param place the location, or null if the parser's limits are exceeded or the bytes are not text
     */
    private static IllegalArgumentException notJson(@Nullable JsonLocation place) {
        String where = place == null ? "" : " at byte " + place.getByteOffset();
        return new IllegalArgumentException("event must be JSON, got something else" + where);
    }

    private @Nullable List<@Nullable SqsRecord> event() throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            return recordsOfArray();
        }
        if (parser.currentToken() == null || !isObject("event")) {
            return null;
        }
        List<@Nullable SqsRecord> records = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("Records")) {
                records = records();
            } else {
                parser.skipChildren();
            }
        }
        return records;
    }

    private @Nullable List<@Nullable SqsRecord> recordsOfArray() throws IOException {
        List<@Nullable SqsRecord> records = records();
        if (parser.nextToken() != null) {
            throw notJson(parser.currentTokenLocation());
        }
        return records;
    }

    private @Nullable List<@Nullable SqsRecord> records() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("Records", "an array");
        }
        List<@Nullable SqsRecord> records = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            records.add(isObject("Records[]") ? record() : null);
        }
        return records;
    }

    private SqsRecord record() throws IOException {
        String messageId = null;
        BodyText body = null;
        String receiptHandle = null;
        String eventSourceArn = null;
        Map<String, String> attributes = Map.of();
        Map<String, SqsRecord.Attribute> messageAttributes = Map.of();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "messageId" -> messageId = text(name);
                case "body" -> body = body(name);
                case "receiptHandle" -> receiptHandle = text(name);
                case "eventSourceARN" -> eventSourceArn = text(name);
                case "attributes" -> attributes = attributes();
                case "messageAttributes" -> messageAttributes = messageAttributes();
                default -> parser.skipChildren();
            }
        }
        InvalidPayloadException itsFlaw = flaw;
        flaw = null;
        return new SqsRecord(messageId, body, receiptHandle, eventSourceArn, attributes, messageAttributes, itsFlaw);
    }

    private Map<String, String> attributes() throws IOException {
        Map<String, String> attributes = new HashMap<>();
        if (isObject("attributes")) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                put(attributes, name, text("attributes[]"));
            }
        }
        return attributes;
    }

    private Map<String, SqsRecord.Attribute> messageAttributes() throws IOException {
        Map<String, SqsRecord.Attribute> attributes = new HashMap<>();
        if (isObject("messageAttributes")) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                put(attributes, name, isObject("messageAttributes[]") ? attribute(name) : null);
            }
        }
        return attributes;
    }

    private SqsRecord.Attribute attribute(String attribute) throws IOException {
        String dataType = null;
        String stringValue = null;
        Bytes binaryValue = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "dataType" -> dataType = text(name);
                case "stringValue" -> stringValue = text(name);
                case "binaryValue" -> binaryValue = bytes(attribute);
                default -> parser.skipChildren();
            }
        }
        return new SqsRecord.Attribute(dataType, stringValue, binaryValue);
    }

    /**
     * Reads bytes in Base64. A malformed value is a sender's mistake, so it is a flaw of this record and not of the
     * event.
     */
    private @Nullable Bytes bytes(String attribute) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrong("binaryValue", "Base64");
        }
        try {
            return Bytes.of(Base64Variants.getDefaultVariant().decode(parser.getText()));
        } catch (IllegalArgumentException notBase64) {
            flaw = new InvalidPayloadException(
                    "messageAttributes." + attribute + ".binaryValue", "be Base64", "other text");
            return null;
        }
    }

    /** Stores a value. Null removes an earlier value of the same name, because the last occurrence wins. */
    private static <V> void put(Map<String, V> map, String name, @Nullable V value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
    }

    private @Nullable BodyText body(String name) throws IOException {
        String text = text(name);
        return text == null ? null : BodyText.of(text);
    }

    private @Nullable String text(String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!token.isScalarValue()) {
            throw wrong(name, "text");
        }
        return parser.getText();
    }

    /** Returns whether an object begins here; returns false for null. */
    private boolean isObject(String name) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(name, "an object");
        }
        return true;
    }

    private IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException(name + " must be " + rule + ", got " + parser.currentToken()
                + ": is the function's event source a queue?");
    }

    /** Created at the first event. */
    private static final class Parsers {
        private static final JsonFactory FACTORY = factory();

        /**
         * Creates the factory. Names outlive the event, and senders choose some of them: names that collide must not
         * cause a failure.
         */
        private static JsonFactory factory() {
            JsonFactoryBuilder builder = new JsonFactoryBuilder();
            builder.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
            builder.disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW);
            return builder.build();
        }
    }
}
