package io.sqsmega.codec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sqsmega.payload.DataBinder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds with Jackson: records, beans and whatever carries Jackson's annotations. Fields that a class does not know are
 * ignored; date-times of a class are ISO-8601 strings in its map; where a class wants a whole number, {@code 5.0} is
 * one and {@code 5.5} is refused, rather than cut off.
 *
 * <p>Immutable and thread-safe. Found through {@link java.util.ServiceLoader}; there is no need to name it.
 *
 * @since 0.1
 */
public final class JacksonBinder implements DataBinder {
    private static final JsonMapper WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(BinderModules.bytes())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private static final JsonMapper READER =
            WRITER.rebuild().addModule(BinderModules.wholeNumbers()).build();

    private static final JavaType MAP =
            WRITER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class);

    /** For {@link java.util.ServiceLoader}. */
    public JacksonBinder() {}

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if Jackson cannot make objects of this class at all
     */
    @Override
    public <T> T bind(Map<String, @Nullable Object> data, Class<T> type, String path) {
        try {
            return READER.convertValue(data, type);
        } catch (IllegalArgumentException failure) {
            throw BindingFailure.ofReading(data, type, path, failure.getCause());
        }
    }

    @Override
    public Map<String, @Nullable Object> unbind(Object value, String path) {
        try {
            return WRITER.convertValue(value, MAP);
        } catch (IllegalArgumentException failure) {
            throw BindingFailure.ofWriting(value, path, failure.getCause());
        }
    }
}
