package io.sqsmega.benchmarks;

import static io.sqsmega.match.Matchers.between;
import static io.sqsmega.match.Matchers.gt;
import static io.sqsmega.match.Matchers.lt;
import static io.sqsmega.match.Matchers.not;
import static io.sqsmega.match.Matchers.oneOf;
import static io.sqsmega.match.Matchers.present;
import static io.sqsmega.match.Matchers.startsWith;

import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets of subscribers of the shopping-cart event: how they differ, and which of them match. */
enum Shape {
    /** Each has its own event name, in two versions; the first matches. */
    OWN_NAME {
        @Override
        Rule rule(int i) {
            return versions(eventName(i));
        }
    },
    /** Each has its own event name and the rest of the README's pattern; the first matches. */
    README {
        @Override
        Rule rule(int i) {
            return shop(eventName(i));
        }
    },
    /** Each has only its own event name; the first matches. */
    ONLY_NAME {
        @Override
        Rule rule(int i) {
            return Rule.of(EventPattern.named(eventName(i)), "{\"event\":{\"name\":[\"" + eventName(i) + "\"]}}");
        }
    },
    /** Each has its own event name, none of which is the event's. */
    NOBODY {
        @Override
        Rule rule(int i) {
            return versions(eventName(i + 1));
        }
    },
    /** All have one name, and each has a tenant, deep in the object; the first matches. */
    TENANT {
        @Override
        Rule rule(int i) {
            int tenant = 987650 + i;
            ObjectPattern object =
                    ObjectPattern.builder().current(Map.of("user_id", tenant)).build();
            return Rule.of(
                    shopping("item.added").build(),
                    object,
                    forEventRuler("item.added", "", ",\"object\":{\"current\":{\"user_id\":[" + tenant + "]}}"));
        }
    },
    /** All are equal; all match. */
    EQUAL {
        @Override
        Rule rule(int i) {
            return shop("item.added");
        }
    },
    /** Each has a different alternative that does not occur; all match. */
    ALL_MATCH {
        @Override
        Rule rule(int i) {
            String other = "publisher_" + i;
            return Rule.of(
                    shopping("item.added")
                            .publisher(oneOf("shopping-cart-service", other))
                            .build(),
                    forEventRuler("item.added", ",\"publisher\":[\"shopping-cart-service\",\"" + other + "\"]", ""));
        }
    },
    /**
     * Each has a different value of a field that the event does not have; none matches, and the event must be read to
     * its end.
     */
    ABSENT_FIELD {
        @Override
        Rule rule(int i) {
            return attribute("tenant", "tenant_" + i);
        }
    },
    /** Each has its own field that the event does not have. */
    OWN_ABSENT_FIELD {
        @Override
        Rule rule(int i) {
            return attribute("field_" + i, "any");
        }
    },
    /** Each has a range of numbers, without overlap; the first matches. */
    ONLY_NUMERIC {
        @Override
        Rule rule(int i) {
            int lower = i == 0 ? 0 : 100 + 2 * i;
            return Rule.withoutPeer(EventPattern.builder()
                    .attribute("quantity", between(lower, lower + 10))
                    .build());
        }
    },
    /** Each has one bound on the same field; the first matches. */
    THRESHOLDS {
        @Override
        Rule rule(int i) {
            return Rule.withoutPeer(
                    EventPattern.builder().attribute("quantity", gt(4 + i)).build());
        }
    },
    /** Each has a prefix with a common beginning; the first matches. */
    PREFIXES {
        @Override
        Rule rule(int i) {
            String prefix = "61fcc874-624e-40f8" + (i == 0 ? "" : "-8fd7-" + i + "x");
            return Rule.withoutPeer(EventPattern.builder()
                    .attribute("item_id", startsWith(prefix))
                    .build());
        }
    },
    /** Each has its own name and a negation; the first matches. */
    NAME_AND_NOT {
        @Override
        Rule rule(int i) {
            return Rule.withoutPeer(EventPattern.builder()
                    .name(eventName(i))
                    .domain(not("billing_" + i))
                    .attribute("deleted", not(present()))
                    .build());
        }
    },
    /** All have the same negation, which no table of values can find; none matches. */
    ONLY_NOT {
        @Override
        Rule rule(int i) {
            return Rule.withoutPeer(
                    EventPattern.builder().attribute("quantity", not(lt(100))).build());
        }
    },
    /** A mix of patterns as in a shop's functions; ten match. */
    MIX {
        @Override
        Rule rule(int i) {
            String name = i < 10 ? "item.added" : "item.kind_" + i % 200;
            EventPattern.Builder event =
                    EventPattern.builder().domain("shopping_cart").name(name);
            return Rule.withoutPeer(
                    switch (i % 5) {
                        case 0 -> event.attribute("quantity", gt(0)).build();
                        case 1 -> event.version(oneOf(1, 2)).build();
                        case 2 -> event.publisher(startsWith("shopping")).build();
                        case 3 -> event.subject(not("1" + i)).build();
                        default -> event.build();
                    });
        }
    };

    /** Returns the rule of a subscriber by its number, counting from 0. */
    abstract Rule rule(int i);

    List<Rule> rules(int count) {
        List<Rule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(rule(i));
        }
        return rules;
    }

    static String eventName(int i) {
        return i == 0 ? "item.added" : "item.kind_" + i;
    }

    private static EventPattern.Builder shopping(String name) {
        return EventPattern.builder()
                .domain("shopping_cart")
                .name(name)
                .version(oneOf(1, 2))
                .attribute("quantity", gt(0));
    }

    private static Rule versions(String name) {
        return Rule.of(
                EventPattern.builder().name(name).version(oneOf(1, 2)).build(),
                "{\"event\":{\"name\":[\"" + name + "\"],\"version\":[1,2]}}");
    }

    private static Rule shop(String name) {
        return Rule.of(shopping(name).build(), forEventRuler(name, "", ""));
    }

    private static Rule attribute(String key, String value) {
        return Rule.of(
                shopping("item.added").attribute(key, value).build(),
                forEventRuler("item.added", "", "")
                        .replace("{\"quantity\"", "{\"" + key + "\":[\"" + value + "\"],\"quantity\""));
    }

    private static String forEventRuler(String name, String inEvent, String besideEvent) {
        return "{\"event\":{\"domain\":[\"shopping_cart\"],\"name\":[\"" + name + "\"],\"version\":[1,2]" + inEvent
                + ",\"attributes\":{\"quantity\":[{\"numeric\":[\">\",0]}]}}" + besideEvent + "}";
    }
}
