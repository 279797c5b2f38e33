package io.sqsmega.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines the failed messages of a batch from a function's response, by the success and failure conditions of <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch responses</a>.
 */
final class BatchResponse {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BatchResponse() {}

    /**
     * Returns the ids of the failed messages; none if there is no response, or it is null, empty, or without failures.
     *
     * @throws IllegalArgumentException if the whole batch has failed: the response is not a JSON object, or it names a
     *     message that is not in the batch
     */
    static Set<String> failures(@Nullable String response, Set<String> batch) {
        if (response == null || response.isBlank()) {
            return Set.of();
        }
        JsonNode document = parse(response);
        if (document.isNull()) {
            return Set.of();
        }
        if (!document.isObject()) {
            throw broken("response", "be a JSON object", document);
        }
        return failures(document.path("batchItemFailures"), batch);
    }

    private static JsonNode parse(String response) {
        try {
            return JSON.readTree(response);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("response must be JSON, got something else");
        }
    }

    private static Set<String> failures(JsonNode items, Set<String> batch) {
        if (items.isMissingNode() || items.isNull()) {
            return Set.of();
        }
        if (!items.isArray()) {
            throw broken("batchItemFailures", "be a list", items);
        }
        Set<String> failures = new LinkedHashSet<>();
        for (JsonNode item : items) {
            failures.add(identifier(item.path("itemIdentifier"), batch));
        }
        return failures;
    }

    private static String identifier(JsonNode identifier, Set<String> batch) {
        if (!identifier.isTextual()) {
            throw broken("itemIdentifier", "be the id of a message", identifier);
        }
        if (!batch.contains(identifier.textValue())) {
            throw new IllegalArgumentException("itemIdentifier must be the id of a message of the batch, got "
                    + (identifier.textValue().isEmpty() ? "an empty text" : "another text"));
        }
        return identifier.textValue();
    }

    private static IllegalArgumentException broken(String what, String rule, JsonNode met) {
        String type = met.getNodeType().toString().toLowerCase(Locale.ROOT);
        return new IllegalArgumentException(what + " must " + rule + ", got " + type);
    }
}
