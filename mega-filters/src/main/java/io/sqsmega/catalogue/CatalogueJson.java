package io.sqsmega.catalogue;

import io.sqsmega.codec.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes and reads the entries of a catalogue in an extension of its AsyncAPI document. */
final class CatalogueJson {
    /** The extension of the document that carries the catalogue. */
    static final String EXTENSION = "x-mega-catalogue";

    private static final String FUNCTIONS = "functions";
    private static final String NAME = "name";
    private static final String QUEUES = "queues";
    private static final String TOPICS = "topics";
    private static final String SUBSCRIBERS = "subscribers";
    private static final String MESSAGES = "messages";
    private static final String KIND = "kind";
    private static final String WANTS = "wants";

    private CatalogueJson() {}

    static Map<String, @Nullable Object> extension(List<FunctionEntry> functions) {
        return fields(FUNCTIONS, functions.stream().map(CatalogueJson::write).toList());
    }

    private static Map<String, @Nullable Object> write(FunctionEntry function) {
        Map<String, @Nullable Object> written = fields(NAME, function.name());
        written.put(QUEUES, function.queues().stream().map(CatalogueJson::write).toList());
        written.put(
                SUBSCRIBERS,
                function.subscribers().stream().map(CatalogueJson::write).toList());
        return written;
    }

    private static Map<String, @Nullable Object> write(QueueEntry queue) {
        Map<String, @Nullable Object> written = fields(NAME, queue.name());
        written.put(TOPICS, queue.topics());
        return written;
    }

    private static Map<String, @Nullable Object> write(SubscriberEntry subscriber) {
        Map<String, @Nullable Object> written = fields(NAME, subscriber.name());
        written.put(
                MESSAGES,
                subscriber.messages().stream().map(CatalogueJson::write).toList());
        written.put(WANTS, subscriber.wants());
        return written;
    }

    private static Map<String, @Nullable Object> write(MessageEntry message) {
        Map<String, @Nullable Object> written = fields(KIND, message.kind().key());
        written.put(NAME, message.name());
        return written;
    }

    /** Returns a map that keeps the order of its fields, with the first one. */
    static Map<String, @Nullable Object> fields(String name, Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }

    /** @throws IllegalArgumentException if it is another document */
    static List<FunctionEntry> parse(String json) {
        Map<String, @Nullable Object> document = JsonReader.read(json);
        if (document == null || !(document.get(EXTENSION) instanceof Map<?, ?> extension)) {
            throw new IllegalArgumentException("a catalogue must be a document that asyncApi() or mega catalogue wrote,"
                    + " got one without " + EXTENSION);
        }
        return list(extension, FUNCTIONS, CatalogueJson::function);
    }

    private static FunctionEntry function(Object value) {
        return new FunctionEntry(
                text(value, NAME),
                list(value, QUEUES, CatalogueJson::queue),
                list(value, SUBSCRIBERS, CatalogueJson::subscriber));
    }

    private static QueueEntry queue(Object value) {
        return new QueueEntry(text(value, NAME), list(value, TOPICS, String::valueOf));
    }

    private static SubscriberEntry subscriber(Object value) {
        Map<String, String> wants = new LinkedHashMap<>();
        if (field(value, WANTS) instanceof Map<?, ?> patterns) {
            patterns.forEach((part, words) -> wants.put(String.valueOf(part), String.valueOf(words)));
        }
        return new SubscriberEntry(text(value, NAME), list(value, MESSAGES, CatalogueJson::message), wants);
    }

    private static MessageEntry message(Object value) {
        String kind = text(value, KIND).toUpperCase(Locale.ROOT);
        return new MessageEntry(MessageKind.valueOf(kind), text(value, NAME));
    }

    private static String text(Object value, String name) {
        if (field(value, name) instanceof String text) {
            return text;
        }
        throw refused(name, "a string");
    }

    private static <T> List<T> list(Object value, String name, Function<Object, T> reader) {
        if (field(value, name) instanceof List<?> items) {
            List<T> read = new ArrayList<>();
            items.forEach(item -> read.add(reader.apply(item)));
            return read;
        }
        throw refused(name, "a list");
    }

    private static @Nullable Object field(Object value, String name) {
        return value instanceof Map<?, ?> fields ? fields.get(name) : null;
    }

    private static IllegalArgumentException refused(String name, String rule) {
        return new IllegalArgumentException(EXTENSION + ": " + name + " must be " + rule + ", got something else");
    }
}
