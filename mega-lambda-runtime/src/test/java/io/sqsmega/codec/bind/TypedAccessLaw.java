package io.sqsmega.codec.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.codec.ScannedBody;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.GenericType;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is bound from the bytes of a section is what would be bound from its map: the same object, or the same error.
 */
public final class TypedAccessLaw {
    private static final List<GenericType<?>> TYPES = List.of(
            new GenericType<Object>() {},
            new GenericType<JsonNode>() {},
            new GenericType<Map<String, Object>>() {},
            new GenericType<Map<String, String>>() {},
            new GenericType<Map<String, Integer>>() {},
            new GenericType<Map<String, Long>>() {},
            new GenericType<Map<String, Float>>() {},
            new GenericType<Map<String, BigDecimal>>() {},
            new GenericType<Map<String, BigInteger>>() {},
            new GenericType<Map<String, OffsetDateTime>>() {},
            new GenericType<Map<String, Optional<Double>>>() {},
            new GenericType<Map<String, List<Object>>>() {},
            new GenericType<List<String>>() {},
            GenericType.of(Wide.class),
            GenericType.of(Narrow.class),
            GenericType.of(Named.class),
            GenericType.of(Rest.class),
            GenericType.of(Outer.class));

    record Wide(
            @Nullable Object a,
            @Nullable Integer b,
            @Nullable String name,
            @Nullable Object version,
            @Nullable Wide current,
            @JsonProperty("\u00e9") @Nullable Double accented,
            @JsonProperty("\uD83D\uDE00") @Nullable List<Wide> smile) {}

    record Narrow(int a, double b, boolean z) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name", defaultImpl = Other.class)
    @JsonSubTypes(@JsonSubTypes.Type(value = Text.class, name = "text"))
    interface Named {}

    record Text(@Nullable Object a, @Nullable Named b) implements Named {}

    record Other(@Nullable Object z, @Nullable Named current) implements Named {}

    /** Without a constructor for properties: fields are set in the order of the document. */
    static final class Rest {
        private final Map<String, @Nullable Object> met = new LinkedHashMap<>();

        @JsonAnySetter
        void met(String name, @Nullable Object value) {
            met.put(met.size() + name, value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rest that
                    && new ArrayList<>(met.entrySet()).equals(new ArrayList<>(that.met.entrySet()));
        }

        @Override
        public int hashCode() {
            return met.hashCode();
        }
    }

    /** Jackson buffers all fields that may belong to the unwrapped object. */
    static final class Outer {
        @JsonUnwrapped
        public @Nullable Inner inner;

        public @Nullable Object a;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Outer that && Objects.equals(inner, that.inner) && Objects.equals(a, that.a);
        }

        @Override
        public int hashCode() {
            return Objects.hash(inner, a);
        }
    }

    static final class Inner {
        public @Nullable Object b;
        public @Nullable BigDecimal version;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Inner that && Objects.equals(b, that.b) && Objects.equals(version, that.version);
        }

        @Override
        public int hashCode() {
            return Objects.hash(b, version);
        }
    }

    private TypedAccessLaw() {}

    /** Checks every section of a body, and returns how many objects were made; 0 if the body is not scanned. */
    public static int check(String body) {
        ScannedBody scan = TypedSections.scan(body);
        return scan == null ? 0 : check(body, scan);
    }

    private static int check(String body, ScannedBody scan) {
        Payload decoded = PayloadCodec.decode(body);
        int made = 0;
        for (GenericType<?> type : TYPES) {
            for (Function<Payload, @Nullable Object> access : accesses(decoded, type)) {
                // A new payload, because its sections are decoded once the map has been bound.
                Object bound = outcome(() -> access.apply(scan.payload()));
                Object expected = outcome(() -> access.apply(decoded));
                if (!Objects.equals(bound, expected)) {
                    // Arrays of bytes are not equal by themselves.
                    assertThat(bound)
                            .as("%s of %s", type, body)
                            .usingRecursiveComparison()
                            .isEqualTo(expected);
                }
                made += bound instanceof Error ? 0 : 1;
            }
        }
        return made;
    }

    private static List<Function<Payload, @Nullable Object>> accesses(Payload payload, GenericType<?> type) {
        return payload instanceof DataPayload
                ? List.of(data -> ((DataPayload) data).dataAs(type))
                : List.of(
                        mega -> ((MegaPayload) mega).event().attributesAs(type),
                        mega -> ((MegaPayload) mega).object().currentAs(type),
                        mega -> ((MegaPayload) mega).object().previousAs(type),
                        mega -> ((MegaPayload) mega).extraAs(type));
    }

    private record Error(Class<?> type, @Nullable String message) {}

    private static @Nullable Object outcome(Supplier<@Nullable Object> access) {
        try {
            return access.get();
        } catch (RuntimeException refused) {
            return new Error(refused.getClass(), refused.getMessage());
        }
    }
}
