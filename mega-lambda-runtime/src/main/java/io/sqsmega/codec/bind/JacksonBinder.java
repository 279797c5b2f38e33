package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sqsmega.codec.Slice;
import io.sqsmega.codec.json.JsonCursor;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.Values;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Binds with Jackson: records, beans and classes with Jackson's annotations. Fields that a class does not have are
 * ignored. Nothing else is silently lost: a value that the class cannot hold is refused, and so is a missing value for
 * a primitive. The guide lists the rules.
 *
 * <p>Immutable and thread-safe. It is found through {@link java.util.ServiceLoader}; use it directly only for your own
 * mapper: {@link #of}.
 *
 * @since 0.1
 */
public final class JacksonBinder implements DataBinder {
    private final ObjectMapper mapper;
    private final JavaType map;

    /** For {@link java.util.ServiceLoader}. */
    public JacksonBinder() {
        this(of(strictMapper().build()).mapper);
    }

    private JacksonBinder(ObjectMapper mapper) {
        this.mapper = mapper;
        this.map = mapper.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class);
    }

    /**
     * {@return a binder with your own mapper, whose rules replace those of this class} AWS's event classes are still
     * read as by Lambda's runtime.
     *
     * <pre>{@code
     * JacksonBinder.of(JacksonBinder.strictMapper().addModule(new KotlinModule.Builder().build()).build())
     * }</pre>
     *
     * @param mapper the mapper, which is copied: later changes have no effect
     */
    public static JacksonBinder of(ObjectMapper mapper) {
        return new JacksonBinder(mapper.copy().registerModules(new BytesModule(), new LambdaEventsModule()));
    }

    /**
     * Starts building a mapper with the rules of this class, to which you can add your own modules and rules.
     *
     * @return the builder of the mapper
     * @throws IllegalStateException if jackson-core is older than jackson-databind
     */
    public static JsonMapper.Builder strictMapper() {
        JacksonVersions.check();
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module(), new TimeModule(), NumberDeserializer.module())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Boolean, refuse(CoercionInputShape.Integer))
                .withCoercionConfig(LogicalType.Textual, refuse(CoercionInputShape.Float))
                .withCoercionConfig(char.class, refuse(CoercionInputShape.Integer))
                .withCoercionConfig(Character.class, refuse(CoercionInputShape.Integer));
    }

    private static Consumer<MutableCoercionConfig> refuse(CoercionInputShape shape) {
        return type -> type.setCoercion(shape, CoercionAction.Fail);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if Jackson cannot create objects of this type at all
     */
    @Override
    public <T> T bind(@Nullable Object value, GenericType<T> type, String path) {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(path, "path must not be null");
        JsonCursor json = Values.sourceOf(value) instanceof Slice undecoded ? undecoded.cursor() : null;
        T read = json == null ? null : tryRead(json, type);
        return read == null ? bindMap(value, type, path) : read;
    }

    /** Returns the object, or null if the map must be bound: it decides what an error says. */
    private <T> @Nullable T tryRead(JsonCursor json, GenericType<T> type) {
        try (CursorParser tokens = new CursorParser(json, mapper)) {
            T bound = mapper.readValue(tokens, mapper.constructType(type.type()));
            return tokens.isLikeTheMap() ? bound : null;
        } catch (IOException | RuntimeException failure) {
            return null;
        }
    }

    private <T> T bindMap(@Nullable Object value, GenericType<T> type, String path) {
        JavaType target = mapper.constructType(type.type());
        T bound;
        try (JsonParser tokens = PayloadTokens.of(value, mapper).asParser()) {
            bound = mapper.readValue(tokens, target);
        } catch (IOException | RuntimeException failure) {
            // A user's deserializer may throw any exception, and quote the value.
            throw BindingFailure.ofReading(value, target, path, failure);
        }
        if (bound == null) {
            throw BindingFailure.ofReading(value, target, path, null);
        }
        return bound;
    }

    @Override
    public Map<String, @Nullable Object> unbind(Object value, String path) {
        Objects.requireNonNull(value, "value must not be null");
        Objects.requireNonNull(path, "path must not be null");
        try {
            return mapper.convertValue(value, map);
        } catch (IllegalArgumentException failure) {
            throw BindingFailure.ofWriting(value, path, failure.getCause());
        }
    }
}
