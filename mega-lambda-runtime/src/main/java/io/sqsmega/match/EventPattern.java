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
 * Selects the events that a subscriber wants. Every field and attribute that the pattern names must match; others do
 * not matter. In place of a value you can pass a matcher from {@link Matchers}.
 *
 * <pre>{@code
 * EventPattern.builder()
 *         .domain("shopping_cart")
 *         .name("item.added")
 *         .version(oneOf(1, 2))
 *         .attribute("quantity", gt(0))
 *         .build();
 * }</pre>
 *
 * <p>The pattern sees only the {@code event} section of a payload; {@link ObjectPattern} matches the object. If the
 * event has no domain, subject or publisher, the field is missing, like an attribute.
 *
 * <p>Immutable and thread-safe. Prints itself in words.
 *
 * @since 0.1
 */
public final class EventPattern {
    private static final EventPattern ANY = new EventPattern(Disjunction.of());

    /**
     * The pattern in the form for the index.
     *
     * @hidden
     */
    @Internal
    public final Disjunction alternatives;

    private EventPattern(Disjunction alternatives) {
        this.alternatives = alternatives;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return a pattern that matches all events with this name}
     *
     * @param name the name of the event
     */
    public static EventPattern named(String name) {
        if (name == null) {
            throw new InvalidPatternException("named", "be given the name of an event", "null");
        }
        return builder().name(name).build();
    }

    /** {@return a pattern that matches every event} */
    public static EventPattern any() {
        return ANY;
    }

    /**
     * {@return the pattern for a map, as in the other MEGA libraries: {@code name}, {@code timestamp}, {@code version},
     * {@code domain}, {@code subject} and {@code publisher} are the event's fields, {@code attributes} is the map of
     * its attributes, and every other key is the key of an attribute}
     *
     * @param pattern a value, matcher or nested map for each key
     * @throws InvalidPatternException if a pattern cannot have one of the values
     */
    public static EventPattern of(Map<String, ? extends @Nullable Object> pattern) {
        if (pattern == null) {
            throw new InvalidPatternException("an event pattern", "be a map", "null");
        }
        Builder builder = builder();
        for (Map.Entry<String, ?> entry : pattern.entrySet()) {
            builder.key(LiteralMatchers.key(entry.getKey(), "an event pattern"), entry.getValue());
        }
        return builder.build();
    }

    /**
     * {@return a pattern that matches events which at least one of the patterns matches}
     *
     * @param patterns the alternatives
     */
    public static EventPattern anyOf(EventPattern... patterns) {
        List<Disjunction> alternatives = new ArrayList<>();
        for (EventPattern pattern : LiteralMatchers.patterns(patterns)) {
            alternatives.add(pattern.alternatives);
        }
        return new EventPattern(Disjunction.joined(alternatives));
    }

    /**
     * {@return whether the payload's event matches}
     *
     * @param payload the payload
     */
    public boolean matches(MegaPayload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        return alternatives.matches(payload);
    }

    /**
     * {@return why the payload does not match; empty if and only if it matches} For several alternatives, the reasons
     * of the nearest ones.
     *
     * @param payload the payload
     */
    public List<Mismatch> explain(MegaPayload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        return alternatives.explain(payload);
    }

    /**
     * Returns the pattern in words, for example {@code name is "item.added" and quantity is greater than 0 and item_id
     * is not empty}.
     */
    @Override
    public String toString() {
        return alternatives.words("any event");
    }

    /** Builds an {@link EventPattern}. Each field and attribute can be set once. Not thread-safe. */
    public static final class Builder {
        private final Disjunction.Builder criteria = new Disjunction.Builder();

        private Builder() {}

        /**
         * Sets the pattern of the event's name.
         *
         * @param valueOrMatcher the pattern of the event's name
         * @return this builder
         */
        public Builder name(@Nullable Object valueOrMatcher) {
            return field(SchemaField.NAME, valueOrMatcher);
        }

        /**
         * Sets the pattern of the timestamp.
         *
         * @param valueOrMatcher the pattern of the timestamp
         * @return this builder
         */
        public Builder timestamp(@Nullable Object valueOrMatcher) {
            return field(SchemaField.TIMESTAMP, valueOrMatcher);
        }

        /**
         * Sets the pattern of the version. An event without a version has version {@value Event#DEFAULT_VERSION}.
         *
         * @param valueOrMatcher the pattern of the version
         * @return this builder
         */
        public Builder version(@Nullable Object valueOrMatcher) {
            return field(SchemaField.VERSION, valueOrMatcher);
        }

        /**
         * Sets the pattern of the domain.
         *
         * @param valueOrMatcher the pattern of the domain
         * @return this builder
         */
        public Builder domain(@Nullable Object valueOrMatcher) {
            return field(SchemaField.DOMAIN, valueOrMatcher);
        }

        /**
         * Sets the pattern of the subject.
         *
         * @param valueOrMatcher the pattern of the subject
         * @return this builder
         */
        public Builder subject(@Nullable Object valueOrMatcher) {
            return field(SchemaField.SUBJECT, valueOrMatcher);
        }

        /**
         * Sets the pattern of the publisher.
         *
         * @param valueOrMatcher the pattern of the publisher
         * @return this builder
         */
        public Builder publisher(@Nullable Object valueOrMatcher) {
            return field(SchemaField.PUBLISHER, valueOrMatcher);
        }

        /**
         * Sets the pattern of an attribute, even if a field of the event has the same name.
         *
         * @param key the key of the attribute
         * @param valueOrMatcher a value, which must be equal, or a matcher
         * @return this builder
         */
        public Builder attribute(String key, @Nullable Object valueOrMatcher) {
            criteria.addAttribute(key, valueOrMatcher);
            return this;
        }

        /**
         * Sets the patterns of several attributes by their keys.
         *
         * @param valuesOrMatchers values, which must be equal, or matchers
         * @return this builder
         */
        public Builder attributes(Map<String, ? extends @Nullable Object> valuesOrMatchers) {
            criteria.addAttributes(valuesOrMatchers);
            return this;
        }

        /** {@return the pattern} */
        public EventPattern build() {
            return new EventPattern(criteria.build());
        }

        private void key(String key, @Nullable Object valueOrMatcher) {
            SchemaField listed = SchemaField.of(key, SchemaField.OF_EVENT);
            if (listed == null) {
                criteria.addAttribute(key, valueOrMatcher);
            } else {
                criteria.add(listed, valueOrMatcher);
            }
        }

        private Builder field(SchemaField field, @Nullable Object valueOrMatcher) {
            criteria.add(field, valueOrMatcher);
            return this;
        }
    }
}
