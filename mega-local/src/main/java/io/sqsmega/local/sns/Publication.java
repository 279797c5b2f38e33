package io.sqsmega.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message that a publisher sends to a topic, already checked by the rules of <a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>. Immutable.
 */
record Publication(
        String message,
        @Nullable String subject,
        Map<String, MessageAttribute> attributes,
        @Nullable String groupId,
        @Nullable String deduplicationId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_SUBJECT_CHARACTERS = 99;
    private static final int MAX_ID_CHARACTERS = 128;
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    /** Reads a Publish request, or an entry of a PublishBatch. */
    static Publication read(QueryRequest request, Topic topic) {
        Publication publication = new Publication(
                message(request),
                request.get("Subject"),
                MessageAttribute.readAll(request),
                request.get("MessageGroupId"),
                request.get("MessageDeduplicationId"));
        publication.checkSubject();
        publication.attributes().forEach((name, attribute) -> attribute.check(name));
        publication.checkSize(topic);
        publication.checkIds(topic);
        return publication;
    }

    private static String message(QueryRequest request) {
        String message = request.required("Message");
        if (message.isEmpty()) {
            throw SnsException.invalidParameter("Empty message");
        }
        return request.get("MessageStructure") == null ? message : messageForSqs(message, request);
    }

    private static String messageForSqs(String message, QueryRequest request) {
        if (!"json".equals(request.get("MessageStructure"))) {
            throw SnsException.invalidParameter("MessageStructure");
        }
        JsonNode byProtocol = parse(message);
        if (!byProtocol.path("default").isTextual()) {
            throw SnsException.invalidParameter("Message Structure - No default entry in JSON message body");
        }
        return byProtocol
                .path(byProtocol.path("sqs").isTextual() ? "sqs" : "default")
                .textValue();
    }

    private static JsonNode parse(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw SnsException.invalidParameter("Message Structure - JSON message body failed to parse");
        }
    }

    private void checkSubject() {
        if (subject != null
                && (subject.isEmpty()
                        || subject.length() > MAX_SUBJECT_CHARACTERS
                        || CONTROL_CHARACTER.matcher(subject).find())) {
            throw SnsException.invalidParameter("Subject");
        }
    }

    private void checkSize(Topic topic) {
        if (size() > topic.maximumMessageSize()) {
            throw SnsException.invalidParameter("Message too long");
        }
    }

    private void checkIds(Topic topic) {
        checkId("MessageGroupId", groupId);
        checkId("MessageDeduplicationId", deduplicationId);
        if (topic.isFifo()) {
            checkFifo(topic);
        } else if (deduplicationId != null) {
            throw SnsException.invalidParameter(
                    "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        }
    }

    private static void checkId(String name, @Nullable String id) {
        if (id != null && (id.isEmpty() || id.length() > MAX_ID_CHARACTERS)) {
            throw SnsException.invalidParameter(name);
        }
    }

    private void checkFifo(Topic topic) {
        if (groupId == null) {
            throw SnsException.invalidParameter("The MessageGroupId parameter is required for FIFO topics");
        }
        if (deduplicationId == null && !topic.isContentBasedDeduplication()) {
            throw SnsException.invalidParameter(
                    "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }

    private int size() {
        return sizeOf(message, attributes);
    }

    /** Returns the size in bytes: the message and its attributes' names, types and values. */
    static int sizeOf(String message, Map<String, MessageAttribute> attributes) {
        int size = message.getBytes(StandardCharsets.UTF_8).length;
        for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
            size += attribute.getValue().size(attribute.getKey());
        }
        return size;
    }

    Publication withDeduplicationId(String id) {
        return new Publication(message, subject, attributes, groupId, id);
    }
}
