package io.sqsmega.codec.bind;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads AWS's event classes ({@code S3Event}, {@code SNSEvent} and the like). Many of their properties have other names
 * than the fields in JSON, so that Jackson alone would create empty objects. AWS's library, which Lambda's runtime
 * uses, maps the names.
 *
 * @see <a href="https://github.com/aws/aws-lambda-java-libs/tree/main/aws-lambda-java-serialization">
 *     aws-lambda-java-serialization</a>
 */
final class LambdaEvent {
    static final String LIBRARY = "com.amazonaws:aws-lambda-java-serialization";

    private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.events.";

    /** The parts of events that the library can read without the event. */
    private static final Set<String> PARTS =
            Set.of(PACKAGE + "DynamodbEvent$DynamodbStreamRecord", PACKAGE + "SQSEvent$SQSMessage");

    private LambdaEvent() {}

    /** Returns whether the class is an event of AWS, or a part or a subclass of one. */
    static boolean isPartOfOne(Class<?> type) {
        Class<?> ancestor = type;
        while (ancestor != null && !ancestor.getName().startsWith(PACKAGE)) {
            ancestor = ancestor.getSuperclass();
        }
        return ancestor != null;
    }

    /**
     * Returns whether the library is on the class path and reads this class, for which {@link #isPartOfOne} is true.
     */
    static boolean isReadable(Class<?> type) {
        boolean whole = PACKAGE.equals(type.getPackageName() + ".") && !type.isMemberClass();
        try {
            return isKnown(type) || whole;
        } catch (NoClassDefFoundError missing) {
            return false;
        }
    }

    private static boolean isKnown(Class<?> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName()) || PARTS.contains(type.getName());
    }

    /** Returns the event, or null if the JSON does not fit its class, or has none of its fields. */
    static <T> @Nullable T read(String json, Class<T> type) {
        try {
            T event = serializer(type).fromJson(json);
            return isEmpty(event) ? null : event;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Returns the serializer that the runtime interface client would choose. */
    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return isKnown(type)
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    /** Returns whether no field of the event, or of its parts, has a value. */
    private static boolean isEmpty(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().allMatch(LambdaEvent::isEmpty);
        } else if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        } else if (value == null || !isPartOfOne(value.getClass()) || value instanceof Enum) {
            return value == null || value.equals(false) || value.equals(0) || value.equals(0L);
        }
        return hasEmptyFields(value);
    }

    private static boolean hasEmptyFields(Object part) {
        for (Class<?> type = part.getClass(); isPartOfOne(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !isEmpty(valueOf(field, part))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static @Nullable Object valueOf(Field field, Object part) {
        try {
            field.setAccessible(true);
            return field.get(part);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
