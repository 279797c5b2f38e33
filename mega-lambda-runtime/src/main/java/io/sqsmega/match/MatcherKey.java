package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.NumberKey;
import io.sqsmega.match.value.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object that is equal for two matchers if they are sure to mean the same. Of an equality it is the value.
 *
 * @hidden
 */
@Internal
public final class MatcherKey {
    private MatcherKey() {}

    public static Object of(Matcher matcher) {
        if (matcher instanceof EqualsText equality) {
            return equality.text;
        } else if (matcher instanceof EqualsScalar equality) {
            return equality.scalar;
        } else if (matcher instanceof NumberComparison comparison) {
            Object bound = of(comparison.bound);
            return comparison.relation == Relation.EQUAL
                    ? bound
                    : List.of(NumberComparison.class, comparison.relation, bound);
        } else if (matcher instanceof DateTimeComparison comparison) {
            return List.of(DateTimeComparison.class, comparison.relation, comparison.bound);
        } else if (matcher instanceof TextMatcher text) {
            return List.of(TextMatcher.class, text.place, text.text);
        } else if (matcher instanceof Wildcard wildcard) {
            return List.of(Wildcard.class, wildcard.wildcard);
        } else if (matcher instanceof Cidr cidr) {
            return List.of(Cidr.class, cidr.block);
        } else if (matcher instanceof Regex regex) {
            return List.of(Regex.class, regex.regex, regex.full);
        }
        return ofParts(matcher);
    }

    private static Object ofParts(Matcher matcher) {
        if (matcher instanceof Not not) {
            return List.of(Not.class, of(not.matcher));
        } else if (matcher instanceof OneOf oneOf) {
            return List.of(OneOf.class, inAnyOrder(oneOf.options));
        } else if (matcher instanceof AnyOf anyOf) {
            return List.of(AnyOf.class, inAnyOrder(anyOf.alternatives));
        } else if (matcher instanceof AllOf allOf) {
            return List.of(AllOf.class, inAnyOrder(allOf.parts));
        } else if (matcher instanceof EqualsList list) {
            return List.of(EqualsList.class, inAnyOrder(list.items));
        } else if (matcher instanceof EmbeddedJson json) {
            return List.of(EmbeddedJson.class, of(json.document));
        } else if (matcher instanceof AnyItem items) {
            return List.of(AnyItem.class, of(items.item));
        } else if (matcher instanceof EveryItem items) {
            return List.of(EveryItem.class, of(items.item));
        } else if (matcher instanceof Between between) {
            return List.of(Between.class, of(between.atLeast), of(between.atMost));
        } else if (matcher instanceof MapMatcher fields) {
            return List.of(MapMatcher.class, of(fields));
        }
        // One of a kind, or with code that nothing can be known of.
        return matcher;
    }

    private static Object of(Number bound) {
        Object key = NumberKey.of(bound);
        return key == null ? bound : key;
    }

    private static Map<String, Object> of(MapMatcher fields) {
        Map<String, Object> structure = new HashMap<>();
        for (int i = 0; i < fields.keys.length; i++) {
            structure.put(fields.keys[i], of(fields.matchers[i]));
        }
        return structure;
    }

    private static Set<Object> inAnyOrder(Matcher[] matchers) {
        Set<Object> structures = new HashSet<>(matchers.length * 2);
        for (Matcher matcher : matchers) {
            structures.add(of(matcher));
        }
        return structures;
    }
}
