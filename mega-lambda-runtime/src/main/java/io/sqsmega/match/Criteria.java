package io.sqsmega.match;

import io.sqsmega.payload.SchemaField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the criteria of a pattern that is being built. Not thread-safe. */
final class Criteria {
    private final List<Criterion> terms = new ArrayList<>();

    void add(SchemaField field, @Nullable Object valueOrMatcher) {
        if (field == SchemaField.ATTRIBUTES && valueOrMatcher instanceof Map<?, ?> map) {
            addAttributes(map);
        } else {
            Matcher matcher = matcherOf(field.key, valueOrMatcher);
            FieldRule.check(field, matcher);
            add(Criterion.of(field, matcher));
        }
    }

    void addAttribute(@Nullable String key, @Nullable Object valueOrMatcher) {
        String name = LiteralMatchers.key(key, "attributes");
        add(Criterion.ofAttribute(name, matcherOf(name, valueOrMatcher)));
    }

    void addAttributes(@Nullable Map<?, ?> attributes) {
        if (attributes == null) {
            throw new InvalidPatternException("attributes", "be a map", "null");
        }
        for (Map.Entry<?, ?> entry : attributes.entrySet()) {
            addAttribute(LiteralMatchers.key(entry.getKey(), "attributes"), entry.getValue());
        }
    }

    Disjunction build() {
        return Disjunction.of(terms.toArray(new Criterion[0]));
    }

    private static Matcher matcherOf(String key, @Nullable Object valueOrMatcher) {
        return LiteralMatchers.matcherOf(valueOrMatcher, "the pattern of ".concat(key));
    }

    /**
     * Adds a criterion; rejects a second one for the same field, because replacing the first would silently widen the
     * pattern.
     */
    private void add(Criterion term) {
        for (Criterion earlier : terms) {
            if (earlier.isAt(term)) {
                throw new InvalidPatternException(
                        "the pattern of " + term.label(),
                        "be given once (allOf joins several)",
                        "'" + earlier.words() + "' and '" + term.words() + "'");
            }
        }
        terms.add(term);
    }
}
