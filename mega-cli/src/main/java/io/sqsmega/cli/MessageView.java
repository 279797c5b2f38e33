package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.settle.DeadLetter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a message in a queue. Its contents, and the values of its attributes, are shown on request only.
 *
 * @param explanation which subscribers want it, or null if no handler was given
 */
record MessageView(Message message, @Nullable Explanation explanation) {
    private static final String UNKNOWN = "-";

    /** Returns a table of dead letters, each with its explanation below it. */
    static Table deadLetters(List<MessageView> views) {
        Table table = new Table("ID", "SINCE", "KIND", "REASON", "REFUSED BY", "FROM");
        for (MessageView view : views) {
            DeadLetter deadLetter = new DeadLetter(view.message);
            String from = view.from();
            table.row(
                    Style.PLAIN,
                    view.message.id(),
                    text(view.since()),
                    Contents.kindOf(view.message),
                    text(deadLetter.reason()),
                    text(deadLetter.refusedBy()),
                    from == null ? UNKNOWN : from.substring(from.lastIndexOf(':') + 1));
            if (view.explanation != null) {
                view.explanation.inShort().forEach(line -> table.below(line.style(), line.text()));
            }
        }
        return table;
    }

    /** Returns a table of messages that wait for their consumers. */
    static Table waiting(List<MessageView> views) {
        Table table = new Table("ID", "SENT", "RECEIVES", "GROUP", "KIND");
        for (MessageView view : views) {
            table.row(
                    Style.PLAIN,
                    view.message.id(),
                    text(view.message.sentAt()),
                    Integer.toString(view.message.receiveCount()),
                    text(view.message.groupId()),
                    Contents.kindOf(view.message));
        }
        return table;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return value == null ? UNKNOWN : value.toString();
    }

    /** Returns when the message was refused, or else when it was sent: SQS does not say when it moved one. */
    private @Nullable Instant since() {
        Instant refusedAt = new DeadLetter(message).refusedAt();
        return refusedAt == null ? message.sentAt() : refusedAt;
    }

    /**
     * Returns the ARN of the queue that the message came from, or null if it is not known. What SQS says comes first:
     * an attribute can be written by any sender.
     */
    @Nullable
    String from() {
        String source = message.systemAttributes().get("DeadLetterQueueSourceArn");
        return source == null ? new DeadLetter(message).refusedFrom() : source;
    }

    Map<String, @Nullable Object> toMap(boolean withPayload) {
        DeadLetter deadLetter = new DeadLetter(message);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", message.id());
        map.put("sentAt", message.sentAt() == null ? null : message.sentAt().toString());
        map.put("receiveCount", message.receiveCount());
        map.put("groupId", message.groupId());
        map.put("reason", deadLetter.reason());
        map.put("refusedBy", deadLetter.refusedBy());
        map.put("refusedAt", deadLetter.refusedAt() == null ? null : text(deadLetter.refusedAt()));
        map.put("from", from());
        map.put("attributes", attributes(withPayload));
        try {
            map.put("contents", Contents.of(message).toMap(withPayload));
        } catch (InvalidPayloadException invalid) {
            map.put("invalid", invalid.getMessage());
        }
        if (withPayload) {
            map.put("body", message.body());
        }
        if (explanation != null) {
            map.put("explanation", explanation.toList());
        }
        return map;
    }

    private Map<String, String> attributes(boolean withValues) {
        Map<String, String> attributes = new TreeMap<>();
        message.attributes()
                .forEach((name, attribute) -> attributes.put(
                        name, withValues && attribute.text() != null ? attribute.text() : attribute.dataType()));
        return attributes;
    }

    void print(Output output, boolean withPayload) {
        DeadLetter deadLetter = new DeadLetter(message);
        output.field("id", message.id());
        output.field("sent", text(message.sentAt()));
        output.field("receives", Integer.toString(message.receiveCount()));
        fieldIfKnown(output, "group", message.groupId());
        fieldIfKnown(output, "reason", deadLetter.reason());
        fieldIfKnown(output, "refused by", deadLetter.refusedBy());
        fieldIfKnown(output, "refused at", deadLetter.refusedAt());
        fieldIfKnown(output, "from", from());
        attributes(withPayload)
                .forEach((name, value) ->
                        output.field("attribute", withPayload ? name + ": " + value : name + " (" + value + ")"));
        if (explanation != null) {
            output.text("");
            output.table(explanation.table());
            output.text("");
        }
        try {
            Contents.of(message).print(output, withPayload);
        } catch (InvalidPayloadException invalid) {
            output.field("kind", "breaks the protocol: " + invalid.getMessage());
            if (withPayload) {
                output.text("\n" + message.body());
            }
        }
    }

    private static void fieldIfKnown(Output output, String name, @Nullable Object value) {
        if (value != null) {
            output.field(name, text(value));
        }
    }
}
