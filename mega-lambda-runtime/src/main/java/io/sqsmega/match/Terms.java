package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the terms of a pattern that is being built. Not thread-safe. */
final class Terms {
    private final List<Term> terms = new ArrayList<>();

    void add(Field field, @Nullable Object valueOrMatcher) {
        if (field == Field.ATTRIBUTES && valueOrMatcher instanceof Map<?, ?> map) {
            addAttributes(map);
        } else {
            Matcher matcher = matcherOf(field.key, valueOrMatcher);
            field.check(matcher);
            add(Term.of(field, matcher));
        }
    }

    void addAttribute(@Nullable String key, @Nullable Object valueOrMatcher) {
        String name = BareValues.key(key, "attributes");
        add(Term.ofAttribute(name, matcherOf(name, valueOrMatcher)));
    }

    void addAttributes(@Nullable Map<?, ?> attributes) {
        if (attributes == null) {
            throw new InvalidPatternException("attributes", "be a map", "null");
        }
        for (Map.Entry<?, ?> entry : attributes.entrySet()) {
            addAttribute(BareValues.key(entry.getKey(), "attributes"), entry.getValue());
        }
    }

    Alternatives build() {
        return Alternatives.of(terms.toArray(new Term[0]));
    }

    private static Matcher matcherOf(String key, @Nullable Object valueOrMatcher) {
        return BareValues.matcherOf(valueOrMatcher, "the pattern of ".concat(key));
    }

    /** To replace the earlier one would widen the pattern, and nobody would see it. */
    private void add(Term term) {
        for (Term earlier : terms) {
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
