package io.sqsmega.payload;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened: the {@code event} section of a {@link MegaPayload}.
 *
 * <p>Immutable and thread-safe. Prints its name, version and domain, never its attributes.
 *
 * @param name what happened, for example {@code item.added}; never empty
 * @param timestamp when it happened, in the years 0001 to 9999; a time without a zone is read as UTC
 * @param version the version of this kind of event; 1 by default
 * @param domain the part of the business that the event belongs to, or null
 * @param subject who or what it happened to, or null
 * @param publisher who published the event, or null
 * @param attributes further data about the event, in the canonical form of {@link Values}
 * @since 0.1
 */
public record Event(
        String name,
        OffsetDateTime timestamp,
        int version,
        @Nullable String domain,
        @Nullable String subject,
        @Nullable String publisher,
        Map<String, @Nullable Object> attributes) {

    /** The version of an event or an object that does not name one. */
    public static final int DEFAULT_VERSION = 1;

    /**
     * Checks the components and copies the attributes.
     *
     * @param name the name, not empty
     * @param timestamp when it happened
     * @param version the version of the event's schema, 1 or more
     * @param domain the domain; null if there is none
     * @param subject whom or what it is about; null if there is none
     * @param publisher who published it; null if there is none
     * @param attributes the attributes by their keys
     * @throws InvalidPayloadException if the name is empty, the year is out of range, or an attribute is of a type that
     *     no payload can carry
     */
    public Event {
        Objects.requireNonNull(timestamp, "timestamp must not be null");
        if (name.isEmpty()) {
            throw new InvalidPayloadException("event.name", "not be empty", "an empty string");
        }
        if (timestamp.getYear() < 1 || timestamp.getYear() > 9999) {
            throw new InvalidPayloadException(
                    "event.timestamp", "be in the years 0001 to 9999", "a date-time outside of them");
        }
        attributes = Values.copyOf(attributes, "event.attributes");
    }

    /**
     * Starts building an event of this name, with the current time as its timestamp.
     *
     * @param name the name of the event, not empty
     * @return the builder
     */
    public static Builder named(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return new Builder(name);
    }

    /**
     * {@return the attribute's value, or null if there is none}
     *
     * @param key the key of the attribute
     */
    public @Nullable Object attribute(String key) {
        Objects.requireNonNull(key, "key must not be null");
        return attributes.get(key);
    }

    /**
     * Reads the attributes as an object of your own class. Ignores attributes that the class does not have.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     * @throws InvalidPayloadException if an attribute does not fit; the message names its path and type, never its
     *     value
     */
    public <T> T attributesAs(Class<T> type) {
        return attributesAs(GenericType.of(type));
    }

    /**
     * Reads the attributes as a generic type, as {@link DataPayload#dataAs(GenericType)} does.
     *
     * @param <T> the class of the object
     * @param type the class to read as
     * @return the object
     */
    public <T> T attributesAs(GenericType<T> type) {
        return typedAttributes().as(type);
    }

    /**
     * Returns the attribute at a pointer, as {@link DataPayload#dataAt(String)} does.
     *
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @return the object
     */
    public @Nullable Object attributesAt(String pointer) {
        return typedAttributes().at(pointer);
    }

    /**
     * Reads the attribute at a pointer, as {@link DataPayload#dataAt(String, Class)} does.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T attributesAt(String pointer, Class<T> type) {
        return attributesAt(pointer, GenericType.of(type));
    }

    /**
     * Reads the attribute at a pointer as a generic type.
     *
     * @param <T> the class of the object
     * @param pointer the place of the value: a JSON pointer (RFC 6901)
     * @param type the class to read as
     * @return the object
     */
    public <T> T attributesAt(String pointer, GenericType<T> type) {
        return typedAttributes().at(pointer, type);
    }

    private TypedSection typedAttributes() {
        return new TypedSection(attributes, "event.attributes");
    }

    Event withBinder(DataBinder binder) {
        return new Event(name, timestamp, version, domain, subject, publisher, BoundMap.of(attributes, binder));
    }

    @Override
    public String toString() {
        return "Event[" + name + " v" + version + (domain == null ? "" : " of " + domain) + ", " + attributes.size()
                + " attributes]";
    }

    /** Builds an {@link Event}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private OffsetDateTime timestamp = OffsetDateTime.now(ZoneOffset.UTC);
        private int version = DEFAULT_VERSION;
        private @Nullable String domain;
        private @Nullable String subject;
        private @Nullable String publisher;
        private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Default: now.
         *
         * @param timestamp when it happened
         * @return this builder
         */
        public Builder timestamp(Instant timestamp) {
            return timestamp(timestamp.atOffset(ZoneOffset.UTC));
        }

        /**
         * Default: now. The offset is kept and published.
         *
         * @param timestamp when it happened
         * @return this builder
         */
        public Builder timestamp(OffsetDateTime timestamp) {
            Objects.requireNonNull(timestamp, "timestamp must not be null");
            this.timestamp = timestamp;
            return this;
        }

        /**
         * Default: 1.
         *
         * @param version the version of the event's schema, 1 or more
         * @return this builder
         */
        public Builder version(int version) {
            this.version = version;
            return this;
        }

        /**
         * Sets the domain. Default: none.
         *
         * @param domain the domain
         * @return this builder
         */
        public Builder domain(@Nullable String domain) {
            this.domain = domain;
            return this;
        }

        /**
         * Sets whom or what the event is about. Default: none.
         *
         * @param subject whom or what the event is about
         * @return this builder
         */
        public Builder subject(@Nullable String subject) {
            this.subject = subject;
            return this;
        }

        /**
         * Sets who published the event. Default: none.
         *
         * @param publisher who published the event
         * @return this builder
         */
        public Builder publisher(@Nullable String publisher) {
            this.publisher = publisher;
            return this;
        }

        /**
         * Adds an attribute. Replaces an earlier one with the same key.
         *
         * @param key the key of the attribute
         * @param value the value
         * @return this builder
         */
        public Builder attribute(String key, @Nullable Object value) {
            Objects.requireNonNull(key, "key must not be null");
            attributes.put(key, value);
            return this;
        }

        /**
         * Adds all entries of a map, or all properties of an object of your own class.
         *
         * @param attributes a map, or an object of your own class
         * @return this builder
         */
        public Builder attributes(Object attributes) {
            this.attributes.putAll(Values.toMap(attributes, "event.attributes"));
            return this;
        }

        /**
         * Builds the event.
         *
         * @return the event
         * @throws InvalidPayloadException under the conditions of {@link Event}'s constructor
         */
        public Event build() {
            return new Event(name, timestamp, version, domain, subject, publisher, attributes);
        }
    }
}
