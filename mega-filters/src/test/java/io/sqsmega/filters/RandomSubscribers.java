package io.sqsmega.filters;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.InvalidPatternException;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.Subscriber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Subscribers with patterns of every kind of matcher, for bodies of the same values and keys. */
final class RandomSubscribers extends RandomJson {
    private static final int KINDS = 26;

    /** Those that contain no other matcher. */
    private static final int FLAT_KINDS = 15;

    private final int favourite;

    RandomSubscribers(long seed, boolean plain) {
        super(seed, plain);
        this.favourite = random.nextInt(KINDS);
    }

    /** A subscriber, and what it wants of a message and its payload. */
    record Wanting(Subscriber subscriber, BiPredicate<Payload, Message> wants) {}

    List<Wanting> some() {
        List<Wanting> some = new ArrayList<>();
        for (int i = 1 + random.nextInt(random.nextInt(3) + 1); i > 0; i--) {
            MessagePattern message = random.nextInt(3) > 0 ? null : ofMessage();
            some.add(
                    message != null && random.nextInt(4) == 0
                            ? new Wanting(Subscribers.of(message), (payload, around) -> message.matches(around))
                            : random.nextInt(3) == 0 ? ofData(message) : ofEvents(message));
        }
        return some;
    }

    private MessagePattern ofMessage() {
        MessagePattern one = accepted(this::conjunctionOfMessage);
        return random.nextInt(6) > 0 ? one : MessagePattern.anyOf(one, accepted(this::conjunctionOfMessage));
    }

    private MessagePattern conjunctionOfMessage() {
        MessagePattern.Builder pattern = MessagePattern.builder();
        for (String name : ATTRIBUTES) {
            if (random.nextInt(2) == 0) {
                pattern.attribute(name, scalarWanted(2));
            }
        }
        return random.nextInt(8) == 0
                ? pattern.topic(one(new String[] {"orders", "users"})).build()
                : pattern.build();
    }

    private static boolean isIn(Message around, @Nullable MessagePattern message) {
        return message == null || message.matches(around);
    }

    private Wanting ofData(@Nullable MessagePattern message) {
        DataPattern pattern = random.nextInt(6) > 0 ? data() : DataPattern.anyOf(data(), data());
        Subscriber subscriber = Subscribers.of(pattern, message);
        return new Wanting(
                subscriber,
                (payload, around) ->
                        isIn(around, message) && payload instanceof DataPayload data && pattern.matches(data));
    }

    private DataPattern data() {
        return DataPattern.of(fieldsWanted(2));
    }

    private Wanting ofEvents(@Nullable MessagePattern message) {
        EventPattern event = random.nextInt(6) > 0 ? event(3) : EventPattern.anyOf(event(2), event(2));
        ObjectPattern object = random.nextInt(3) > 0 ? ObjectPattern.any() : accepted(this::object);
        DataPattern extra = random.nextInt(4) > 0 ? DataPattern.any() : data();
        Subscriber subscriber = Subscribers.of(event, object, extra, message);
        return new Wanting(
                subscriber,
                (payload, around) -> isIn(around, message)
                        && payload instanceof MegaPayload mega
                        && event.matches(mega)
                        && object.matches(mega)
                        && extra.matches(mega.extra()));
    }

    private EventPattern event(int attributes) {
        Map<String, @Nullable Object> pattern = new HashMap<>();
        for (String field : new String[] {"name", "domain", "subject", "publisher", "version", "timestamp"}) {
            if (random.nextInt(field.equals("name") ? 2 : 8) == 0) {
                pattern.put(field, accepted(() -> ofField(field)));
            }
        }
        if (random.nextInt(12) == 0) {
            pattern.put("attributes", accepted(() -> Matchers.eq(fieldsWanted(1))));
        } else {
            for (int i = random.nextInt(attributes); i > 0; i--) {
                String key = key();
                if (!key.equals("name")) {
                    pattern.put(key, wanted(key, 2));
                }
            }
        }
        return EventPattern.of(pattern);
    }

    private @Nullable Object ofField(String field) {
        Object wanted = scalarWanted(1);
        EventPattern.of(Collections.singletonMap(field, wanted));
        return wanted;
    }

    private ObjectPattern object() {
        ObjectPattern.Builder pattern = ObjectPattern.builder();
        if (random.nextInt(3) == 0) {
            pattern.type(scalarWanted(1));
        }
        if (random.nextInt(6) == 0) {
            pattern.id(scalarWanted(1)).version(scalarWanted(1));
        }
        if (random.nextInt(3) > 0) {
            pattern.current(plain || random.nextInt(3) > 0 ? fieldsWanted(2) : wanted("map", 2));
        }
        if (random.nextInt(4) == 0) {
            pattern.previous(fieldsWanted(1));
        }
        return pattern.build();
    }

    private static <T> T accepted(Supplier<T> supplier) {
        while (true) {
            try {
                return supplier.get();
            } catch (InvalidPatternException neverMatches) {
                continue;
            }
        }
    }

