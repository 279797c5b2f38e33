package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says which events a subscriber wants. Every field and attribute that the pattern names must match; what else the
 * event has does not matter. Where a value is asked for, one of {@link Matchers} can stand.
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
 * <p>It looks at the {@code event} section of a payload only: {@link ObjectPattern} looks at the object. Domain,
 * subject and publisher that the event does not have are missing, as attributes are.
 *
 * <p>Immutable and thread-safe. Prints itself in words.
 *
 * @since 0.1
 */
public final class EventPattern {
    private static final EventPattern ANY = new EventPattern(Disjunction.of());

    /** @hidden */
    @Internal
    public final Disjunction alternatives;

    private EventPattern(Disjunction alternatives) {
        this.alternatives = alternatives;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Events of this name, whatever else they have. */
    public static EventPattern named(String name) {
        if (name == null) {
            throw new InvalidPatternException("named", "be given the name of an event", "null");
        }
        return builder().name(name).build();
    }

    /** Every event. */
    public static EventPattern any() {
        return ANY;
    }

    /**
     * The pattern that a map means, as in the other MEGA libraries: {@code name}, {@code timestamp}, {@code version},
     * {@code domain}, {@code subject} and {@code publisher} are the event's fields, {@code attributes} is its
     * attributes, and every other key is the attribute of that key.
     *
     * @param pattern a value, matcher or nested map under each key
     * @throws InvalidPatternException if a value is none that a pattern can hold
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

    /** Events that at least one of the patterns wants. */
    public static EventPattern anyOf(EventPattern... patterns) {
        List<Disjunction> alternatives = new ArrayList<>();
        for (EventPattern pattern : LiteralMatchers.patterns(patterns)) {
            alternatives.add(pattern.alternatives);
        }
        return new EventPattern(Disjunction.joined(alternatives));
    }

    public boolean matches(MegaPayload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        return alternatives.matches(payload);
    }

    /** Why the payload does not match; empty exactly if it does. Of several alternatives, the nearest ones. */
    public List<Mismatch> explain(MegaPayload payload) {
        Objects.requireNonNull(payload, "payload must not be null");
        return alternatives.explain(payload);
    }

    /** For example {@code name is "item.added" and quantity is greater than 0 and item_id is not empty}. */
    @Override
    public String toString() {
        return alternatives.words("any event");
    }

    /** Each field and attribute can be given once. Not thread-safe. */
    public static final class Builder {
        private final Criteria terms = new Criteria();

        private Builder() {}

        public Builder name(@Nullable Object valueOrMatcher) {
            return field(Field.NAME, valueOrMatcher);
        }

        public Builder timestamp(@Nullable Object valueOrMatcher) {
            return field(Field.TIMESTAMP, valueOrMatcher);
        }

        /** An event that names no version has version {@value Event#DEFAULT_VERSION}. */
        public Builder version(@Nullable Object valueOrMatcher) {
            return field(Field.VERSION, valueOrMatcher);
        }

        public Builder domain(@Nullable Object valueOrMatcher) {
            return field(Field.DOMAIN, valueOrMatcher);
        }

        public Builder subject(@Nullable Object valueOrMatcher) {
            return field(Field.SUBJECT, valueOrMatcher);
        }

        public Builder publisher(@Nullable Object valueOrMatcher) {
            return field(Field.PUBLISHER, valueOrMatcher);
        }

        /** The attribute of this key, also if a field of the event has the same name. */
        public Builder attribute(String key, @Nullable Object valueOrMatcher) {
            terms.addAttribute(key, valueOrMatcher);
            return this;
        }

        /** Several attributes, each by its key. */
        public Builder attributes(Map<String, ? extends @Nullable Object> valuesOrMatchers) {
            terms.addAttributes(valuesOrMatchers);
            return this;
        }

        public EventPattern build() {
            return new EventPattern(terms.build());
        }

        private void key(String key, @Nullable Object valueOrMatcher) {
            Field listed = Field.of(key, Field.OF_EVENT);
            if (listed == null) {
                terms.addAttribute(key, valueOrMatcher);
            } else {
                terms.add(listed, valueOrMatcher);
            }
        }

        private Builder field(Field field, @Nullable Object valueOrMatcher) {
            terms.add(field, valueOrMatcher);
            return this;
        }
    }
}
