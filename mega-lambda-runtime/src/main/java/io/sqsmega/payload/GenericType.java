package io.sqsmega.payload;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A type with its arguments, for typed access: {@code payload.dataAs(new GenericType<Map<String, Item>>() {})}. Where a
 * class is enough, methods take a {@link Class} too.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the type
 * @since 0.1
 */
public abstract class GenericType<T> {
    private final Type type;

    /** Creates the type from the type argument of an anonymous subclass. */
    protected GenericType() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType superclass)) {
            throw new IllegalArgumentException(
                    "a GenericType must name its type, as new GenericType<List<Item>>() {} does, got none");
        }
        this.type = superclass.getActualTypeArguments()[0];
    }

    private GenericType(Class<T> type) {
        this.type = type;
    }

    /**
     * {@return the generic type for a class}
     *
     * @param <T> the class
     * @param type the class
     */
    public static <T> GenericType<T> of(Class<T> type) {
        Objects.requireNonNull(type, "type must not be null");
        return new OfClass<>(type);
    }

    /** {@return the type for use with reflection} */
    public final Type type() {
        return type;
    }

    /** Returns the type's name. */
    @Override
    public final String toString() {
        return type.getTypeName();
    }

    private static final class OfClass<T> extends GenericType<T> {
        OfClass(Class<T> type) {
            super(type);
        }
    }
}
