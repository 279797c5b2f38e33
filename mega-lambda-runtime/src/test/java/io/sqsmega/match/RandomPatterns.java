package io.sqsmega.match;

import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Patterns made of every kind of matcher, and payloads that nearly match them: both are of the same few values. */
final class RandomPatterns {
    private static final int KINDS = 24;
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2020-01-15T12:00:00+03:00");
    private static final String[] TEXTS = {
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
    private static final String[] OTHER_TEXTS = {
        "2020-01-15",
        "2020-01-15T09:00:00Z",
        "2020-01-16",
        "10.1.2.3",
        "10.2.0.1",
        "a*b",
        "\\d",
        "2000000000000000000000"
    };
    private static final Number[] NUMBERS = {
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
    private static final Number[] ODD_NUMBERS = {
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
    private static final String[] KEYS = {"a", "b", "c", "d", "name", "timestamp", "attributes"};
    private static final String[] UNLISTED_KEYS = {"a", "b", "c", "d"};
    private static final String[] REGEXES = {
        "a", "ab?", "^ab.*", "a|b", "a+b", "\\d+", "5", "abc", "(?i)AB", "ab{0,1}c", "b.b"
    };
    private static final String[] WILDCARDS = {"a*", "*b", "ab", "a*c", "", "*", "5*", "\\*"};

    private final Random random;
    private final int favourite;
    private final int favouriteKeys;

    /** Each seed has a kind of matcher that it prefers, and keys, so that patterns meet at the same places. */
    RandomPatterns(long seed) {
        this.random = new Random(seed);
        this.favourite = random.nextInt(KINDS);
        this.favouriteKeys = 1 + random.nextInt(KEYS.length);
    }

    EventPattern eventPattern() {
        EventPattern one = conjunctionOfEvent();
        return random.nextInt(8) > 0 ? one : EventPattern.anyOf(one, conjunctionOfEvent());
    }

    private EventPattern conjunctionOfEvent() {
        Map<String, @Nullable Object> pattern = new HashMap<>();
        for (String field : new String[] {"name", "domain", "subject", "publisher", "version", "timestamp"}) {
            if (random.nextInt(field.equals("name") ? 2 : 8) == 0) {
                pattern.put(field, wanted(1));
            }
        }
        switch (random.nextInt(12)) {
            case 0 -> pattern.put("attributes", random.nextBoolean() ? matcher(2) : Matchers.eq(fieldsWanted(2)));
            case 1, 2, 3 -> pattern.put("attributes", fieldsWanted(2));
            default -> addAttributes(pattern);
        }
        return EventPattern.of(pattern);
    }

    private void addAttributes(Map<String, @Nullable Object> pattern) {
        for (int i = random.nextInt(3); i > 0; i--) {
            pattern.put(one(UNLISTED_KEYS), wanted(2));
        }
    }

    ObjectPattern objectPattern() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> conjunctionOfObject();
            case 2 -> ObjectPattern.anyOf(conjunctionOfObject(), conjunctionOfObject());
            default -> ObjectPattern.any();
        };
    }

    private ObjectPattern conjunctionOfObject() {
        ObjectPattern.Builder pattern = ObjectPattern.builder();
        if (random.nextInt(3) == 0) {
            pattern.type(wanted(1));
        }
        if (random.nextInt(6) == 0) {
            pattern.id(wanted(1)).version(wanted(1));
        }
        if (random.nextInt(3) > 0) {
            pattern.current(random.nextInt(3) > 0 ? fieldsWanted(3) : wanted(2));
        }
        if (random.nextInt(6) == 0) {
            pattern.previous(random.nextBoolean() ? fieldsWanted(2) : wanted(2));
        }
        return pattern.build();
    }

    DataPattern dataPattern() {
        DataPattern one = DataPattern.of(fieldsWanted(3));
        return random.nextInt(6) > 0 ? one : DataPattern.anyOf(one, DataPattern.of(fieldsWanted(2)));
    }

    DataPattern extraPattern() {
        return random.nextInt(4) > 0 ? DataPattern.any() : dataPattern();
    }

    private Map<String, @Nullable Object> fieldsWanted(int depth) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int i = random.nextInt(3) + (depth > 2 ? 1 : 0); i > 0; i--) {
            fields.put(key(), wanted(depth - 1));
        }
        return fields;
    }

    /** Mostly equalities, as in life: else there would be few trees, and few matches. */
    private @Nullable Object wanted(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> scalar();
            case 2 -> one(TEXTS);
            case 3 -> depth > 0 ? fieldsWanted(depth) : scalar();
            default -> matcher(depth);
        };
    }

    private Matcher matcher(int depth) {
        int kind = random.nextBoolean() ? favourite : random.nextInt(KINDS);
        int below = Math.max(0, depth - 1);
        return switch (kind) {
            case 0 -> Matchers.eq(null);
            case 1 -> Matchers.eq(scalar());
            case 2 -> Matchers.oneOf(scalar(), scalar(), random.nextBoolean() ? null : scalar());
            case 3 -> Matchers.oneOf(scalar(), simple());
            case 4 -> Matchers.gt(number());
            case 5 -> random.nextBoolean() ? Matchers.gte(number()) : Matchers.lte(number());
            case 6 -> Matchers.lt(number());
            case 7 -> Matchers.between(random.nextInt(6), 6 + random.nextInt(5));
            case 8 -> Matchers.startsWith(one(TEXTS));
            case 9 -> random.nextBoolean() ? Matchers.endsWith(one(TEXTS)) : Matchers.contains(one(TEXTS));
            case 10 -> Matchers.equalsIgnoreCase(one(TEXTS));
            case 11 -> Matchers.wildcard(one(WILDCARDS));
            case 12 -> random.nextBoolean() ? Matchers.match(one(REGEXES)) : Matchers.fullMatch(one(REGEXES));
            case 13 -> userCode();
            case 14 -> Matchers.cidr(random.nextBoolean() ? "10.0.0.0/8" : "10.1.0.0/16");
            case 15 -> Matchers.not(wanted(below));
            case 16 -> random.nextBoolean() ? Matchers.empty() : Matchers.present();
            case 17 -> random.nextBoolean() ? Matchers.absent() : Matchers.in(List.of());
            case 18 -> Matchers.allOf(wanted(below), wanted(below));
            case 19 -> Matchers.anyOf(wanted(below), wanted(below));
            case 20 -> Matchers.anyItem(wanted(below));
            case 21 -> random.nextBoolean() ? Matchers.everyItem(wanted(below)) : Matchers.hasItems(scalar(), scalar());
            case 22 -> dateTime();
            default -> Matchers.eq(random.nextBoolean() ? List.of() : Arrays.asList(scalar(), scalar()));
        };
    }

    private Matcher simple() {
        return random.nextBoolean() ? Matchers.startsWith(one(TEXTS)) : Matchers.gt(number());
    }

    private Matcher userCode() {
        return random.nextBoolean()
                ? Matchers.match(Pattern.compile("a."))
                : Matchers.satisfies("not a", value -> !"a".equals(value));
    }

    private Matcher dateTime() {
        Object bound = random.nextBoolean() ? NOON : LocalDate.of(2020, 1, 15);
        return switch (random.nextInt(3)) {
            case 0 -> Matchers.eq(bound);
            case 1 -> Matchers.gt(bound);
            default -> Matchers.lte(bound);
        };
    }

    private Number number() {
        return random.nextInt(3) > 0 ? one(NUMBERS) : one(ODD_NUMBERS);
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> ID;
            case 3, 4, 5 -> number();
            case 6 -> one(OTHER_TEXTS);
            default -> one(TEXTS);
        };
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(14)) {
            case 0 -> depth > 0 ? list(depth) : scalar();
            case 1, 2, 3 -> depth > 0 ? fields(depth) : scalar();
            case 4 -> NOON;
            case 5 -> Bytes.of((byte) 1);
            case 6 -> random.nextInt(3) == 0 ? Double.NaN : scalar();
            default -> scalar();
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> fields(int depth) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(key(), value(depth - 1));
        }
        return fields;
    }

    MegaPayload event() {
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

    DataPayload data() {
        return DataPayload.of(fields(3));
    }

    private @Nullable String maybe() {
        return random.nextInt(3) == 0 ? null : one(TEXTS);
    }

    private String key() {
        return KEYS[random.nextInt(random.nextInt(8) > 0 ? favouriteKeys : KEYS.length)];
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
