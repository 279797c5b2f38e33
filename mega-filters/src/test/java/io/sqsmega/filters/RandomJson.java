package io.sqsmega.filters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Bodies of few values and keys, so that patterns often meet them. */
class RandomJson {
    static final String[] TEXTS = {
        "a",
        "A",
        "ab",
        "abc",
        "b",
        "bab",
        "a*b",
        "x\"",
        "a\"",
        "\"",
        "\\",
        "ß",
        "SS",
        "ſ",
        "s",
        "K",
        "k",
        "\u212a",
        "İ",
        "10.1.2.3",
        "10.2.0.1",
        "11.0.0.1",
        "2001:db8::1",
        "2001:db8:0:0:0:0:1.2.3.4",
        "2020-01-15",
        "2020-01-15T09:00:00Z",
        "2020-1-5",
        "{\"a\":1}",
        "[5]",
        "true",
        "null"
    };
    static final String[] NUMERIC_TEXTS = {"5", " 5 ", "5.0", "5e0", "-1e1", "007", "1e400", "NaN"};
    static final Number[] NUMBERS = {0, 1, 2, 5, 5.0, -10, 0.5, 0.12345, 999_999_999, -1e9, 6, 100};
    static final Number[] ODD_NUMBERS = {
        1e10,
        1L << 53,
        (1L << 53) + 1,
        1e18,
        new BigDecimal("0.1000000000000000055511151231257827"),
        new BigDecimal("5.00000000000000000000000000000001"),
        BigInteger.TEN.pow(30),
        1e300,
        new BigDecimal("1e400"),
        new BigDecimal("5.00000"),
        0.000001,
        Long.MAX_VALUE,
        -0.0
    };

    final Random random;
    /** Whether all that can be assumed is true: scalar fields, plain numbers. */
    final boolean plain;

    /** A few texts and keys that occur most. */
    private final String[] texts = new String[4];

    private final String[] keys = new String[2];

    RandomJson(long seed, boolean plain) {
        this.random = new Random(seed);
        this.plain = plain;
        Arrays.setAll(texts, i -> one(TEXTS));
        Arrays.setAll(keys, i -> one(KEYS));
    }

    String text() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return "";
        }
        return kind < 3 && !plain ? one(NUMERIC_TEXTS) : one(kind < 8 ? texts : TEXTS);
    }

    Number number() {
        return plain || random.nextInt(3) > 0 ? one(NUMBERS) : one(ODD_NUMBERS);
    }

    @Nullable
    Object scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2, 3, 4 -> number();
            default -> text();
        };
    }

    /** Returns a value for a key. If all is plain, the key says what it is. */
    @Nullable
    Object value(String key, int depth) {
        if (plain) {
            return switch (key) {
                case "tags" -> list(depth, false);
                case "items" -> list(depth, true);
                case "map" -> random.nextInt(4) == 0 ? null : fields(depth - 1);
                default -> scalar();
            };
        }
        return switch (depth == 0 ? 5 : random.nextInt(10)) {
            case 0, 1 -> list(depth, random.nextBoolean());
            case 2, 3 -> fields(depth - 1);
            default -> scalar();
        };
    }

    private List<@Nullable Object> list(int depth, boolean ofMaps) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (plain) {
                list.add(ofMaps ? fields(depth - 1) : scalar());
            } else {
                list.add(ofMaps && depth > 0 ? fields(depth - 1) : value("any", depth - 1));
            }
        }
        return list;
    }

    static final String[] KEYS = {"a", "b", "tags", "items", "map"};

    Map<String, @Nullable Object> fields(int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String key = key();
            if (depth > 0 || !plain || key.length() == 1) {
                fields.put(key, value(key, Math.max(0, depth)));
            }
        }
        return fields;
    }

    String key() {
        if (!plain && random.nextInt(30) == 0) {
            return one(new String[] {"a.b", "prefix", "name", "$or"});
        }
        return one(random.nextInt(4) > 0 ? keys : KEYS);
    }

    /** Returns a MEGA event, nearly always one that the protocol allows. */
    Map<String, @Nullable Object> event() {
        Map<String, @Nullable Object> event = fields(2);
        event.remove("name");
        event.put("name", name());
        event.put("timestamp", "2020-01-15T09:00:00Z");
        put(event, "version", version());
        put(event, "domain", textOrNull());
        put(event, "subject", textOrNull());
        put(event, "publisher", textOrNull());
        if (random.nextInt(3) > 0) {
            event.put("attributes", random.nextInt(8) == 0 ? null : fields(2));
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("protocol", "mega");
        body.put("version", random.nextBoolean() ? (Number) 1 : (Number) 1.0);
        body.put("event", event);
        if (random.nextInt(3) > 0) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            put(object, "type", textOrNull());
            put(object, "id", textOrNull());
            put(object, "version", version());
            put(object, "current", random.nextInt(4) == 0 ? null : fields(2));
            put(object, "previous", random.nextInt(4) == 0 ? null : fields(1));
            body.put("object", random.nextInt(8) == 0 ? null : object);
        }
        put(body, "extra", random.nextInt(4) == 0 ? null : fields(2));
        return body;
    }

    static final String[] ATTRIBUTES = {"tenant", "tags"};

    /** Returns message attributes of every type: strings, numbers, bytes, and lists, which are arrays. */
    Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : ATTRIBUTES) {
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> attributes.put(name, new byte[] {'a'});
                case 2, 3 -> attributes.put(name, elements());
                case 4 -> attributes.put(name, number());
                default -> attributes.put(name, name());
            }
        }
        return attributes;
    }

    private List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(scalar());
        }
        return elements;
    }

    private String name() {
        String name = text();
        return name.isEmpty() ? "ab" : name;
    }

    private @Nullable Object version() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> plain ? (Object) 2 : "1";
            case 2 -> 2.0;
            default -> random.nextInt(4);
        };
    }

    private @Nullable String textOrNull() {
        return random.nextInt(4) == 0 ? null : text();
    }

    private void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (random.nextInt(4) > 0) {
            map.put(key, value);
        }
    }

    final <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
