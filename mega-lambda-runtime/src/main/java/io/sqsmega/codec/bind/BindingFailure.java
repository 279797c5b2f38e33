package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.sqsmega.codec.document.DocumentPath;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts a failure in Jackson to an exception with path and type. Jackson's messages quote values, so they are not
 * passed on, not even as a cause.
 */
final class BindingFailure {
    private BindingFailure() {}

    static RuntimeException ofReading(@Nullable Object value, JavaType type, String path, @Nullable Throwable cause) {
        // If a text is given in place of an array, Jackson reports that the array's class lacks a constructor.
        if (cause instanceof InvalidDefinitionException definition
                && !definition.getType().isContainerType()) {
            return unknownType(definition.getType().getRawClass(), type.getRawClass());
        }
        List<Reference> steps = steps(cause);
        return new InvalidPayloadException(
                pathOf(path, steps), "be readable as " + targetOf(cause, type), typeAt(value, steps));
    }

    private static IllegalArgumentException unknownType(Class<?> type, Class<?> outer) {
        String rule = LambdaEvent.isPartOfOne(type)
                ? "type must be a class of your own, or an event of AWS with " + LambdaEvent.LIBRARY
                        + " on the class path"
                : "type must be a class that Jackson can make";
        return new IllegalArgumentException(rule + ", got " + type.getName() + " within " + outer.getName());
    }

    static RuntimeException ofWriting(Object value, String path, @Nullable Throwable cause) {
        String rule = "be a map, or an object whose properties Jackson can write";
        return new InvalidPayloadException(pathOf(path, steps(cause)), rule, Values.typeOf(value));
    }

    private static List<Reference> steps(@Nullable Throwable cause) {
        return cause instanceof JsonMappingException failure ? failure.getPath() : List.of();
    }

    /** Returns the name of the type in the innermost failure. */
    private static String targetOf(@Nullable Throwable failure, JavaType type) {
        Class<?> target = type.getRawClass();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
                target = mismatch.getTargetType();
            } else if (cause instanceof InvalidDefinitionException definition) {
                target = definition.getType().getRawClass();
            } else if (cause instanceof InputCoercionException overflow && overflow.getTargetType() != null) {
                target = overflow.getTargetType();
            } else if (cause instanceof ValueInstantiationException refusal && refusal.getType() != null) {
                target = refusal.getType().getRawClass();
            }
        }
        return target.getSimpleName();
    }

    private static String pathOf(String root, List<Reference> steps) {
        DocumentPath path = new DocumentPath(root);
        for (Reference step : steps) {
            if (step.getFieldName() == null) {
                path.enter(step.getIndex());
            } else {
                path.enter(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Returns the name of the value's type: {@code nothing} if the field is missing. */
    private static String typeAt(@Nullable Object root, List<Reference> steps) {
        Object value = root;
        boolean there = root != null;
        for (Reference step : steps) {
            if (value instanceof Map<?, ?> map) {
                there = map.containsKey(step.getFieldName());
                value = map.get(step.getFieldName());
            } else if (value instanceof List<?> list && step.getIndex() >= 0 && step.getIndex() < list.size()) {
                value = list.get(step.getIndex());
            }
        }
        return there ? Values.typeOf(value) : "nothing";
    }
}
