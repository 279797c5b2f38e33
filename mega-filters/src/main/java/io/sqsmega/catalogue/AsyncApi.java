package io.sqsmega.catalogue;

import static io.sqsmega.catalogue.CatalogueJson.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the AsyncAPI document of a catalogue. Not thread-safe. */
final class AsyncApi {
    private static final String REFERENCE = "$ref";
    private static final String MESSAGES = "messages";
    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";

    private final List<FunctionEntry> functions;
    private final Ids ids = new Ids();
    private final Map<String, @Nullable Object> channels = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> messagesOf = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> operations = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> messages = new LinkedHashMap<>();

    AsyncApi(List<FunctionEntry> functions) {
        this.functions = functions;
    }

    String json() {
        functions.forEach(this::add);
        Map<String, @Nullable Object> document = fields("asyncapi", "3.0.0");
        Map<String, @Nullable Object> info = fields(TITLE, Words.title(functions));
        info.put("version", "unversioned");
        info.put(DESCRIPTION, "Made of the subscribers' patterns by MEGA for AWS Lambda.");
        document.put("info", info);
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", fields(MESSAGES, messages));
        document.put(CatalogueJson.EXTENSION, CatalogueJson.extension(functions));
        return IndentedJson.of(document);
    }

    private void add(FunctionEntry function) {
        if (function.queues().isEmpty()) {
            String id = ids.of("function.", function.name());
            addChannel(id, null, "The queue of " + function.name(), "Its name is not given.");
            addOperations(function, id, "");
        }
        for (QueueEntry queue : function.queues()) {
            for (String topic : queue.topics()) {
                String id = ids.of("topic.", topic);
                addChannel(id, topic, "Topic " + topic, "An SNS topic.");
                function.subscribers().forEach(each -> addMessages(id, each));
            }
            String id = ids.of("queue.", queue.name());
            addChannel(id, queue.name(), "Queue " + queue.name(), source(queue));
            addOperations(function, id, function.queues().size() == 1 ? "" : "." + queue.name());
        }
    }

    private static String source(QueueEntry queue) {
        return queue.topics().isEmpty()
                ? "An SQS queue."
                : "An SQS queue, subscribed to "
                        + String.join(
                                ", ",
                                queue.topics().stream().map(MarkdownPage::code).toList())
                        + ".";
    }

    private void addChannel(String id, @Nullable String address, String title, String description) {
        if (!channels.containsKey(id)) {
            Map<String, @Nullable Object> ofChannel = new LinkedHashMap<>();
            Map<String, @Nullable Object> channel = new LinkedHashMap<>();
            channel.put("address", address);
            channel.put(TITLE, title);
            channel.put(DESCRIPTION, description);
            channel.put(MESSAGES, ofChannel);
            channels.put(id, channel);
            messagesOf.put(id, ofChannel);
        }
    }

    private void addOperations(FunctionEntry function, String channelId, String suffix) {
        for (SubscriberEntry subscriber : function.subscribers()) {
            List<Map<String, @Nullable Object>> received = new ArrayList<>();
            for (String message : addMessages(channelId, subscriber)) {
                received.add(fields(REFERENCE, "#/channels/" + channelId + "/messages/" + message));
            }
            Map<String, @Nullable Object> operation = fields("action", "receive");
            operation.put("channel", fields(REFERENCE, "#/channels/" + channelId));
            operation.put(TITLE, subscriber.name());
            operation.put("summary", subscriber.name() + " of " + function.name());
            operation.put(DESCRIPTION, patterns(subscriber));
            operation.put("tags", List.of(fields("name", function.name())));
            operation.put(MESSAGES, received);
            operations.put(ids.unique(function.name() + "." + subscriber.name() + suffix), operation);
        }
    }

    private static String patterns(SubscriberEntry subscriber) {
        if (subscriber.wants().isEmpty()) {
            return "Receives all " + subscriber.messages().get(0).name() + ".";
        }
        List<String> lines = new ArrayList<>();
        subscriber.wants().forEach((part, words) -> lines.add("- " + part + ": " + MarkdownPage.code(words)));
        return String.join("\n", lines);
    }

    /** Adds the messages to the channel, and returns their ids. */
    private List<String> addMessages(String channelId, SubscriberEntry subscriber) {
        Map<String, @Nullable Object> ofChannel = messagesOf.getOrDefault(channelId, Map.of());
        List<String> added = new ArrayList<>();
        for (MessageEntry message : subscriber.messages()) {
            String id = ids.of(message.kind().key() + ".", message.name());
            messages.putIfAbsent(id, message(message));
            ofChannel.putIfAbsent(id, fields(REFERENCE, "#/components/messages/" + id));
            added.add(id);
        }
        return added;
    }

    private static Map<String, @Nullable Object> message(MessageEntry message) {
        Map<String, @Nullable Object> written = fields("name", message.name());
        written.put(TITLE, message.name());
        written.put("contentType", message.kind().contentType);
        written.put("payload", MessageSchema.of(message));
        return written;
    }
}