    private Map<String, @Nullable Object> fieldsWanted(int depth) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            String key = plain && depth <= 0 ? one(new String[] {"a", "b"}) : key();
            fields.put(key, wanted(key, depth));
        }
        return fields;
    }

    /** Returns a value or matcher for a key. If all is plain, it suits what the key says. */
    @Nullable
    Object wanted(String key, int depth) {
        return accepted(() -> {
            if (!plain) {
                return random.nextInt(8) == 0 ? scalar() : ofAnyKind(depth);
            }
            return switch (key) {
                case "tags" -> ofList(() -> scalarWanted(depth - 1));
                case "items" -> ofList(() -> Matchers.eq(fieldsWanted(0)));
                case "map" -> Matchers.eq(fieldsWanted(depth - 1));
                default -> scalarWanted(depth);
            };
        });
    }

    private @Nullable Object ofList(Supplier<@Nullable Object> item) {
        return switch (random.nextInt(5)) {
            case 0 -> Matchers.everyItem(item.get());
            case 1 -> Matchers.hasItems(item.get(), item.get());
            case 2 -> Matchers.eq(random.nextBoolean() ? List.of() : Arrays.asList(item.get(), item.get()));
            case 3 -> Matchers.allOf(Matchers.anyItem(item.get()), Matchers.anyItem(item.get()));
            default -> Matchers.anyItem(item.get());
        };
    }

    private @Nullable Object scalarWanted(int depth) {
        return random.nextInt(6) == 0
                ? scalar()
                : accepted(() -> ofScalars(depth, random.nextInt(depth > 0 ? 20 : FLAT_KINDS)));
    }

    private Matcher ofAnyKind(int depth) {
        int any = random.nextBoolean() ? favourite : random.nextInt(KINDS);
        int kind = depth > 0 ? any : any % FLAT_KINDS;
        int below = Math.max(0, depth - 1);
        return switch (kind) {
            case 20 -> Matchers.anyItem(wanted("any", below));
            case 21 -> Matchers.everyItem(wanted("any", below));
            case 22 -> Matchers.hasItems(wanted("any", below), wanted("any", below));
            case 23 -> Matchers.eq(random.nextBoolean() ? List.of() : Arrays.asList(scalar(), scalar()));
            case 24 -> Matchers.eq(depth > 0 ? fieldsWanted(below) : Map.of());
            case 25 -> Matchers.not(Matchers.anyItem(wanted("any", below)));
            default -> ofScalars(depth, kind);
        };
    }

    private Matcher ofScalars(int depth, int kind) {
        int below = Math.max(0, depth - 1);
        Supplier<@Nullable Object> inner = () -> plain ? scalarWanted(below) : wanted("any", below);
        return switch (kind) {
            case 0 -> Matchers.eq(scalar());
            case 1 -> random.nextInt(4) == 0 ? Matchers.eq(new UUID(0, 1)) : Matchers.eq(number());
            case 2 -> Matchers.oneOf(scalar(), scalar(), random.nextBoolean() ? null : scalar());
            case 3 -> depth > 0 ? Matchers.oneOf(scalar(), inner.get()) : Matchers.in(List.of());
            case 4 -> Matchers.gt(number());
            case 5 -> random.nextBoolean() ? Matchers.gte(number()) : Matchers.lte(number());
            case 6 -> Matchers.lt(number());
            case 7 -> Matchers.between(random.nextInt(6), 5 + random.nextInt(5));
            case 8 -> Matchers.startsWith(text());
            case 9 -> random.nextBoolean() ? Matchers.endsWith(text()) : Matchers.contains(text());
            case 10 -> Matchers.equalsIgnoreCase(text());
            case 11 -> Matchers.wildcard(one(new String[] {"a*", "*b", "ab", "a*c", "", "*", "a\\*b", "*a*", "*\""}));
            case 12 -> {
                String regex = one(new String[] {"a", "ab?", "^ab.*", "a|b", "a+b", "\\d+", "(?i)AB", "10[.]1", "b.b"});
                yield random.nextBoolean() ? Matchers.match(regex) : Matchers.fullMatch(regex);
            }
            case 13 ->
                random.nextBoolean()
                        ? Matchers.match(Pattern.compile("a."))
                        : Matchers.satisfies("not a", value -> !"a".equals(value));
            case 14 ->
                Matchers.cidr(
                        one(new String[] {"10.0.0.0/8", "10.1.2.3/32", "2001:db8::/32", "0.0.0.0/0", "10.1.2.9/24"}));
            case 15 -> Matchers.not(inner.get());
            case 16 -> one(new Matcher[] {Matchers.empty(), Matchers.present(), Matchers.absent(), Matchers.eq(null)});
            case 17 -> Matchers.allOf(inner.get(), inner.get());
            case 18 -> Matchers.anyOf(inner.get(), inner.get());
            default -> {
                Object bound = Matchers.dateTime(random.nextBoolean() ? "2020-01-15" : "2020-01-15T09:00:00Z");
                yield random.nextInt(4) == 0
                        ? Matchers.json(Map.of("a", 1))
                        : random.nextBoolean() ? Matchers.eq(bound) : Matchers.lte(bound);
            }
        };
    }
}
