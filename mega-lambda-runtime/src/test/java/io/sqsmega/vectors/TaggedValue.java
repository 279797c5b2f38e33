package io.sqsmega.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values in the notation of the vectors: every JSON object is a tag, anything else is itself. */
public final class TaggedValue {

    /** A matcher ({@code gt}, {@code in_}) or a named value ({@code DateTime}) with its arguments, not yet made. */
    public record Call(String name, List<@Nullable Object> arguments) {}

    private TaggedValue() {}

    /**
     * The value: null, Boolean, String, Integer or Long or BigInteger, Double, Bytes, OffsetDateTime, UUID, List, Map,
     * {@link MegaPayload}, {@link Call}, and what no payload can carry: LocalDate, BigDecimal, Set, keys of any type.
     */
    public static @Nullable Object read(JsonNode node) {
        if (node.isNull()) {
            return null;
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isTextual()) {
            return node.textValue();
        } else if (node.isArray()) {
            return list(node);
        }
        Map.Entry<String, JsonNode> tag = node.properties().iterator().next();
        return tagged(tag.getKey(), tag.getValue(), node);
    }

    private static @Nullable Object tagged(String tag, JsonNode value, JsonNode whole) {
        return switch (tag) {
            case "$int" -> integer(new BigInteger(value.textValue()));
            case "$float" -> Double.valueOf(value.textValue());
            case "$decimal" -> new BigDecimal(value.textValue());
            case "$bytes" -> bytes(value);
            case "$datetime" -> dateTime(value.textValue());
            case "$date" -> LocalDate.parse(value.textValue());
            case "$uuid" -> UUID.fromString(value.textValue());
            case "$dict" -> map(value);
            case "$map" -> mapOfPairs(value);
            case "$tuple" -> list(value);
            case "$set" -> new LinkedHashSet<>(list(value));
            case "$mega" -> mega(value);
            case "$fn", "$value" -> new Call(value.textValue(), list(whole.get("args")));
            default -> throw new IllegalArgumentException("a tag must be one of those in the README, got " + tag);
        };
    }

    private static Number integer(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        } else if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number;
    }

    private static Bytes bytes(JsonNode base64) {
        return Bytes.of(java.util.Base64.getDecoder().decode(base64.textValue()));
    }

    private static OffsetDateTime dateTime(String text) {
        boolean zoned = text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
    }

    private static List<@Nullable Object> list(JsonNode items) {
        List<@Nullable Object> list = new ArrayList<>();
        items.forEach(item -> list.add(read(item)));
        return list;
    }

    private static Map<String, @Nullable Object> map(@Nullable JsonNode fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (fields != null) {
            fields.properties().forEach(field -> map.put(field.getKey(), read(field.getValue())));
        }
        return map;
    }

    private static Map<@Nullable Object, @Nullable Object> mapOfPairs(JsonNode pairs) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(read(pair.get(0)), read(pair.get(1))));
        return map;
    }

    private static MegaPayload mega(JsonNode mega) {
        MegaPayload.Builder builder = MegaPayload.builder(event(mega.get("event")));
        if (!mega.get("object").isNull()) {
            builder.object(object(mega.get("object")));
        }
        return builder.extra(map(mega.get("extra").get("$dict"))).build();
    }

    private static Event event(JsonNode event) {
        return new Event(
                event.get("name").asText(),
                dateTime(event.get("timestamp").get("$datetime").textValue()),
                number(event.get("version")),
                event.get("domain").textValue(),
                event.get("subject").textValue(),
                event.get("publisher").textValue(),
                map(event.get("attributes").get("$dict")));
    }

    private static ObjectData object(JsonNode object) {
        return new ObjectData(
                object.get("type").textValue(),
                idOf(object.get("id")),
                number(object.get("version")),
                map(object.get("current").get("$dict")),
                map(object.get("previous").get("$dict")));
    }

    /** An id is text in Java; other languages write a number as its text. */
    private static @Nullable String idOf(JsonNode id) {
        return id.isObject() ? id.get("$int").textValue() : id.textValue();
    }

    private static int number(JsonNode tagged) {
        return Integer.parseInt(tagged.get("$int").textValue());
    }
}
