package io.sqsmega.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.payload.SchemaField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contents of a payload in the values of JSON. Bytes become Base64; date-times and UUIDs become strings. */
final class PayloadTree {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PayloadTree() {}

    static @Nullable Object of(Payload payload) {
        if (payload instanceof MegaPayload mega) {
            return mega(mega);
        } else if (payload instanceof DataPayload data) {
            return value(data.data());
        } else if (payload instanceof PlaintextPayload text) {
            return text.text();
        }
        return value(((BinaryPayload) payload).bytes());
    }

    private static Map<String, @Nullable Object> mega(MegaPayload mega) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(SchemaField.EVENT.key, section(mega, SchemaField.OF_EVENT));
        if (!mega.object().isEmpty()) {
            tree.put(SchemaField.OBJECT.key, section(mega, SchemaField.OF_OBJECT));
        }
        put(tree, SchemaField.EXTRA, mega);
        return tree;
    }

    private static Map<String, @Nullable Object> section(MegaPayload mega, List<SchemaField> fields) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        fields.forEach(field -> put(tree, field, mega));
        return tree;
    }

    /** Adds a field, unless it is missing or empty. */
    private static void put(Map<String, @Nullable Object> tree, SchemaField field, MegaPayload mega) {
        Object value = field.valueIn(mega);
        boolean isEmpty = value instanceof Map<?, ?> fields && fields.isEmpty();
        if (value != null && !isEmpty) {
            tree.put(field.key, value(value));
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            fields.forEach((name, field) -> tree.put(String.valueOf(name), value(field)));
            return tree;
        } else if (value instanceof List<?> items) {
            List<@Nullable Object> tree = new ArrayList<>();
            items.forEach(item -> tree.add(value(item)));
            return tree;
        } else if (value instanceof Bytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.toArray());
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** Returns how many bytes the text is the Base64 of, or 0 if it is not Base64. */
    static int bytesInBase64(String text) {
        try {
            return text.length() % 4 == 0 ? Base64.getDecoder().decode(text).length : 0;
        } catch (IllegalArgumentException notBase64) {
            return 0;
        }
    }

    /** Returns the field of an SNS envelope that holds the payload. */
    static String messageInside(String envelope) {
        JsonNode json = json(envelope);
        return json == null ? "" : json.path("Message").asText();
    }

    /** Returns the S3 URI of a pointer to a large payload, or null if the text is something else. */
    static @Nullable String pointerIn(String text) {
        JsonNode json = text.startsWith("[") && text.contains("s3BucketName") ? json(text) : null;
        if (json == null || json.size() != 2 || !json.path(0).asText().endsWith("S3Pointer")) {
            return null;
        }
        return "s3://" + json.path(1).path("s3BucketName").asText() + "/"
                + json.path(1).path("s3Key").asText();
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
