package io.sqsmega.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The messages of one invocation. Immutable. */
record Batch(List<Message> messages, String event) {
    /**
     * Lambda's limit of an invocation's payload:
     * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html.
     */
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** {@code {"Records":[]}} */
    private static final int EMPTY_EVENT_BYTES = 14;

    /** Returns a batch of as many of the first messages as one invocation can carry, at least one. */
    static Batch firstOf(List<Message> messages, SqsEventJson json) {
        List<String> records = new ArrayList<>();
        int bytes = EMPTY_EVENT_BYTES;
        for (Message message : messages) {
            String record = json.record(message);
            bytes += record.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > MAX_EVENT_BYTES && !records.isEmpty()) {
                break;
            }
            records.add(record);
        }
        return new Batch(List.copyOf(messages.subList(0, records.size())), SqsEventJson.event(records));
    }

    Set<String> ids() {
        return messages.stream().map(Message::messageId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the message groups of these messages. */
    Set<String> groupsOf(Set<String> ids) {
        return messages.stream()
                .filter(message -> ids.contains(message.messageId()))
                .map(Batch::group)
                .collect(Collectors.toSet());
    }

    /** Returns the message's group; empty if it has none. */
    static String group(Message message) {
        return message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
    }
}
