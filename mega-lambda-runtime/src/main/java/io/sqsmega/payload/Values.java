package io.sqsmega.payload;

import io.sqsmega.Internal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values that a payload can hold. Each has one canonical form, so that equality does not depend on how a payload
 * was made:
 *
 * <ul>
 *   <li>null, {@link Boolean}, {@link String} (an enum becomes its name);
 *   <li>whole numbers as {@link Integer}, else {@link Long}, else {@link BigInteger};
 *   <li>other numbers as {@link Double} if they are the {@link ShortestDecimal} of a double, else {@link BigDecimal};
 *   <li>{@link OffsetDateTime}, {@link UUID} and {@link Bytes}, which exist in BSON but not in JSON;
 *   <li>unmodifiable {@link List} and {@link Map} of these, nested at most {@value #MAX_DEPTH} deep, in their given
 *       order.
 * </ul>
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class Values {
    /** The largest number of nested objects and arrays. Deeper JSON is read as plain text, deeper BSON as bytes. */
    public static final int MAX_DEPTH = 500;

    private static final CanonicalMap EMPTY = new FieldsBuilder().canonical();

    private Values() {}

    /**
     * Returns an unmodifiable deep copy, with every value in its canonical form.
     *
     * @param path the map's path, for error messages
     * @throws InvalidPayloadException if a key is not a string, a value is of a type that no payload can carry, or the
     *     nesting is too deep
     */
    public static Map<String, @Nullable Object> copyOf(Map<?, ?> map, String path) {
        return canonicalCopyOf(map, path);
    }

    /**
     * Returns a map that fetches its fields at the first access and copies them as {@link #copyOf} does. Until then it
     * keeps the source reachable.
     *
     * @param source called once, on the thread that makes the first access; its exceptions reach the caller of that
     *     access
     * @param path the map's path, for error messages
     */
    public static Map<String, @Nullable Object> lazily(Supplier<? extends Map<?, ?>> source, String path) {
        return new LazyMap(source, path);
    }

    /**
     * Returns the source of a map from {@link #lazily} whose fields have not been fetched; null for any other value.
     */
    public static @Nullable Supplier<? extends Map<?, ?>> sourceOf(@Nullable Object value) {
        return value instanceof CanonicalMap map ? map.source() : null;
    }

    static CanonicalMap canonicalCopyOf(Map<?, ?> map, String path) {
        return map instanceof CanonicalMap canonical ? canonical : copyOf(map, Place.root(path), 1);
    }

    /** Returns whether the value is canonical and not a container. Covers only the most frequent types. */
    static boolean isScalar(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Integer
                || value instanceof Double
                || value instanceof Boolean;
    }

    /** Returns the canonical form of a value in a container that is not yet part of another. */
    static @Nullable Object nested(@Nullable Object value, Object step) {
        return canonical(value, Place.root("value"), step, 1);
    }

    /** Returns the number of levels of a container that holds this canonical value. */
    static int depthAround(@Nullable Object canonical) {
        if (canonical instanceof CanonicalMap map) {
            return map.depth() + 1;
        }
        return canonical instanceof CanonicalList list ? list.depth() + 1 : 1;
    }

    /** Returns the name of a value's type for error messages and mismatches: "string", "number", "null" and so on. */
    public static String typeOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String) {
            return "string";
        } else if (value instanceof Boolean) {
            return "boolean";
        } else if (value instanceof Number) {
            return "number";
        } else if (value instanceof Map) {
            return "object";
        } else if (value instanceof Collection) {
            return "list";
        } else if (value instanceof OffsetDateTime || value instanceof Instant) {
            return "date-time";
        } else if (value instanceof Bytes) {
            return "binary";
        } else if (value instanceof UUID) {
            return "UUID";
        }
        return value.getClass().getName();
    }

    /**
     * Returns the canonical form of a decimal: a double if the decimal is the {@link ShortestDecimal} of one, else the
     * decimal itself. The result is the same on every JDK.
     */
    public static Number canonical(BigDecimal decimal) {
        double nearest = decimal.doubleValue();
        if (Double.isFinite(nearest) && isKeptBy(nearest, decimal)) {
            return nearest;
        }
        return decimal;
    }

    /** Other languages write the smallest doubles with one digit, {@code 5e-324}, Java with two, {@code 4.9E-324}. */
    private static boolean isKeptBy(double number, BigDecimal decimal) {
        BigDecimal shortest = ShortestDecimal.of(number);
        return shortest.compareTo(decimal) == 0
                || (decimal.precision() == 1
                        && shortest.round(new MathContext(1)).compareTo(decimal) == 0);
    }

    static Map<String, @Nullable Object> toMap(Object value, String path) {
        return value instanceof Map<?, ?> map
                ? copyOf(map, path)
                : copyOf(
                        DataBinder.instance().unbind(Objects.requireNonNull(value, path + " must not be null"), path),
                        path);
    }

    private static CanonicalMap copyOf(Map<?, ?> map, Place place, int depth) {
        if (map == null) {
            throw new NullPointerException(place + " must not be null");
        } else if (map.isEmpty()) {
            return EMPTY;
        }
        FieldsBuilder copy = new FieldsBuilder();
        // A loop, as everywhere on the path of the first message: the first lambda of a JVM takes milliseconds of a
        // cold start.
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new InvalidPayloadException(
                        place.toString(), "have keys that are strings", typeOf(entry.getKey()));
            }
            copy.putCanonical(name, canonical(entry.getValue(), place, name, depth));
        }
        return copy.canonical();
    }

    private static CanonicalList copyOf(Collection<?> collection, Place place, int depth) {
        ItemsBuilder copy = new ItemsBuilder();
        int index = 0;
        for (Object item : collection) {
            copy.addCanonical(canonical(item, place, index, depth));
            index++;
        }
        return copy.canonical();
    }

    private static @Nullable Object canonical(@Nullable Object value, Place container, Object step, int depth) {
        if (isScalar(value) || (isCanonical(value) && depth + depthAround(value) - 1 <= MAX_DEPTH)) {
            return value;
        } else if (value instanceof Number number) {
            return canonicalNumber(number, container, step);
        } else if (value instanceof Map<?, ?> map) {
            return copyOf(map, container.at(step), deeper(depth, container, step));
        } else if (value instanceof Collection<?> collection) {
            return copyOf(collection, container.at(step), deeper(depth, container, step));
        } else if (value instanceof Instant instant) {
            return dateTime(instant, container, step);
        } else if (value instanceof byte[] bytes) {
            return Bytes.of(bytes);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof OffsetDateTime || value instanceof UUID || value instanceof Bytes) {
            return value;
        }
        throw new InvalidPayloadException(
                container.at(step).toString(),
                "be null, a boolean, number, string, list, map, date-time (OffsetDateTime, Instant), UUID or byte[]",
                typeOf(value));
    }

    private static boolean isCanonical(@Nullable Object value) {
        return value instanceof CanonicalMap || value instanceof CanonicalList;
    }

    private static OffsetDateTime dateTime(Instant instant, Place container, Object step) {
        try {
            return instant.atOffset(ZoneOffset.UTC);
        } catch (DateTimeException outOfRange) {
            throw new InvalidPayloadException(
                    container.at(step).toString(),
                    "be a date-time within the years of OffsetDateTime",
                    "a later or earlier one");
        }
    }

    private static int deeper(int depth, Place container, Object step) {
        if (depth == MAX_DEPTH) {
            throw new InvalidPayloadException(
                    container.at(step).toString(), "be nested at most " + MAX_DEPTH + " deep", "a deeper value");
        }
        return depth + 1;
    }

    private static Number canonicalNumber(Number number, Place container, Object step) {
        if (number instanceof Float narrow) {
            return ShortestDecimal.asDouble(narrow);
        } else if (number instanceof BigDecimal decimal) {
            return canonical(decimal);
        } else if (number instanceof BigInteger integer) {
            return integer.bitLength() < Long.SIZE ? canonicalLong(integer.longValue()) : integer;
        } else if (number instanceof Long || number instanceof Short || number instanceof Byte) {
            return canonicalLong(number.longValue());
        }
        throw new InvalidPayloadException(
                container.at(step).toString(), "be an integer, a decimal or a float of the JDK", typeOf(number));
    }

    private static Number canonicalLong(long number) {
        int narrow = (int) number;
        if (narrow == number) {
            return narrow;
        }
        return number;
    }
}
