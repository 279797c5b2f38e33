package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import io.sqsmega.message.Message;
import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.JsonTextReader;
import io.sqsmega.payload.NumericText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that patterns see, on one level: {@code topic}, {@code topicArn}, {@code subject}, and
 * {@code attributes.} with the name of each message attribute.
 *
 * @hidden
 */
@Internal
public final class MessageFields {
    /** The name of the SNS topic. */
    public static final String TOPIC = "topic";

    public static final String TOPIC_ARN = "topicArn";
    public static final String SUBJECT = "subject";
    /** The beginning of the fields of attributes. */
    public static final String ATTRIBUTES = "attributes.";

    private static final String ARRAY = "String.Array";
    private static final String NUMBER = "Number";
    private static final String BINARY = "Binary";
    private static final Bytes NO_BYTES = Bytes.of(new byte[0]);

    private MessageFields() {}

    static Map<String, Object> of(Message message) {
        Map<String, Object> fields = new HashMap<>();
        put(TOPIC, message.topicName(), fields);
        put(TOPIC_ARN, message.topicArn(), fields);
        put(SUBJECT, message.subject(), fields);
        message.attributes().forEach((name, attribute) -> put(ATTRIBUTES.concat(name), valueOf(attribute), fields));
        return fields;
    }

    private static void put(String field, @Nullable Object value, Map<String, Object> fields) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    /**
     * Returns the value of an attribute: a string, a number, bytes, or a list of the elements of an array. Text that is
     * not of its type is a string. Null if there is no value, or an empty array.
     */
    public static @Nullable Object valueOf(MessageAttribute attribute) {
        String type = attribute.dataType();
        String text = attribute.text();
        if (type.startsWith(BINARY)) {
            return attribute.bytes() == null ? NO_BYTES : attribute.bytes();
        } else if (text == null) {
            return null;
        } else if (type.startsWith(NUMBER)) {
            Number number = NumericText.parse(text);
            return number == null ? text : number;
        }
        return type.startsWith(ARRAY) ? elements(text) : text;
    }

    /** Leaves out lists and objects, which an array of SNS does not hold. */
    private static @Nullable Object elements(String text) {
        Object read = JsonTextReader.instance().read(text, Missing.VALUE);
        if (!(read instanceof Collection<?> items)) {
            return text;
        }
        List<@Nullable Object> elements = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof Collection || item instanceof Map)) {
                elements.add(item);
            }
        }
        return elements.isEmpty() ? null : elements;
    }
}
