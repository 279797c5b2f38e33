package io.sqsmega.lambda;

import io.sqsmega.codec.BodyText;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.FieldNames;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of an SQS event from Lambda, or the array of records from an EventBridge pipe, into messages. The
 * bodies stay bytes, in a large event those of the event, and become strings only on demand. As in data binding, the
 * last occurrence of a field wins, and a number or a boolean is also text. Not thread-safe; used once.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html">Amazon SQS as a source of
 *     EventBridge Pipes</a>
 */
final class SqsEventReader {
    /** In Lambda's order. The others are not read: {@code md5OfBody}, {@code eventSource} and {@code awsRegion}. */
    private static final FieldNames OF_RECORD = new FieldNames(
            "messageId",
            "receiptHandle",
            "body",
            "attributes",
            "messageAttributes",
            "md5OfBody",
            "eventSource",
            "eventSourceARN",
            "awsRegion");

    private static final int MESSAGE_ID = 0;
    private static final int RECEIPT_HANDLE = 1;
    private static final int BODY = 2;
    private static final int SYSTEM_ATTRIBUTES = 3;
    private static final int ATTRIBUTES = 4;
    private static final int QUEUE_ARN = 7;

    /** The most bytes of a small event. */
    private static final int SMALL = 64 * 1024;

    private final EncodedText event;
    private final JsonCursor cursor;
    private final EventValues values;
    private final boolean wholeBodies;
    /** The index of the first record without an id, or -1. */
    private int unnamed = -1;

    /** Why an attribute of the current record cannot be read, or null. */
    private @Nullable InvalidPayloadException flaw;

    private SqsEventReader(EncodedText event, boolean wholeBodies) {
        this.event = event;
        this.wholeBodies = wholeBodies;
        this.cursor = new JsonCursor(event, 0);
        this.values = new EventValues(event, cursor);
    }

    /**
     * Reads all records before any is processed, because an event of another kind must fail as a whole.
     *
     * @param wholeBodies whether most bodies will be read to their ends: then those of a small event are unescaped at
     *     once, which takes less time than to find their ends first. In a larger event, they would take memory until
     *     the batch ends
     * @throws IllegalArgumentException if this is not an SQS event: it is not JSON in UTF-8, or a field does not have
     *     its type. A message attribute that is not Base64 is a flaw of its record only
     * @throws IOException if the stream cannot be read
     */
    static List<Message> read(InputStream event, boolean wholeBodies) throws IOException {
        EncodedText json = EncodedText.read(event);
        SqsEventReader reader = new SqsEventReader(json, wholeBodies && json.length <= SMALL);
        try {
            return reader.messages();
        } catch (SlowPathException notJson) {
            throw reader.notJson();
        }
    }

    /** Returns an exception that does not quote the event, which can contain a body. */
    private IllegalArgumentException notJson() {
        return new IllegalArgumentException(
                "event must be JSON in UTF-8, got something else after byte " + cursor.end());
    }

    private List<Message> messages() throws IOException {
        List<Message> messages = cursor.isObject() ? recordsOfObject() : records();
        cursor.finish();
        if (values.isBeyondAscii() && !event.isWellFormed()) {
            throw notJson();
        } else if (messages == null) {
            throw Records.missing();
        } else if (unnamed >= 0) {
            throw Records.withoutId(unnamed);
        }
        return messages;
    }

