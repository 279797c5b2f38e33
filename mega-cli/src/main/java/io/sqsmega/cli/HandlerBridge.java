package io.sqsmega.cli;

import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explains messages on the handler's side: its class loader loads this class again, with the framework that the handler
 * was built with. So only classes of the JDK pass between this object and the command. Public because of that.
 */
public final class HandlerBridge implements Function<Map<String, Object>, Map<String, List<String>>> {
    static final String ID = "id";
    static final String BODY = "body";
    static final String QUEUE = "queue";
    static final String SYSTEM_ATTRIBUTES = "systemAttributes";
    static final String ATTRIBUTES = "attributes";

    /**
     * SNS's confirmation of a subscription has no payload, so no subscriber wants it: its explanation names all
     * subscribers. It reaches no transformer.
     */
    private static final String WANTED_BY_NOBODY = "{\"Type\":\"SubscriptionConfirmation\",\"MessageId\":\"mega\","
            + "\"TopicArn\":\"arn:aws:sns:eu-west-1:111122223333:mega\",\"Token\":\"mega\",\"Message\":\"mega\","
            + "\"SubscribeURL\":\"https://sns.eu-west-1.amazonaws.com\",\"Timestamp\":\"2026-01-01T00:00:00.000Z\"}";

    private final MegaSqsHandler handler;

    /**
     * Creates the handler, as Lambda does.
     *
     * @param handler the class of the handler
     * @throws ReflectiveOperationException if it cannot be created
     * @throws ClassCastException if it is not a {@link MegaSqsHandler}
     */
    public HandlerBridge(Class<?> handler) throws ReflectiveOperationException {
        this.handler = handler.asSubclass(MegaSqsHandler.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** Returns why each subscriber does not want the message, by its name; an empty list for those that want it. */
    @Override
    public Map<String, List<String>> apply(Map<String, Object> message) {
        Map<String, List<Mismatch>> unwanted = handler.explain(message(message));
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        handler.explain(Message.builder("subscribers", WANTED_BY_NOBODY).build())
                .keySet()
                .forEach(subscriber -> reasons.put(subscriber, List.of()));
        unwanted.forEach((subscriber, mismatches) -> {
            if (!reasons.containsKey(subscriber)) {
                // The message cannot be read: that is the reason of every subscriber.
                reasons.replaceAll((name, none) -> words(mismatches, subscriber + ": "));
            } else {
                reasons.put(subscriber, words(mismatches, ""));
            }
        });
        return reasons;
    }

    private static List<String> words(List<Mismatch> mismatches, String before) {
        List<String> words = new ArrayList<>();
        mismatches.forEach(mismatch -> words.add(before + mismatch));
        return words;
    }

    private static Message message(Map<String, Object> given) {
        Message.Builder message = Message.builder(text(given, ID), text(given, BODY));
        if (given.get(QUEUE) instanceof String queueArn) {
            message.queueArn(queueArn);
        }
        Map<String, String> system = new LinkedHashMap<>();
        map(given, SYSTEM_ATTRIBUTES).forEach((name, value) -> system.put(name, String.valueOf(value)));
        message.systemAttributes(system);
        map(given, ATTRIBUTES).forEach((name, value) -> message.attribute(name, attribute((List<?>) value)));
        return message.build();
    }

    /** @param typeAndValue the data type, and a string or bytes */
    private static MessageAttribute attribute(List<?> typeAndValue) {
        String type = String.valueOf(typeAndValue.get(0));
        Object value = typeAndValue.get(1);
        return value instanceof byte[] bytes
                ? new MessageAttribute(type, null, Bytes.of(bytes))
                : new MessageAttribute(type, String.valueOf(value), null);
    }

    private static String text(Map<String, Object> given, String name) {
        return String.valueOf(given.get(name));
    }

    private static Map<String, Object> map(Map<String, Object> given, String name) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (given.get(name) instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> put(map, String.valueOf(key), value));
        }
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
