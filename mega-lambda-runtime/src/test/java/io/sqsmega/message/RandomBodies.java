package io.sqsmega.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.RandomPatterns;
import io.sqsmega.payload.InvalidPayloadException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Bodies that are events for the most part, in every order and notation, some of them broken, long, or in an envelope.
 */
final class RandomBodies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] VALUES = {
        "null", "1", "1.0", "2", "12", "1e0", "\"1\"", "\"007\"", "\"\"", "\"a\"", "\"5\"", "true", "[]", "{}", "NaN",
        "\"é\""
    };
    private static final String[] NAMES = {
        "protocol", "version", "event", "name", "domain", "subject", "publisher", "attributes", "object", "TopicArn"
    };

    private final Random random;
    private final RandomPatterns payloads;

    RandomBodies(long seed) {
        this.random = new Random(seed);
        this.payloads = new RandomPatterns(seed);
    }

    String body() {
        String body = document();
        if (random.nextInt(4) == 0) {
            body = enveloped(random.nextInt(3) == 0 ? broken(body) : body);
        }
        return random.nextInt(3) == 0 ? broken(body) : body;
    }

    private String document() {
        while (true) {
            try {
                String body = PayloadCodec.encode(random.nextInt(12) == 0 ? payloads.data() : payloads.event());
                return random.nextBoolean() ? body : respelled(body);
            } catch (InvalidPayloadException notForJson) {
                continue;
            }
        }
    }

    private String respelled(String body) {
        try {
            return object((Map<?, ?>) JSON.readValue(body, Map.class), 2);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An object in any order, with other values, fields named twice, and more text than the gate reads at once. */
    private String object(Map<?, ?> fields, int depth) throws JsonProcessingException {
        List<String> written = new ArrayList<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String value = field.getValue() instanceof Map<?, ?> map && depth > 0
                    ? object(map, depth - 1)
                    : random.nextInt(20) == 0 ? one(VALUES) : JSON.writeValueAsString(field.getValue());
            written.add(field(String.valueOf(field.getKey()), value));
        }
        if (random.nextInt(3) == 0) {
            String value = random.nextBoolean()
                    ? one(VALUES)
                    : "\"" + "x".repeat(random.nextInt(random.nextInt(4) == 0 ? 1_500 : 250)) + "\"";
            written.add(
                    random.nextInt(written.size() + 1), field(random.nextBoolean() ? "padding" : one(NAMES), value));
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(written, random);
        }
        return "{" + blank() + String.join("," + blank(), written) + blank() + "}";
    }

    private String field(String name, String value) throws JsonProcessingException {
        String quoted = JSON.writeValueAsString(name);
        if (random.nextInt(20) == 0 && name.matches("[a-z]+")) {
            quoted = "\"\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1) + "\"";
        }
        return quoted + blank() + ":" + blank() + value;
    }

    private String blank() {
        return random.nextInt(10) == 0 ? " ".repeat(random.nextInt(random.nextInt(20) == 0 ? 250 : 3)) : "";
    }

    private String enveloped(String message) {
        List<Map.Entry<String, Object>> fields = new ArrayList<>(List.of(
                Map.entry("Type", random.nextInt(10) == 0 ? "SubscriptionConfirmation" : "Notification"),
                Map.entry("MessageId", "id"),
                Map.entry("TopicArn", "arn:aws:sns:eu-west-1:1:t"),
                Map.entry("Message", message),
                Map.entry("Timestamp", random.nextInt(10) == 0 ? "yesterday" : "2020-01-01T00:00:00Z")));
        switch (random.nextInt(8)) {
            case 0 -> fields.remove(random.nextInt(fields.size()));
            case 1 ->
                fields.add(Map.entry(
                        "MessageAttributes",
                        Map.of(
                                "mega-encoding",
                                Map.of("Type", "String", "Value", one(new String[] {"json", "plaintext", "bson"})))));
            case 2 -> fields.addAll(List.of(Map.entry("protocol", "mega"), Map.entry("version", 1)));
            case 3 -> Collections.shuffle(fields, random);
            default -> {}
        }
        try {
            return JSON.writeValueAsString(asMap(fields));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> asMap(List<Map.Entry<String, Object>> fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        fields.forEach(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }

    private String broken(String body) {
        int at = random.nextInt(body.length());
        return switch (random.nextInt(4)) {
            case 0 -> body.substring(0, at);
            case 1 ->
                body.substring(0, at)
                        + one(new String[] {"\\", "\"", "{", "}", ",", " ", "\u0001", "é", "€", "\ud83d"})
                        + body.substring(at + 1);
            case 2 -> body.substring(0, at) + body.substring(at + 1);
            default -> body + one(new String[] {"x", " ", "{}", ","});
        };
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
