package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.sqsmega.codec.document.WireNumbers;
import io.sqsmega.payload.NumericText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads numbers, and strings that patterns read as numbers, without loss. */
final class NumberDeserializer<T> extends StdScalarDeserializer<T> {
    private final transient Function<Number, @Nullable T> conversion;
    private final transient @Nullable T ofNull;

    private NumberDeserializer(Class<T> type, Function<Number, @Nullable T> conversion, @Nullable T ofNull) {
        super(type);
        this.conversion = conversion;
        this.ofNull = ofNull;
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("mega numbers");
        add(module, byte.class, Byte.class, ExactNumbers::toByte);
        add(module, short.class, Short.class, ExactNumbers::toShort);
        add(module, int.class, Integer.class, ExactNumbers::toInt);
        add(module, long.class, Long.class, ExactNumbers::toLong);
        add(module, float.class, Float.class, ExactNumbers::toFloat);
        add(module, double.class, Double.class, ExactNumbers::toDouble);
        addArrays(module, short[].class, int[].class, long[].class, float[].class, double[].class);
        add(module, BigInteger.class, ExactNumbers::toBigInteger, null);
        add(module, BigDecimal.class, ExactNumbers::toBigDecimal, null);
        add(module, Number.class, number -> number, null);
        add(module, AtomicInteger.class, after(ExactNumbers::toInt, AtomicInteger::new), null);
        add(module, AtomicLong.class, after(ExactNumbers::toLong, AtomicLong::new), null);
        add(module, OptionalInt.class, after(ExactNumbers::toInt, OptionalInt::of), OptionalInt.empty());
        add(module, OptionalLong.class, after(ExactNumbers::toLong, OptionalLong::of), OptionalLong.empty());
        add(module, OptionalDouble.class, after(ExactNumbers::toDouble, OptionalDouble::of), OptionalDouble.empty());
        return module.setDeserializerModifier(new PrimitiveProperties());
    }

    private static void addArrays(SimpleModule module, Class<?>... arrays) {
        for (Class<?> array : arrays) {
            addArray(module, array);
        }
    }

    private static <A> void addArray(SimpleModule module, Class<A> array) {
        module.addDeserializer(array, new NumberArrayDeserializer<>(array));
    }

    private static <T> void add(
            SimpleModule module, Class<T> primitive, Class<T> wrapper, Function<Number, @Nullable T> conversion) {
        add(module, primitive, conversion, null);
        add(module, wrapper, conversion, null);
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<Number, @Nullable T> conversion, @Nullable T ofNull) {
        module.addDeserializer(type, new NumberDeserializer<>(type, conversion, ofNull));
    }

    private static <A, T> Function<Number, @Nullable T> after(
            Function<Number, @Nullable A> first, Function<A, T> second) {
        return number -> {
            A exact = first.apply(number);
            return exact == null ? null : second.apply(exact);
        };
    }

    @Override
    @SuppressWarnings("unchecked") // Jackson checks what a problem handler returns
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Number number = number(parser);
        T converted = number == null ? null : conversion.apply(number);
        return converted == null ? (T) context.handleUnexpectedToken(handledType(), parser) : converted;
    }

    private static @Nullable Number number(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_STRING -> bounded(NumericText.parse(parser.getText()));
            default -> null;
        };
    }

    /** Limits a number like the numbers of JSON. */
    private static @Nullable Number bounded(@Nullable Number number) {
        boolean absurd =
                number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) > WireNumbers.MAX_SCALE;
        return absurd ? null : number;
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
        if (handledType().isPrimitive()) {
            context.reportInputMismatch(this, "a primitive must have a value");
        }
        return ofNull;
    }
}