    private @Nullable List<Message> recordsOfObject() throws IOException {
        List<Message> messages = null;
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (name.text.equals("Records")) {
                messages = records();
            } else {
                values.skip();
            }
        }
        return messages;
    }

    private @Nullable List<Message> records() throws IOException {
        if (values.isNull()) {
            return null;
        } else if (cursor.initial() != '[') {
            throw EventValues.wrong("Records", "an array");
        }
        List<Message> messages = new ArrayList<>();
        unnamed = -1;
        cursor.openArray();
        while (cursor.nextItem()) {
            Message message = record();
            if (message != null) {
                messages.add(message);
            } else if (unnamed < 0) {
                unnamed = messages.size();
            }
        }
        return Collections.unmodifiableList(messages);
    }

    /** Returns null for a record without an id. */
    private @Nullable Message record() throws IOException {
        int messageId = -1;
        BodyText body = Records.EMPTY;
        int receiptHandle = -1;
        String queueArn = null;
        int systemAttributes = -1;
        int sentTimestamp = -1;
        Map<String, MessageAttribute> attributes = Map.of();
        flaw = null;
        if (!values.openObject("Records[]")) {
            return null;
        }
        int field = cursor.next(OF_RECORD, 0);
        for (; field != FieldNames.END; field = cursor.next(OF_RECORD, field + 1)) {
            switch (field) {
                case MESSAGE_ID -> messageId = values.skipText("messageId");
                case RECEIPT_HANDLE -> receiptHandle = values.skipText("receiptHandle");
                case BODY -> body = body();
                case SYSTEM_ATTRIBUTES -> {
                    systemAttributes = values.skipSystemAttributes();
                    sentTimestamp = values.sentTimestamp();
                }
                case ATTRIBUTES -> attributes = attributes();
                case QUEUE_ARN -> queueArn = values.usualText("eventSourceARN");
                default -> values.skip();
            }
        }
        if (messageId < 0 || isNullOrEmpty(messageId)) {
            return null;
        }
        EventRecord record =
                new EventRecord(event, queueArn, messageId, receiptHandle, systemAttributes, sentTimestamp);
        return Message.of(record, body, attributes, flaw);
    }

    private boolean isNullOrEmpty(int at) {
        return event.bytes[at] == 'n' || (event.bytes[at] == '"' && event.bytes[at + 1] == '"');
    }

    private BodyText body() throws IOException {
        if (!cursor.isString()) {
            String text = values.text("body");
            return text == null ? Records.EMPTY : BodyText.of(text);
        }
        if (wholeBodies) {
            try {
                return BodyText.of(cursor.text());
            } catch (SlowPathException loneSurrogateOrMalformed) {
                // The next lines know which.
            }
        }
        int start = cursor.start();
        cursor.skipString();
        return BodyText.escaped(event, start, cursor.end());
    }

    private Map<String, MessageAttribute> attributes() throws IOException {
        Map<String, MessageAttribute> attributes = Map.of();
        if (values.openObject("messageAttributes")) {
            for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
                attributes = attributes.isEmpty() ? new HashMap<>() : attributes;
                if (values.openObject("messageAttributes[]")) {
                    attributes.put(name.text, attribute(name));
                } else {
                    attributes.remove(name.text);
                }
            }
        }
        return attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(attributes);
    }

    private MessageAttribute attribute(FieldName attribute) throws IOException {
        String dataType = null;
        String text = null;
        Bytes bytes = null;
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            switch (name.text) {
                case "dataType" -> dataType = values.usualText(name.text);
                case "stringValue" -> text = values.text(name.text);
                case "binaryValue" -> bytes = bytes(attribute);
                default -> values.skip();
            }
        }
        return MessageAttribute.received(dataType, text, bytes);
    }

    /** Reads bytes in Base64. Other text is a sender's mistake, so it is a flaw of this record and not of the event. */
    private @Nullable Bytes bytes(FieldName attribute) throws IOException {
        if (values.isNull()) {
            return null;
        } else if (!cursor.isString()) {
            throw EventValues.wrong("binaryValue", "Base64");
        }
        String base64 = cursor.string();
        try {
            // The decoder accepts missing padding.
            return Bytes.of(Base64.getDecoder().decode(base64.length() % 4 == 0 ? base64 : "="));
        } catch (IllegalArgumentException notBase64) {
            flaw = new InvalidPayloadException(
                    "messageAttributes." + attribute.text + ".binaryValue", "be Base64", "other text");
            return null;
        }
    }
}
