package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Selects messages by what is around their bodies: message attributes, and the topic and subject of an SNS envelope.
 * Everything that the pattern names must match; the rest does not matter. In place of a value you can pass a matcher
 * from {@link Matchers}.
 *
 * <pre>{@code
 * MessagePattern.builder()
 *         .attribute("tenant", oneOf("acme", "initech"))
 *         .attribute("priority", gte(5))
 *         .topic("orders")
 *         .build();
 * }</pre>
 *
 * <p>The pattern sees the attributes of {@link Message#attributes}: those of a message that was sent to the queue or
 * delivered raw, and those in an SNS envelope. An attribute of type {@code String} is a string, one of type
 * {@code Number} a number, which is compared by its value. One of type {@code Binary} can only be present. The pattern
 * of a {@code String.Array} is compared with each of its elements, as SNS does, and one that matches is enough; an
 * empty array counts as missing. Topic and subject are missing if there is no envelope, as with raw delivery.
 *
 * <p>Immutable and thread-safe. Prints itself in words.
 *
 * @since 0.1
 */
public final class MessagePattern {
    private static final MessagePattern ANY = builder().build();

    /**
     * The pattern in the form for the index: a {@link MapMatcher} of {@link MessageFields}, or alternatives of such.
     *
     * @hidden
     */
    @Internal
    public final Matcher matcher;

    private MessagePattern(Matcher matcher) {
        this.matcher = matcher;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a pattern that matches every message} */
    public static MessagePattern any() {
        return ANY;
    }

    /**
     * {@return the pattern of one message attribute}
     *
     * @param name the name of the attribute
     * @param valueOrMatcher a value, which must be equal, or a matcher
     */
    public static MessagePattern withAttribute(String name, @Nullable Object valueOrMatcher) {
        return builder().attribute(name, valueOrMatcher).build();
    }

    /**
     * {@return the pattern of the topic's name; see {@link Builder#topic}}
     *
     * @param valueOrMatcher a value, which must be equal, or a matcher
     */
    public static MessagePattern fromTopic(@Nullable Object valueOrMatcher) {
        return builder().topic(valueOrMatcher).build();
    }

    /**
     * {@return a pattern that matches messages which at least one of the patterns matches}
     *
     * @param patterns the alternatives
     */
    public static MessagePattern anyOf(MessagePattern... patterns) {
        List<@Nullable Object> matchers = new ArrayList<>();
        for (MessagePattern pattern : LiteralMatchers.patterns(patterns)) {
            matchers.add(pattern.matcher);
        }
        return new MessagePattern(Matchers.anyOf(matchers.toArray()));
    }

    /**
     * {@return whether the message matches}
     *
     * @param message the message, which must be opened, as for {@link #explain}
     */
    public boolean matches(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return matcher.matches(MessageFields.of(message));
    }

    /**
     * {@return why the message does not match; empty if and only if it matches} For several alternatives, the reasons
     * of the nearest ones.
     *
     * @param message the message, which must be opened, as it is for a subscriber: a message that was just received
     *     does not have the attributes, topic and subject of its envelope
     */
    public List<Mismatch> explain(Message message) {
        Objects.requireNonNull(message, "message must not be null");
        return matcher.explain("message", MessageFields.of(message));
    }

    /** Returns the pattern in words, for example {@code attributes.tenant is "acme" and topic is "orders"}. */
    @Override
    public String toString() {
        return matcher instanceof MapMatcher fields ? fields.wordsOfFields("any message") : matcher.toString();
    }

    /** Builds a {@link MessagePattern}. Each part can be set once. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Matcher> fields = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets the pattern of a message attribute.
         *
         * @param name the name of the attribute
         * @param valueOrMatcher a value, which must be equal, or a matcher
         * @return this builder
         * @throws InvalidPatternException if no attribute can match it, as a pattern of lists or objects
         */
        public Builder attribute(String name, @Nullable Object valueOrMatcher) {
            Objects.requireNonNull(name, "name must not be null");
            String field = MessageFields.ATTRIBUTES.concat(name);
            Matcher matcher = matcherOf(field, valueOrMatcher);
            FieldRule.OF_MESSAGE_ATTRIBUTE.check(field, matcher);
            return put(field, matcher);
        }

        /**
         * Sets the pattern of the name of the SNS topic, for example {@code orders} or {@code orders.fifo}: the part of
         * its ARN after the last colon.
         *
         * @param valueOrMatcher a value, which must be equal, or a matcher
         * @return this builder
         * @throws InvalidPatternException if no topic can match it, as the ARN of one
         */
        public Builder topic(@Nullable Object valueOrMatcher) {
            Matcher matcher = matcherOf(MessageFields.TOPIC, valueOrMatcher);
            Object[] keys = matcher.lookup().keys;
            if (keys != null && keys.length > 0 && keys[0] instanceof String name && name.startsWith("arn:")) {
                throw new InvalidPatternException(
                        "the pattern of topic",
                        "be one of a topic's name (topicArn takes an ARN)",
                        "'" + matcher + "'");
            }
            return text(MessageFields.TOPIC, matcher);
        }

        /**
         * Sets the pattern of the ARN of the SNS topic.
         *
         * @param valueOrMatcher a value, which must be equal, or a matcher
         * @return this builder
         */
        public Builder topicArn(@Nullable Object valueOrMatcher) {
            return text(MessageFields.TOPIC_ARN, valueOrMatcher);
        }

        /**
         * Sets the pattern of the subject that was published with the message.
         *
         * @param valueOrMatcher a value, which must be equal, or a matcher
         * @return this builder
         */
        public Builder subject(@Nullable Object valueOrMatcher) {
            return text(MessageFields.SUBJECT, valueOrMatcher);
        }

        /** {@return the pattern} */
        public MessagePattern build() {
            return new MessagePattern(new MapMatcher(
                    fields.keySet().toArray(new String[0]), fields.values().toArray(new Matcher[0])));
        }

        private Builder text(String field, @Nullable Object valueOrMatcher) {
            Matcher matcher = matcherOf(field, valueOrMatcher);
            FieldRule.OF_MESSAGE_TEXT.check(field, matcher);
            return put(field, matcher);
        }

        private Builder put(String field, Matcher matcher) {
            Matcher earlier = fields.putIfAbsent(field, new AttributeMatcher(matcher));
            if (earlier != null) {
                throw new InvalidPatternException(
                        "the pattern of " + field,
                        "be given once (allOf joins several)",
                        "'" + earlier.wordsAt(field) + "' and '" + matcher.wordsAt(field) + "'");
            }
            return this;
        }

        private static Matcher matcherOf(String field, @Nullable Object valueOrMatcher) {
            return LiteralMatchers.matcherOf(valueOrMatcher, "the pattern of ".concat(field));
        }
    }
}
