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
 * Says which data objects a subscriber wants: JSON or BSON that is no MEGA event. Every field that the pattern names
 * must match; what else the data has does not matter. Where a value is asked for, one of {@link Matchers} can stand.
 *
 * <p>Immutable and thread-safe. Prints itself in words.
 *
 * @since 0.1
 */
public final class DataPattern {
    private static final DataPattern ANY = of(Map.of());

    /** @hidden */
    @Internal
    public final Matcher matcher;

    private DataPattern(Matcher matcher) {
        this.matcher = matcher;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All data. */
    public static DataPattern any() {
        return ANY;
    }

    /**
     * The pattern that a map means.
     *
     * @param pattern a value, matcher or nested map under each key
     * @throws InvalidPatternException if a value is none that a pattern can hold
     */
    public static DataPattern of(Map<String, ? extends @Nullable Object> pattern) {
        return new DataPattern(LiteralMatchers.matcherOfMap(pattern, "the pattern of data"));
    }

    /** Data that at least one of the patterns wants. */
    public static DataPattern anyOf(DataPattern... patterns) {
        List<@Nullable Object> matchers = new ArrayList<>();
        for (DataPattern pattern : LiteralMatchers.patterns(patterns)) {
            matchers.add(pattern.matcher);
        }
        return new DataPattern(Matchers.anyOf(matchers.toArray()));
    }

    public boolean matches(Map<String, @Nullable Object> data) {
        Objects.requireNonNull(data, "data must not be null");
        return matcher.matches(data);
    }

    public boolean matches(DataPayload payload) {
        return matcher.matches(payload.data());
    }

    /** Why the data does not match; empty exactly if it does. Of several alternatives, the nearest ones. */
    public List<Mismatch> explain(Map<String, @Nullable Object> data) {
        Objects.requireNonNull(data, "data must not be null");
        List<Mismatch> found = new ArrayList<>();
        matcher.explain("data", data, found);
        return List.copyOf(found);
    }

    /** As {@link #explain(Map)}. */
    public List<Mismatch> explain(DataPayload payload) {
        return explain(payload.data());
    }

    /** For example {@code type starts with "user:" and user.id is greater than 0}. */
    @Override
    public String toString() {
        return matcher instanceof MapMatcher fields ? fields.wordsOfFields("any data") : matcher.toString();
    }

    /** Each field can be given once. Not thread-safe. */
    public static final class Builder {
        private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

        private Builder() {}

        public Builder field(String key, @Nullable Object valueOrMatcher) {
            Objects.requireNonNull(key, "key must not be null");
            if (fields.containsKey(key)) {
                throw new InvalidPatternException(
                        "the pattern of " + key, "be given once (allOf joins several)", "a second one");
            }
            fields.put(key, valueOrMatcher);
            return this;
        }

        public DataPattern build() {
            return of(fields);
        }
    }
}
