package io.sqsmega.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/** Every other entry of a batch, by chance, fails: it is not passed on, and the answer names it. Thread-safe. */
final class FailingEntries {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(1);
    private final URI service;

    FailingEntries(URI service) {
        this.service = service;
    }

    HttpAnswer answer(HttpRequest request) throws IOException {
        JsonNode whole = JSON.readTree(request.body());
        if (!whole.path("Entries").isArray()) {
            return HttpAnswer.of(request, service);
        }
        ArrayNode passedOn = JSON.createArrayNode();
        ArrayNode failed = JSON.createArrayNode();
        whole.path("Entries").forEach(entry -> {
            if (fails()) {
                failed.add(failure(entry));
            } else {
                passedOn.add(entry);
            }
        });
        HttpAnswer answer = passedOn.isEmpty() ? nothing() : HttpAnswer.of(with(passedOn, whole, request), service);
        return answer.status() == 200 ? merged(answer, failed) : answer;
    }

    private boolean fails() {
        synchronized (random) {
            return random.nextBoolean();
        }
    }

    private static ObjectNode failure(JsonNode entry) {
        return JSON.createObjectNode()
                .put("Id", entry.path("Id").textValue())
                .put("Code", "InternalError")
                .put("Message", "as it is meant")
                .put("SenderFault", false);
    }

    private static HttpAnswer nothing() {
        return new HttpAnswer(
                200,
                Map.of("Content-Type", "application/x-amz-json-1.0"),
                "{\"Successful\": []}".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest with(ArrayNode entries, JsonNode whole, HttpRequest request) throws IOException {
        ObjectNode changed = whole.deepCopy();
        changed.set("Entries", entries);
        return new HttpRequest(request.path(), request.headers(), JSON.writeValueAsBytes(changed));
    }

    private static HttpAnswer merged(HttpAnswer answer, ArrayNode failed) throws IOException {
        ObjectNode merged = (ObjectNode) JSON.readTree(answer.body());
        merged.withArray("Failed").addAll(failed);
        return answer.with(JSON.writeValueAsBytes(merged));
    }
}
