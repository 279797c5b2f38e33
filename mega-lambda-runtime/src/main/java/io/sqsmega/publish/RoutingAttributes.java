package io.sqsmega.publish;

import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.SchemaField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event that publishers copy into message attributes, so that filter policies of SNS can route by
 * them, in every encoding.
 *
 * <pre>{@code
 * RoutingAttributes routing = RoutingAttributes.of("name", "domain", "quantity");
 * SnsPublisher publisher = SnsPublisher.builder(topicArn).routingAttributes(routing).build();
 * // sends mega-event-name, mega-event-domain and mega-event-quantity with each event
 * }</pre>
 *
 * <p>A string that is not empty becomes an attribute of type {@code String}, a number one of type {@code Number}. Other
 * values (null, booleans, lists, objects, date-times, UUIDs, bytes, the empty string) and missing fields give no
 * attribute. Only MEGA events have routing attributes; data, text, bytes and raw messages are sent without them.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RoutingAttributes {
    /** The beginning of the names: the field {@code name} becomes {@code mega-event-name}. */
    public static final String PREFIX = "mega-event-";

    private final Map<String, String> names;

    private RoutingAttributes(Map<String, String> names) {
        this.names = Collections.unmodifiableMap(names);
    }

    /**
     * {@return the routing attributes of these fields: {@code name}, {@code domain}, {@code subject}, {@code publisher}
     * and {@code version} of the event, and keys of its attributes}
     *
     * @param field the name of the field
     * @param more the names of further fields
     * @throws IllegalArgumentException if a field cannot be an attribute: {@code timestamp}, {@code attributes}, or a
     *     key with characters that the name of a message attribute cannot have
     */
    public static RoutingAttributes of(String field, String... more) {
        Objects.requireNonNull(field, "field must not be null");
        Objects.requireNonNull(more, "more must not be null");
        Map<String, String> names = new LinkedHashMap<>();
        put(field, names);
        for (String each : more) {
            put(each, names);
        }
        return new RoutingAttributes(names);
    }

    private static void put(String field, Map<String, String> names) {
        SchemaField listed = SchemaField.of(field, SchemaField.OF_EVENT);
        if (listed != null && listed.kind != SchemaField.Kind.TEXT && listed.kind != SchemaField.Kind.VERSION) {
            throw new IllegalArgumentException("a routing attribute must be a string or a number, got " + field);
        }
        names.put(field, AttributeRules.checkedName(PREFIX + field));
    }

    /**
     * {@return the name of the message attribute for each field, in the given order, as
     * {@code FilterPolicyBuilder.forSnsAttributes} of {@code mega-filters} takes it} Unmodifiable.
     */
    public Map<String, String> names() {
        return names;
    }

    /**
     * Returns the attributes of a payload.
     *
     * @throws IllegalArgumentException if a value cannot be sent as an attribute. It is not left out, because a filter
     *     would then stop the message
     */
    Map<String, OutgoingAttribute> of(MegaPayload payload) {
        Map<String, OutgoingAttribute> attributes = new LinkedHashMap<>();
        names.forEach((field, name) -> {
            Object value = value(field, payload);
            if (value instanceof Number number) {
                attributes.put(name, OutgoingAttribute.number(name, number));
            } else if (value instanceof String text && !text.isEmpty()) {
                attributes.put(name, text(name, text));
            }
        });
        return attributes;
    }

    private static OutgoingAttribute text(String name, String text) {
        String remedy = "leave the field out of routingAttributes, or change its value";
        return new OutgoingAttribute(
                "String", MessageLimits.checkedCharacters("attribute " + name, text, remedy), null);
    }

    private static @Nullable Object value(String field, MegaPayload payload) {
        SchemaField listed = SchemaField.of(field, SchemaField.OF_EVENT);
        return listed == null ? payload.event().attribute(field) : listed.valueIn(payload);
    }

    /** Returns the names of the attributes. */
    @Override
    public String toString() {
        return names.values().toString();
    }
}
