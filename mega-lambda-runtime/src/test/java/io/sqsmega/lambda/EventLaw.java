package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sqsmega.codec.json.JsonReader;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event has the messages that its fields say, once they are decoded; anything else is refused as the API says. */
public final class EventLaw {
    private static final JsonFactory WITHOUT_REPETITION = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private EventLaw() {}

    /** A field does not have its type. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A field is a number, whose text is lost once it is decoded. */
    private static final class WithoutItsText extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the event, and returns the number of its messages; -1 if it is refused. */
    public static int read(byte[] event) {
        return Objects.requireNonNullElse(messages(event, true), List.of()).size();
    }

    /** Checks the event. Of a field that occurs twice, an earlier value of a wrong type is refused as well. */
    public static void check(byte[] event) {
        check(event, true);
        check(event, false);
    }

    private static void check(byte[] event, boolean wholeBodies) {
        List<Message> messages = messages(event, wholeBodies);
        List<Map<String, @Nullable Object>> expected;
        try {
            expected = expected(event);
        } catch (WithoutItsText number) {
            // BothEntriesTest compares numbers.
            return;
        }
        if (messages != null || !isRepeating(event)) {
            assertThat(messages == null ? null : words(messages)).isEqualTo(expected);
        }
    }

    private static @Nullable List<Message> messages(byte[] event, boolean wholeBodies) {
        try {
            return SqsEventReader.read(new ByteArrayInputStream(event), wholeBodies);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+ must .+, got .+");
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isRepeating(byte[] event) {
        try (JsonParser parser = WITHOUT_REPETITION.createParser(new String(event, StandardCharsets.UTF_8))) {
            while (parser.nextToken() != null) {}
            return false;
        } catch (IOException repeating) {
            return String.valueOf(repeating.getMessage()).contains("Duplicate");
        }
    }

    private static @Nullable List<Map<String, @Nullable Object>> expected(byte[] event) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(event))
                    .toString();
            Map<String, @Nullable Object> fields = JsonReader.read(text);
            Object records = fields == null ? JsonReader.readArray(text) : fields.get("Records");
            List<Map<String, @Nullable Object>> words = new ArrayList<>();
            for (Object record : records instanceof List<?> list ? list : refused()) {
                words.add(record(object(record, false)));
            }
            return words;
        } catch (CharacterCodingException | Refused refused) {
            return null;
        }
    }

    private static Map<String, @Nullable Object> record(Map<?, ?> fields) {
        Map<String, @Nullable Object> words = new HashMap<>();
        words.put("id", text(fields.get("messageId")));
        words.put("body", Objects.requireNonNullElse(text(fields.get("body")), ""));
        words.put("receiptHandle", text(fields.get("receiptHandle")));
        words.put("queue", text(fields.get("eventSourceARN")));
        object(fields.get("attributes"), true).forEach((name, value) -> {
            if (value != null) {
                words.put("system " + name, text(value));
            }
        });
        object(fields.get("messageAttributes"), true).forEach((name, value) -> {
            if (value != null) {
                words.put("attribute " + name, attribute(object(value, false)));
            }
        });
        if (words.get("id") == null || words.get("id").equals("")) {
            throw new Refused();
        }
        return words;
    }

    private static List<@Nullable Object> attribute(Map<?, ?> fields) {
        Object binary = fields.get("binaryValue");
        if (binary != null && !(binary instanceof String)) {
            throw new Refused();
        }
        String text = text(fields.get("stringValue"));
        byte[] bytes = binary instanceof String base64 ? bytes(base64) : null;
        String type = text(fields.get("dataType"));
        boolean typed = type != null && !type.isEmpty();
        List<@Nullable Object> words = new ArrayList<>();
        words.add(typed ? type : text == null && bytes != null ? "Binary" : "String");
        words.add(text);
        words.add(bytes == null ? null : ByteBuffer.wrap(bytes));
        return words;
    }

    private static byte @Nullable [] bytes(String base64) {
        try {
            return base64.length() % 4 == 0 ? Base64.getDecoder().decode(base64) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new Refused();
        } else if (value instanceof Number) {
            throw new WithoutItsText();
        }
        return value == null ? null : value.toString();
    }

    private static Map<?, ?> object(@Nullable Object value, boolean mayBeNull) {
        if (value == null && mayBeNull) {
            return Map.of();
        }
        return value instanceof Map<?, ?> fields ? fields : refusedObject();
    }

    private static List<?> refused() {
        throw new Refused();
    }

    private static Map<?, ?> refusedObject() {
        throw new Refused();
    }

    private static List<Map<String, @Nullable Object>> words(List<Message> messages) {
        List<Map<String, @Nullable Object>> words = new ArrayList<>();
        for (Message message : messages) {
            Map<String, @Nullable Object> all = new HashMap<>();
            all.put("id", message.id());
            all.put("body", message.body());
            all.put("receiptHandle", message.receiptHandle());
            all.put("queue", message.queueArn());
            message.systemAttributes().forEach((name, value) -> all.put("system " + name, value));
            message.attributes().forEach((name, value) -> all.put("attribute " + name, words(value)));
            words.add(all);
        }
        return words;
    }

    private static List<@Nullable Object> words(MessageAttribute attribute) {
        List<@Nullable Object> words = new ArrayList<>();
        words.add(attribute.dataType());
        words.add(attribute.text());
        words.add(
                attribute.bytes() == null
                        ? null
                        : ByteBuffer.wrap(attribute.bytes().toArray()));
        return words;
    }
}
