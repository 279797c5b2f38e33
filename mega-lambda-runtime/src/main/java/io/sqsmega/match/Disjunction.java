package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.SchemaField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over a MEGA payload. It matches if all criteria of at least one of its conjunctions match.
 *
 * @hidden
 */
@Internal
public final class Disjunction {
    public final Criterion[][] conjunctions;

    private Disjunction(Criterion[][] conjunctions) {
        this.conjunctions = conjunctions;
    }

    static Disjunction of(Criterion... conjunction) {
        return new Disjunction(new Criterion[][] {conjunction});
    }

    static Disjunction joined(List<Disjunction> patterns) {
        List<Criterion[]> conjunctions = new ArrayList<>();
        for (Disjunction pattern : patterns) {
            Collections.addAll(conjunctions, pattern.conjunctions);
        }
        return new Disjunction(conjunctions.toArray(new Criterion[0][]));
    }

    boolean matches(MegaPayload payload) {
        for (Criterion[] conjunction : conjunctions) {
            if (matches(conjunction, payload)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Criterion[] conjunction, MegaPayload payload) {
        for (Criterion term : conjunction) {
            if (!term.matches(payload)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether one of the matchers runs user code; see {@link Matcher#runsUserCode}. */
    public boolean runsUserCode() {
        for (Criterion[] conjunction : conjunctions) {
            for (Criterion term : conjunction) {
                if (term.matcher.runsUserCode()) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Mismatch> explain(MegaPayload payload) {
        List<List<Mismatch>> ofAlternatives = new ArrayList<>();
        for (Criterion[] conjunction : conjunctions) {
            List<Mismatch> mismatches = new ArrayList<>();
            for (Criterion term : conjunction) {
                term.explain(payload, mismatches);
            }
            ofAlternatives.add(mismatches);
        }
        return List.copyOf(Mismatch.nearest(ofAlternatives));
    }

    /** @param anything the words for a pattern without criteria */
    String words(String anything) {
        if (conjunctions.length == 1) {
            return words(conjunctions[0], anything);
        }
        StringBuilder words = new StringBuilder();
        for (Criterion[] conjunction : conjunctions) {
            words.append(words.isEmpty() ? "(" : " or (")
                    .append(words(conjunction, anything))
                    .append(')');
        }
        return words.toString();
    }

    private static String words(Criterion[] conjunction, String anything) {
        StringBuilder words = new StringBuilder();
        for (Criterion term : conjunction) {
            words.append(words.isEmpty() ? "" : " and ").append(term.words());
        }
        return words.isEmpty() ? anything : words.toString();
    }

    /** Collects the criteria of a pattern. Not thread-safe. */
    static final class Builder {
        private final List<Criterion> criteria = new ArrayList<>();

        void add(SchemaField field, @Nullable Object valueOrMatcher) {
            if (field == SchemaField.ATTRIBUTES && valueOrMatcher instanceof Map<?, ?> map) {
                addAttributes(map);
            } else {
                Matcher matcher = matcherOf(field.key, valueOrMatcher);
                FieldRule.of(field).check(field.key, matcher);
                add(new Criterion(field, null, matcher));
            }
        }

        void addAttribute(@Nullable String key, @Nullable Object valueOrMatcher) {
            String name = LiteralMatchers.key(key, "attributes");
            add(new Criterion(SchemaField.ATTRIBUTES, name, matcherOf(name, valueOrMatcher)));
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
            return Disjunction.of(criteria.toArray(new Criterion[0]));
        }

        private static Matcher matcherOf(String key, @Nullable Object valueOrMatcher) {
            return LiteralMatchers.matcherOf(valueOrMatcher, "the pattern of ".concat(key));
        }

        /**
         * Adds a criterion; rejects a second one for the same field, because replacing the first would silently widen
         * the pattern.
         */
        private void add(Criterion term) {
            for (Criterion earlier : criteria) {
                if (earlier.isAt(term)) {
                    throw new InvalidPatternException(
                            "the pattern of " + term.label(),
                            "be given once (allOf joins several)",
                            "'" + earlier.words() + "' and '" + term.words() + "'");
                }
            }
            criteria.add(term);
        }
    }
}
