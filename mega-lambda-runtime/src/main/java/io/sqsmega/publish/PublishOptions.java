package io.sqsmega.publish;

import io.sqsmega.codec.Encoding;
import io.sqsmega.payload.Bytes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options for publishing a message.
 *
 * <p>Immutable and thread-safe. If the service does not have an option (a delay on SNS, a subject on SQS), publishing
 * throws an exception before anything is sent.
 *
 * @since 0.1
 */
public final class PublishOptions {
    private static final PublishOptions DEFAULTS = builder().build();

    final @Nullable Encoding encoding;
    final @Nullable String groupId;
    final @Nullable String deduplicationId;
    final @Nullable Duration delay;
    final @Nullable String subject;
    final @Nullable String traceHeader;
    final @Nullable Duration timeout;
    final Map<String, OutgoingAttribute> attributes;

    private PublishOptions(Builder builder) {
        this.encoding = builder.encoding;
        this.groupId = builder.groupId;
        this.deduplicationId = builder.deduplicationId;
        this.delay = builder.delay;
        this.subject = builder.subject;
        this.traceHeader = builder.traceHeader;
        this.timeout = builder.timeout;
        this.attributes = Map.copyOf(builder.attributes);
    }

    /** {@return the default options} */
    public static PublishOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that starts with these options} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Returns these options, and where they say nothing those of a publisher.
     *
     * @throws IllegalArgumentException if the defaults say how the body is written
     */
    PublishOptions over(PublishOptions defaults) {
        if (defaults.encoding != null || defaults.attributes.containsKey(Encoding.ATTRIBUTE)) {
            throw new IllegalArgumentException("an interceptor must not set the encoding: the body is written already");
        }
        Builder both = defaults.toBuilder();
        both.encoding = encoding;
        both.groupId = groupId == null ? both.groupId : groupId;
        both.deduplicationId = deduplicationId == null ? both.deduplicationId : deduplicationId;
        both.delay = delay == null ? both.delay : delay;
        both.subject = subject == null ? both.subject : subject;
        both.traceHeader = traceHeader == null ? both.traceHeader : traceHeader;
        both.timeout = timeout == null ? both.timeout : timeout;
        both.attributes.putAll(attributes);
        return both.build();
    }

    /** Builds {@link PublishOptions}. Not thread-safe. */
    public static final class Builder {
        private @Nullable Encoding encoding;
        private @Nullable String groupId;
        private @Nullable String deduplicationId;
        private @Nullable Duration delay;
        private @Nullable String subject;
        private @Nullable String traceHeader;
        private @Nullable Duration timeout;
        private final Map<String, OutgoingAttribute> attributes = new LinkedHashMap<>();

        private Builder() {}

        private Builder(PublishOptions options) {
            this.encoding = options.encoding;
            this.groupId = options.groupId;
            this.deduplicationId = options.deduplicationId;
            this.delay = options.delay;
            this.subject = options.subject;
            this.traceHeader = options.traceHeader;
            this.timeout = options.timeout;
            this.attributes.putAll(options.attributes);
        }

        /**
         * Sets the encoding of a MEGA event or of data. Default: {@link Encoding#JSON}. Text and bytes have one
         * encoding each.
         *
         * @param encoding the encoding of a MEGA event or of data
         * @return this builder
         */
        public Builder encoding(Encoding encoding) {
            this.encoding = notNull("encoding", encoding);
            return this;
        }

        /**
         * Sets the message group. FIFO queues and topics need a group and keep the order within it; a standard queue
         * shares its consumers fairly among groups. Default: no group.
         *
         * @param groupId 1 to 128 letters, digits or punctuation
         * @return this builder
         */
        public Builder groupId(String groupId) {
            this.groupId = MessageLimits.checkedId("groupId", notNull("groupId", groupId));
            return this;
        }

        /**
         * Sets the id by which a FIFO queue or topic recognizes duplicates for 5 minutes. Default: no id; the queue or
         * topic then needs content-based deduplication.
         *
         * @param deduplicationId 1 to 128 letters, digits or punctuation
         * @return this builder
         */
        public Builder deduplicationId(String deduplicationId) {
            this.deduplicationId =
                    MessageLimits.checkedId("deduplicationId", notNull("deduplicationId", deduplicationId));
            return this;
        }

        /**
         * Sets how long the queue hides the message at first; only for SQS standard queues. Default: the queue's own
         * delay.
         *
         * @param delay whole seconds, from 0 to 15 minutes
         * @return this builder
         */
        public Builder delay(Duration delay) {
            this.delay = MessageLimits.checkedDelay(notNull("delay", delay));
            return this;
        }

        /**
         * Sets the subject of an SNS message; raw delivery drops it. Default: no subject.
         *
         * @param subject 1 to 100 characters without line breaks or control characters, beginning with a letter, a
         *     digit or punctuation
         * @return this builder
         */
        public Builder subject(String subject) {
            this.subject = MessageLimits.checkedSubject(notNull("subject", subject));
            return this;
        }

        /**
         * Sets the AWS X-Ray trace header; only for SQS. Default: the header that the SDK finds in a Lambda function's
         * environment.
         *
         * @param traceHeader the AWS X-Ray trace header; only for SQS
         * @return this builder
         */
        public Builder traceHeader(String traceHeader) {
            this.traceHeader = MessageLimits.checkedTraceHeader(notNull("traceHeader", traceHeader));
            return this;
        }

        /**
         * Sets how long publishing may take, including all retries. A batch may take as long as the shortest timeout of
         * its messages; messages not tried by then are reported as not sent. A request that is running when the time is
         * up is aborted, and the service may have accepted its messages. Default: the client's timeout for a message,
         * and 5 minutes for a batch.
         *
         * @param timeout more than zero, at most 24 hours
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            this.timeout = MessageLimits.checkedTimeout(notNull("timeout", timeout));
            return this;
        }

        /**
         * Adds a message attribute of type {@code String}. A message can have ten attributes, one of which names the
         * encoding.
         *
         * @param name the name
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String name, String value) {
            return put(name, OutgoingAttribute.text(name, "String", value));
        }

        /**
         * Adds a message attribute of type {@code Number}. It is sent in plain notation: {@code 1e10} as
         * {@code 10000000000}.
         *
         * @param name the name
         * @param value a number of at most 38 digits: 0, or between 10^-128 and 10^126, or the negative of that
         * @return this builder
         */
        public Builder attribute(String name, Number value) {
            return put(name, OutgoingAttribute.number(name, value));
        }

        /**
         * Adds a message attribute of type {@code Binary}.
         *
         * @param name the name
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String name, Bytes value) {
            return put(name, OutgoingAttribute.binary(name, "Binary", value));
        }

        /**
         * Adds a message attribute of a data type with your own label, such as {@code Number.byte}, or of type
         * {@code String}. A number must follow the rules for numbers. On SNS, {@code String.Array} is a JSON array of
         * strings, numbers, {@code true}, {@code false} and {@code null}.
         *
         * @param name the name
         * @param dataType the data type: {@code String}, {@code Number} or {@code Binary}, with a label after a dot
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String name, String dataType, String value) {
            return put(name, OutgoingAttribute.text(name, dataType, value));
        }

        /**
         * Adds a message attribute of a data type with your own label, such as {@code Binary.png}.
         *
         * @param name the name
         * @param dataType the data type: {@code String}, {@code Number} or {@code Binary}, with a label after a dot
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String name, String dataType, Bytes value) {
            return put(name, OutgoingAttribute.binary(name, dataType, value));
        }

        private Builder put(String name, OutgoingAttribute value) {
            attributes.put(name, value);
            return this;
        }

        private static <T> T notNull(String what, T value) {
            return Objects.requireNonNull(value, what + " must not be null");
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public PublishOptions build() {
            return new PublishOptions(this);
        }
    }
}
