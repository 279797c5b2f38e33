package io.sqsmega.match;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Patterns made of every kind of matcher, and payloads that nearly match them: both are of the same few values. */
public final class RandomPatterns extends RandomPayloads {
    private static final int KINDS = 25;
    private static final String[] UNLISTED_KEYS = {"a", "b", "c", "d"};
    private static final String[] REGEXES = {
        "a", "ab?", "^ab.*", "a|b", "a+b", "\\d+", "5", "abc", "(?i)AB", "ab{0,1}c", "b.b"
    };
    private static final String[] WILDCARDS = {"a*", "*b", "ab", "a*c", "", "*", "5*", "\\*"};

    private final int favourite;

    /** Each seed has a kind of matcher that it prefers, and keys, so that patterns meet at the same places. */
    public RandomPatterns(long seed) {
        super(seed);
        this.favourite = random.nextInt(KINDS);
    }

    /** What is refused, since nothing can match it, is made again. */
    private static <T> T accepted(Supplier<T> random) {
        while (true) {
            try {
                return random.get();
            } catch (InvalidPatternException neverMatches) {
                continue;
            }
        }
    }

    public EventPattern eventPattern() {
        EventPattern one = conjunctionOfEvent();
        return random.nextInt(8) > 0 ? one : EventPattern.anyOf(one, conjunctionOfEvent());
    }

    private EventPattern conjunctionOfEvent() {
        Map<String, @Nullable Object> pattern = new HashMap<>();
        for (String field : new String[] {"name", "domain", "subject", "publisher", "version", "timestamp"}) {
            if (random.nextInt(field.equals("name") ? 2 : 8) == 0) {
                pattern.put(field, accepted(() -> wantedOf(field)));
            }
        }
        switch (random.nextInt(12)) {
            case 0 ->
                pattern.put(
                        "attributes",
                        accepted(() -> random.nextBoolean() ? wantedOf("attributes") : Matchers.eq(fieldsWanted(2))));
            case 1, 2, 3 -> pattern.put("attributes", fieldsWanted(2));
            default -> addAttributes(pattern);
        }
        return EventPattern.of(pattern);
    }

    private @Nullable Object wantedOf(String field) {
        Object wanted = wanted(1);
        EventPattern.of(Collections.singletonMap(field, wanted));
        return wanted;
    }

    private void addAttributes(Map<String, @Nullable Object> pattern) {
        for (int i = random.nextInt(3); i > 0; i--) {
            pattern.put(one(UNLISTED_KEYS), wanted(2));
        }
    }

    public ObjectPattern objectPattern() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> accepted(this::conjunctionOfObject);
            case 2 -> ObjectPattern.anyOf(accepted(this::conjunctionOfObject), accepted(this::conjunctionOfObject));
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

    public DataPattern dataPattern() {
        DataPattern one = DataPattern.of(fieldsWanted(3));
        return random.nextInt(6) > 0 ? one : DataPattern.anyOf(one, DataPattern.of(fieldsWanted(2)));
    }

    public DataPattern extraPattern() {
        return random.nextInt(4) > 0 ? DataPattern.any() : dataPattern();
    }

    public MessagePattern messagePattern() {
        MessagePattern one = accepted(this::conjunctionOfMessage);
        return random.nextInt(6) > 0 ? one : MessagePattern.anyOf(one, accepted(this::conjunctionOfMessage));
    }

    private MessagePattern conjunctionOfMessage() {
        MessagePattern.Builder pattern = MessagePattern.builder();
        for (String name : UNLISTED_KEYS) {
            if (random.nextInt(3) == 0) {
                pattern.attribute(name, wanted(1));
            }
        }
        switch (random.nextInt(12)) {
            case 0 -> pattern.topic(wanted(0));
            case 1 -> pattern.topicArn(Matchers.endsWith(one(TEXTS)));
            case 2 -> pattern.subject(wanted(1));
            default -> {}
        }
        return pattern.build();
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
        return accepted(() -> matcherOfAnyKind(depth));
    }

    private Matcher matcherOfAnyKind(int depth) {
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
            case 23 -> Matchers.json(random.nextInt(4) > 0 ? fieldsWanted(Math.max(1, depth)) : wanted(below));
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
}
