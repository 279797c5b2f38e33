package io.sqsmega.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.sqsmega.codec.json.JsonValue;
import io.sqsmega.payload.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The data of an event, depending on its content type: a JSON value, text, or bytes. Immutable and thread-safe. */
sealed interface EventData extends CloudEventData {
    /** Any JSON value, including null. */
    record Json(JsonValue value) implements EventData {
        @Override
        public byte[] toBytes() {
            return value.text().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Text that is not JSON. */
    record Text(String text) implements EventData {
        @Override
        public byte[] toBytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** Bytes. */
    record Binary(Bytes bytes) implements EventData {
        @Override
        public byte[] toBytes() {
            return bytes.toArray();
        }

        String base64() {
            return Base64.getEncoder().encodeToString(toBytes());
        }
    }

    /** Returns null if the event has no data. */
    static @Nullable EventData of(CloudEvent event) {
        CloudEventData data = event.getData();
        return data == null || data instanceof EventData
                ? (EventData) data
                : of(data.toBytes(), event.getDataContentType());
    }

    /** Reads bytes according to the content type; malformed JSON or text stays bytes. */
    static EventData of(byte[] bytes, @Nullable String contentType) {
        boolean isJson = MediaType.isJson(contentType);
        String text = isJson || MediaType.isText(contentType) ? decoded(bytes) : null;
        if (text == null) {
            return new Binary(Bytes.of(bytes));
        }
        if (!isJson) {
            return new Text(text);
        }
        JsonValue json = JsonValue.read(text);
        return json == null ? new Binary(Bytes.of(bytes)) : new Json(json);
    }

    /** Returns the data of a value in JSON, which is text or JSON according to the content type. */
    static EventData ofValue(@Nullable Object value, @Nullable String contentType) {
        return value instanceof String text && !MediaType.isJson(contentType)
                ? new Text(text)
                : new Json(new JsonValue(value));
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** Tells which content types are JSON and which are other text. Data without a content type is JSON. */
    final class MediaType {
        private static final Pattern JSON = Pattern.compile("(?i)[^/;]+/(?:[^;]*\\+)?json\\s*(?:;.*)?");
        private static final Pattern TEXT = Pattern.compile("(?i)(?:text/[^;]+|[^/;]+/(?:[^;]*\\+)?xml)\\s*(?:;.*)?");

        private MediaType() {}

        static boolean isJson(@Nullable String contentType) {
            return contentType == null || JSON.matcher(contentType).matches();
        }

        static boolean isText(@Nullable String contentType) {
            return contentType != null && TEXT.matcher(contentType).matches();
        }
    }
}
