package io.sqsmega.match;

import io.sqsmega.message.MessageAttribute;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payloads made of few values and keys, so that they often have the same. */
class RandomPayloads {
    static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final OffsetDateTime NOON = OffsetDateTime.parse("2020-01-15T12:00:00+03:00");
    static final String[] TEXTS = {
        "",
        " ",
        "a",
        "A",
        "ab",
        "abc",
        "abd",
        "b",
        "bab",
        "5",
        " 5 ",
        "5.0",
        "-1e1",
        "007",
        "1e999999999",
        "NaN",
        "9007199254740993"
    };
    static final String[] OTHER_TEXTS = {
        "2020-01-15",
        "2020-01-15T09:00:00Z",
        "2020-01-16",
        "10.1.2.3",
        "10.2.0.1",
        "a*b",
        "\\d",
        "2000000000000000000000"
    };
    static final Number[] NUMBERS = {
        0,
        1,
        5,
        5L,
        5.0,
        -10,
        0.5,
        new BigDecimal("0.50"),
        0.1,
        1e18,
        1_000_000_000_000_000_000L,
        1L << 53,
        (1L << 53) + 1
    };
    static final Number[] ODD_NUMBERS = {
        -0.0,
        Double.POSITIVE_INFINITY,
        9007199254740992.0,
        9007199254740994.0,
        2e21,
        new BigDecimal("2e21"),
        2e23,
        BigInteger.TWO.multiply(BigInteger.TEN.pow(21)),
        new BigDecimal("1e999999999"),
        new BigDecimal("1e-999999999"),
        new BigDecimal("0.1000000000000000055511151231257827"),
        4.9e-324,
        Long.MAX_VALUE,
        9.223372036854775807e18,
        1.5f
    };
    static final String[] KEYS = {"a", "b", "c", "d", "name", "timestamp", "attributes"};

    final Random random;
    private final int favouriteKeys;

    RandomPayloads(long seed) {
        this.random = new Random(seed);
        this.favouriteKeys = 1 + random.nextInt(KEYS.length);
    }

    Number number() {
        return random.nextInt(3) > 0 ? one(NUMBERS) : one(ODD_NUMBERS);
    }

    @Nullable
    Object scalar() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> ID;
            case 3, 4, 5 -> number();
            case 6 -> random.nextBoolean() ? one(OTHER_TEXTS) : json();
            default -> one(TEXTS);
        };
    }

    /** JSON in a string, mostly. */
    private String json() {
        String document = switch (random.nextInt(8)) {
            case 0 -> "null";
            case 1 -> "[" + document() + ",5]";
            case 2 -> "\"" + document().replace("\"", "\\\"") + "\"";
            case 3 -> "{" + document();
            default -> document();
        };
        return random.nextInt(4) == 0 ? " " + document + "\n" : document;
    }

    private String document() {
        StringBuilder document = new StringBuilder("{");
        for (int i = random.nextInt(3); i > 0; i--) {
            document.append(document.length() == 1 ? "" : ",")
                    .append('"')
                    .append(key())
                    .append("\":");
            document.append(
                    one(new String[] {"1", "5.0", "\"a\"", "\"\"", "null", "true", "[1,\"a\"]", "{\"a\":\"b\"}"}));
        }
        return document.append('}').toString();
    }

    @Nullable
    Object value(int depth) {
        return switch (random.nextInt(14)) {
            case 0 -> depth > 0 ? list(depth) : scalar();
            case 1, 2, 3 -> depth > 0 ? fields(depth) : scalar();
            case 4 -> NOON;
            case 5 -> Bytes.of((byte) 1);
            case 6 -> random.nextInt(3) == 0 ? Double.NaN : scalar();
            default -> scalar();
        };
    }

    List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    Map<String, @Nullable Object> fields(int depth) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(key(), value(depth - 1));
        }
        return fields;
    }

    public MegaPayload event() {
        String name = one(TEXTS);
        Event event = Event.named(name.isEmpty() ? "x" : name)
                .timestamp(random.nextBoolean() ? NOON : NOON.plusDays(random.nextInt(3) - 1))
                .version(random.nextBoolean() ? 1 : random.nextInt(7))
                .domain(maybe())
                .subject(maybe())
                .publisher(maybe())
                .attributes(fields(2))
                .build();
        ObjectData object = ObjectData.builder()
                .type(maybe())
                .id(maybe())
                .version(random.nextInt(3))
                .current(fields(3))
                .previous(fields(2))
                .build();
        return MegaPayload.builder(event).object(object).extra(fields(3)).build();
    }

    public DataPayload data() {
        return DataPayload.of(fields(3));
    }

    /** Message attributes of every type, with values that are mostly of their type. */
    public Map<String, MessageAttribute> attributes() {
        Map<String, MessageAttribute> attributes = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            attributes.put(one(new String[] {"a", "b", "c", "d", "e"}), attribute());
        }
        return attributes;
    }

    private MessageAttribute attribute() {
        return switch (random.nextInt(8)) {
            case 0 -> MessageAttribute.of(Bytes.of((byte) 1));
            case 1 -> new MessageAttribute("Number.label", one(TEXTS), null);
            case 2, 3 -> new MessageAttribute("Number", number().toString(), null);
            case 4, 5 -> new MessageAttribute("String.Array", array(), null);
            default -> new MessageAttribute("String", random.nextInt(4) > 0 ? one(TEXTS) : json(), null);
        };
    }

    private String array() {
        if (random.nextInt(8) == 0) {
            return json();
        }
        StringBuilder array = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            array.append(array.length() == 1 ? "" : ",");
            array.append(one(
                    new String[] {"1", "5.0", "\"a\"", "\"ab\"", "\"b\"", "\"\"", "\"5\"", "null", "true", "[\"a\"]"}));
        }
        return array.append(']').toString();
    }

    public String text() {
        return one(TEXTS);
    }

    @Nullable
    String maybe() {
        return random.nextInt(3) == 0 ? null : one(TEXTS);
    }

    String key() {
        return KEYS[random.nextInt(random.nextInt(8) > 0 ? favouriteKeys : KEYS.length)];
    }

    <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
