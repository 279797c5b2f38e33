package io.sqsmega.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.payload.NumericText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads {@code vectors/match.json}: patterns, values, and whether they match. */
final class MatchVectors {
    private static final String INVALID = "invalid-pattern";

    private MatchVectors() {}

    record Case(String id, JsonNode pattern, JsonNode value, String expected) {
        /** What becomes of the case here: true, false or invalid-pattern. */
        String outcome() {
            Matcher matcher = matcher();
            return matcher == null ? INVALID : String.valueOf(matcher.matches(read(value)));
        }

        /** The same, by the explanation. */
        String explained() {
            Matcher matcher = matcher();
            return matcher == null
                    ? INVALID
                    : String.valueOf(matcher.explain(read(value)).isEmpty());
        }

        boolean deviates() {
            return !outcome().equals(expected);
        }

        private Matcher matcher() {
            try {
                return (Matcher) read(pattern);
            } catch (InvalidPatternException refused) {
                return null;
            }
        }

        @Override
        public String toString() {
            return id + ": " + pattern + " on " + value;
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        try (InputStream file = MatchVectors.class.getResourceAsStream("/vectors/match.json")) {
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                cases.add(new Case(
                        node.get("id").asText(),
                        node.get("pattern"),
                        node.get("value"),
                        node.get("expect").asText()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cases;
    }

    private static Object untagged(JsonNode node) {
        if (node.isObject()) {
            Map.Entry<String, JsonNode> tag = node.properties().iterator().next();
            return tagged(tag.getKey(), tag.getValue());
        } else if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item)));
            return items;
        }
        return node.isNull() ? null : node.isBoolean() ? node.booleanValue() : node.textValue();
    }

    private static Object tagged(String tag, JsonNode content) {
        return switch (tag) {
            case "$int" -> integer(content.textValue());
            case "$float" -> Double.valueOf(content.textValue());
            case "$bytes" -> Bytes.of(Base64.getDecoder().decode(content.textValue()));
            case "$datetime" -> Objects.requireNonNull(IsoDateTime.parse(content.textValue()));
            case "$dict" -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                content.properties().forEach(field -> fields.put(field.getKey(), read(field.getValue())));
                yield fields;
            }
            default -> throw new IllegalArgumentException(tag);
        };
    }

    private static Number integer(String text) {
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() < Integer.SIZE
                ? (Number) integer.intValue()
                : integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
    }

    /** A value, or a pattern's matcher or bare value. */
    private static Object read(JsonNode node) {
        if (node.has("$fn")) {
            return matcher(node.get("$fn").asText(), arguments(node));
        } else if (node.has("$value")) {
            List<Object> arguments = arguments(node);
            return plain(node.get("$value").asText(), arguments.isEmpty() ? null : arguments.get(0));
        }
        return untagged(node);
    }

    private static List<Object> arguments(JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        node.get("args").forEach(argument -> arguments.add(read(argument)));
        return arguments;
    }

    private static Matcher matcher(String function, List<Object> arguments) {
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (function) {
            case "eq" -> Matchers.eq(first);
            case "neq" -> Matchers.neq(first);
            case "gt" -> Matchers.gt(first);
            case "gte" -> Matchers.gte(first);
            case "lt" -> Matchers.lt(first);
            case "lte" -> Matchers.lte(first);
            case "match" -> Matchers.match((String) first);
            case "not_" -> Matchers.not(first);
            case "in_" -> Matchers.in(collection(first));
            case "one_of" -> Matchers.oneOf(arguments.toArray());
            case "and_" -> Matchers.allOf(arguments.toArray());
            case "or_" -> Matchers.anyOf(arguments.toArray());
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static Object plain(String type, Object value) {
        return switch (type) {
            case "DateTime" -> Matchers.dateTime((String) value);
            case "Number" -> number((String) value);
            default -> value;
        };
    }

    /** Java has literals for numbers; these cases say which texts are some. */
    private static Number number(String text) {
        Number number = NumericText.parse(text);
        if (number == null) {
            throw new InvalidPatternException("a number", "be written in digits", text);
        }
        return number;
    }

    /** Java's compiler refuses what is no collection. */
    private static Collection<?> collection(Object value) {
        if (value != null && !(value instanceof Collection)) {
            throw new InvalidPatternException("in", "be given a collection", String.valueOf(value));
        }
        return (Collection<?>) value;
    }
}
