package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.SchemaField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Selects events by their object. Every field that the pattern names must match; other fields do not matter. In place
 * of a value you can pass a matcher from {@link Matchers}.
 *
 * <p>A subscriber applies it to events that match its {@link EventPattern}. Fields that the object does not have are
 * missing; so are {@code current} and {@code previous} if they are empty, because the protocol does not write them.
 *
 * <p>Immutable and thread-safe. Prints itself in words.
 *
 * @since 0.1
 */
public final class ObjectPattern {
    private static final ObjectPattern ANY = new ObjectPattern(Disjunction.of());

    /**
     * The pattern in the form for the index.
     *
     * @hidden
     */
    @Internal
    public final Disjunction alternatives;

    private ObjectPattern(Disjunction alternatives) {
        this.alternatives = alternatives;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a pattern that matches every object, even a missing one} */
    public static ObjectPattern any() {
        return ANY;
    }

    /**
     * {@return the pattern for a map with the keys {@code type}, {@code id}, {@code version}, {@code current} and
     * {@code previous}}
     *
     * @param pattern a value, matcher or nested map for each key
     * @throws InvalidPatternException if there is another key, or a pattern cannot have one of the values
     */
    public static ObjectPattern of(Map<String, ? extends @Nullable Object> pattern) {
        if (pattern == null) {
            throw new InvalidPatternException("an object pattern", "be a map", "null");
        }
        Builder builder = builder();
        for (Map.Entry<String, ?> entry : pattern.entrySet()) {
            builder.field(listed(LiteralMatchers.key(entry.getKey(), "an object pattern")), entry.getValue());
        }
        return builder.build();
    }

    /**
     * {@return a pattern that matches objects which at least one of the patterns matches}
     *
     * @param patterns the alternatives
     */
    public static ObjectPattern anyOf(ObjectPattern... patterns) {
        List<Disjunction> alternatives = new ArrayList<>();
        for (ObjectPattern pattern : LiteralMatchers.patterns(patterns)) {
            alternatives.add(pattern.alternatives);
        }
        return new ObjectPattern(Disjunction.joined(alternatives));
    }

    /**
     * {@return whether the payload's object matches}
     *
     * @param payload the payload
     */
    public boolean matches(MegaPayload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        return alternatives.matches(payload);
    }

    /**
     * {@return why the payload's object does not match; empty if and only if it matches} For several alternatives, the
     * reasons of the nearest ones.
     *
     * @param payload the payload
     */
    public List<Mismatch> explain(MegaPayload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        return alternatives.explain(payload);
    }

    /**
     * Returns the pattern in words, for example {@code type is "shopping_cart" and current.total is greater than 0}.
     */
    @Override
    public String toString() {
        return alternatives.words("any object");
    }

    private static SchemaField listed(String key) {
        SchemaField listed = SchemaField.of(key, SchemaField.OF_OBJECT);
        if (listed == null) {
            throw new InvalidPatternException(
                    "an object pattern", "have the keys type, id, version, current or previous", Wording.quoted(key));
        }
        return listed;
    }

    /** Builds an {@link ObjectPattern}. Each field can be set once. Not thread-safe. */
    public static final class Builder {
        private final Disjunction.Builder criteria = new Disjunction.Builder();

        private Builder() {}

        /**
         * Sets the pattern of the object's type.
         *
         * @param valueOrMatcher the pattern of the object's type
         * @return this builder
         */
        public Builder type(@Nullable Object valueOrMatcher) {
            return field(SchemaField.OBJECT_TYPE, valueOrMatcher);
        }

        /**
         * Sets the pattern of the object's id.
         *
         * @param valueOrMatcher the pattern of the object's id
         * @return this builder
         */
        public Builder id(@Nullable Object valueOrMatcher) {
            return field(SchemaField.OBJECT_ID, valueOrMatcher);
        }

        /**
         * Sets the pattern of the version. An object without a version has version {@value Event#DEFAULT_VERSION}.
         *
         * @param valueOrMatcher the pattern of the version
         * @return this builder
         */
        public Builder version(@Nullable Object valueOrMatcher) {
            return field(SchemaField.OBJECT_VERSION, valueOrMatcher);
        }

        /**
         * Sets the pattern of the object as it is now: usually a map, which is a nested pattern.
         *
         * @param valueOrMatcher the pattern of the object as it is now: usually a map, which is a nested pattern
         * @return this builder
         */
        public Builder current(@Nullable Object valueOrMatcher) {
            return field(SchemaField.OBJECT_CURRENT, valueOrMatcher);
        }

        /**
         * Sets the pattern of the object as it was before: usually a map, which is a nested pattern.
         *
         * @param valueOrMatcher the pattern of the object as it was before: usually a map, which is a nested pattern
         * @return this builder
         */
        public Builder previous(@Nullable Object valueOrMatcher) {
            return field(SchemaField.OBJECT_PREVIOUS, valueOrMatcher);
        }

        /** {@return the pattern} */
        public ObjectPattern build() {
            return new ObjectPattern(criteria.build());
        }

        private Builder field(SchemaField field, @Nullable Object valueOrMatcher) {
            criteria.add(field, valueOrMatcher);
            return this;
        }
    }
}
