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
 * The values that a payload can hold, each in one canonical form, so that equal payloads are equal whichever way they
 * were made:
 *
 * <ul>
 *   <li>null, {@link Boolean}, {@link String} (an enum becomes its name);
 *   <li>whole numbers as {@link Integer}, else {@link Long}, else {@link BigInteger};
 *   <li>other numbers as {@link Double} if they are the {@link ShortestDecimal} of one, else {@link BigDecimal};
 *   <li>{@link OffsetDateTime}, {@link UUID} and {@link Bytes}, which BSON has and JSON has not;
 *   <li>unmodifiable {@link List} and {@link Map} of these, nested at most {@value #MAX_DEPTH} deep, in their given
 *       order.
 * </ul>
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class Values {
    /** How deep objects and arrays may be nested. Deeper JSON is read as plain text, deeper BSON as bytes. */
    public static final int MAX_DEPTH = 500;

    private Values() {}

    /**
     * An unmodifiable copy, all the way down, with every value in its canonical form.
     *
     * @param path where the map stands, for the error message
     * @throws InvalidPayloadException if a key is no string, a value is of a type that no payload can carry, or the
     *     nesting is too deep
     */
    public static Map<String, @Nullable Object> copyOf(Map<?, ?> map, String path) {
        return canonicalCopyOf(map, path);
    }

    /**
     * A map whose fields are fetched when somebody first asks for one, and then copied as {@link #copyOf} does. It is
     * never copied as a whole, and keeps what its fields are fetched from until they are.
     *
     * @param source asked once, by any thread; what it throws, whoever asks for a field gets
     * @param path where the map stands, for the error message
     */
    public static Map<String, @Nullable Object> lazily(Supplier<? extends Map<?, ?>> source, String path) {
        return new LazyMap(source, path);
    }

    static CanonicalMap canonicalCopyOf(Map<?, ?> map, String path) {
        return map instanceof CanonicalMap canonical ? canonical : copyOf(map, Place.root(path), 1);
    }

    /** Whether the value is canonical as it is, and holds no others: the types that most values have. */
    static boolean isScalar(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Integer
                || value instanceof Double
                || value instanceof Boolean;
    }

    /** The canonical form of a value in a container that stands by itself. */
    static @Nullable Object nested(@Nullable Object value, Object step) {
        return canonical(value, Place.root("value"), step, 1);
    }

    /** How many levels a container has that holds a canonical value. */
    static int depthAround(@Nullable Object canonical) {
        if (canonical instanceof CanonicalMap map) {
            return map.depth() + 1;
        }
        return canonical instanceof CanonicalList list ? list.depth() + 1 : 1;
    }

    /**
     * Words for the type of a value, as the error messages and mismatches have them: "string", "number", "null" and so
     * on.
     */
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
     * The canonical form of a decimal: a double if the decimal is the {@link ShortestDecimal} of one, else the decimal
     * itself. The same on every JDK.
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
        }
        FieldsBuilder copy = new FieldsBuilder();
        // A loop, here and wherever the first message passes: the first lambda of a JVM costs a cold start
        // milliseconds.
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
                    container.at(step).toString(), "be a date-time that has a year", "one outside of all years");
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
