package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.payload.DataPayload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Selects the data that a subscriber wants: JSON or BSON objects that are not MEGA events. Every field that the pattern
 * names must match; other fields do not matter. In place of a value you can pass a matcher from {@link Matchers}.
 *
 * <p>Immutable and thread-safe. Prints itself in words.
 *
 * @since 0.1
 */
public final class DataPattern {
    private static final DataPattern ANY = of(Map.of());

    /**
     * The pattern in the form for the index.
     *
     * @hidden
     */
    @Internal
    public final Matcher matcher;

    private DataPattern(Matcher matcher) {
        this.matcher = matcher;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a pattern that matches all data} */
    public static DataPattern any() {
        return ANY;
    }

    /**
     * {@return the pattern for a map}
     *
     * @param pattern a value, matcher or nested map for each key
     * @throws InvalidPatternException if a pattern cannot have one of the values
     */
    public static DataPattern of(Map<String, ? extends @Nullable Object> pattern) {
        return new DataPattern(LiteralMatchers.matcherOfMap(pattern, "the pattern of data"));
    }

    /**
     * {@return a pattern that matches data which at least one of the patterns matches}
     *
     * @param patterns the alternatives
     */
    public static DataPattern anyOf(DataPattern... patterns) {
        List<@Nullable Object> matchers = new ArrayList<>();
        for (DataPattern pattern : LiteralMatchers.patterns(patterns)) {
            matchers.add(pattern.matcher);
        }
        return new DataPattern(Matchers.anyOf(matchers.toArray()));
    }

    /**
     * {@return whether the data matches}
     *
     * @param data the data
     */
    public boolean matches(Map<String, @Nullable Object> data) {
        Objects.requireNonNull(data, "data must not be null");
        return matcher.matches(data);
    }

    /**
     * {@return whether the data matches}
     *
     * @param payload the payload
     */
    public boolean matches(DataPayload payload) {
        return matcher.matches(payload.data());
    }

    /**
     * {@return why the data does not match; empty if and only if it matches} For several alternatives, the reasons of
     * the nearest ones.
     *
     * @param data the data
     */
    public List<Mismatch> explain(Map<String, @Nullable Object> data) {
        Objects.requireNonNull(data, "data must not be null");
        return matcher.explain("data", data);
    }

    /**
     * {@return why the data does not match, like {@link #explain(Map)}}
     *
     * @param payload the payload
     */
    public List<Mismatch> explain(DataPayload payload) {
        return explain(payload.data());
    }

    /** Returns the pattern in words, for example {@code type starts with "user:" and user.id is greater than 0}. */
    @Override
    public String toString() {
        return matcher instanceof MapMatcher fields ? fields.wordsOfFields("any data") : matcher.toString();
    }

    /** Builds a {@link DataPattern}. Each field can be set once. Not thread-safe. */
    public static final class Builder {
        private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets the pattern of a field of the data.
         *
         * @param key the key of the field
         * @param valueOrMatcher a value, which must be equal, or a matcher
         * @return this builder
         */
        public Builder field(String key, @Nullable Object valueOrMatcher) {
            Objects.requireNonNull(key, "key must not be null");
            if (fields.containsKey(key)) {
                throw new InvalidPatternException(
                        "the pattern of " + key, "be given once (allOf joins several)", "a second one");
            }
            fields.put(key, valueOrMatcher);
            return this;
        }

        /** {@return the pattern} */
        public DataPattern build() {
            return of(fields);
        }
    }
}
