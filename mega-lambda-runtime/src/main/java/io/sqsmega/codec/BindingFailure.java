package io.sqsmega.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in Jackson, told by path and type. Jackson's own messages quote the values, so they are not passed
 * on, not even as a cause.
 */
final class BindingFailure {
    private BindingFailure() {}

    static RuntimeException ofReading(Object data, Class<?> type, String path, @Nullable Throwable cause) {
        if (cause instanceof InvalidDefinitionException definition) {
            return new IllegalArgumentException("type must be a class that Jackson can make, got "
                    + definition.getType().getRawClass().getName() + " within " + type.getName());
        }
        List<Reference> steps = steps(cause);
        String rule = "be readable as " + targetOf(cause, type).getSimpleName();
        return new InvalidPayloadException(pathOf(path, steps), rule, Values.typeOf(valueAt(data, steps)));
    }

    static RuntimeException ofWriting(Object value, String path, @Nullable Throwable cause) {
        String rule = "be a map, or an object whose properties Jackson can write";
        return new InvalidPayloadException(pathOf(path, steps(cause)), rule, Values.typeOf(value));
    }

    private static List<Reference> steps(@Nullable Throwable cause) {
        return cause instanceof JsonMappingException failure ? failure.getPath() : List.of();
    }

    private static Class<?> targetOf(@Nullable Throwable cause, Class<?> type) {
        if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return mismatch.getTargetType();
        } else if (cause instanceof ValueInstantiationException refusal && refusal.getType() != null) {
            return refusal.getType().getRawClass();
        }
        return type;
    }

    private static String pathOf(String root, List<Reference> steps) {
        Path path = new Path(root);
        for (Reference step : steps) {
            if (step.getFieldName() == null) {
                path.enter(step.getIndex());
            } else {
                path.enter(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static @Nullable Object valueAt(Object data, List<Reference> steps) {
        Object value = data;
        for (Reference step : steps) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step.getFieldName());
            } else if (value instanceof List<?> list && step.getIndex() >= 0 && step.getIndex() < list.size()) {
                value = list.get(step.getIndex());
            }
        }
        return value;
    }
}
