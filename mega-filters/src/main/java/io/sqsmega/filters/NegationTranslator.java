package io.sqsmega.filters;

import io.sqsmega.match.Matcher;
import io.sqsmega.match.MatcherVisitor;
import io.sqsmega.match.value.Relation;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Translates the negation of a matcher. A filter cannot say that a value is not a list or an object, so most negations
 * require that it is neither.
 */
final class NegationTranslator implements MatcherVisitor<Translation> {
    private static final String LISTS = "a filter takes [\"a\"] for \"a\"; see SCALAR_FIELDS";
    private static final String NO_OPERATOR = "the target has no operator for it";

    private final Place place;
    private final FieldRules field;

    NegationTranslator(Place place) {
        this.place = place;
        this.field = new FieldRules(place);
    }

    @Override
    public Translation nullOrMissing() {
        if (!place.isScalar() || place.isOfAttributes()) {
            return field.everything("is not null", LISTS);
        }
        return place.isOfSnsBody()
                ? field.of(Rules.of(Rule.EXISTS, ""))
                : field.wider("is not null", "null passes", Rules.of(Rule.EXISTS));
    }

    @Override
    public Translation empty() {
        if (!place.isScalar() || place.isOfAttributes()) {
            return field.everything("is not empty", LISTS);
        }
        return place.isOfSnsBody()
                ? field.of(Rules.of(Rule.EXISTS))
                : field.wider("is not empty", "null passes", Rules.of(Rule.anythingBut(List.of(""))));
    }

    @Override
    public Translation present() {
        Rules rules = Rules.of().orMissing();
        return place.isScalar()
                ? field.of(rules)
                : field.wider("is missing", "objects pass: a filter takes them for missing", rules);
    }

    @Override
    public Translation text(String text) {
        String pattern = "is not \"" + text + '"';
        if (!text.isEmpty()) {
            return unless(pattern, List.of(text));
        }
        return place.language().target().isSns()
                ? field.everything(pattern, NO_OPERATOR)
                : unless(pattern, List.of(text))
                        .widened(new Translation.Widened(place.label(), pattern, "null passes"));
    }

    /** Translates a negation of everything but a scalar that is excluded. Missing fields match. */
    private Translation unless(String pattern, Object excluded) {
        return place.isScalar()
                ? field.of(Rules.of(Rule.anythingBut(excluded)).orMissing())
                : field.everything(pattern, LISTS);
    }

    /** JSON has no UUIDs. */
    @Override
    public Translation scalar(Object scalar) {
        return scalar instanceof UUID ? Translation.EVERYTHING : field.everything("is not " + scalar, NO_OPERATOR);
    }

    @Override
    public Translation number(Relation relation, Number bound) {
        String pattern = "is not " + relation.ofNumbers + bound;
        Number comparable = field.comparable(bound);
        if (comparable == null) {
            return field.everything(pattern, "filters compare plain numbers only; see PLAIN_NUMBERS");
        } else if (relation == Relation.EQUAL) {
            return unless(pattern, List.of(comparable));
        } else if (!place.isScalar() || place.language().target().isSns()) {
            return field.everything(pattern, place.isScalar() ? NO_OPERATOR : LISTS);
        }
        String opposite = MatcherTranslator.operator(opposite(relation));
        return field.of(Rules.of(Rule.numeric(opposite, comparable), Rule.ANY_STRING, null, true, false)
                .orMissing());
    }

    private static Relation opposite(Relation relation) {
        return switch (relation) {
            case EQUAL -> throw new IllegalArgumentException("a range must have an opposite, got an equality");
            case GREATER -> Relation.AT_MOST;
            case AT_LEAST -> Relation.LESS;
            case LESS -> Relation.AT_LEAST;
            case AT_MOST -> Relation.GREATER;
        };
    }

    @Override
    public Translation dateTime(Relation relation, Temporal bound) {
        return field.everything("is not " + relation.ofDateTimes + bound, NO_OPERATOR);
    }

    @Override
    public Translation list(Matcher[] items) {
        return field.everything("is not a list", NO_OPERATOR);
    }

    @Override
    public Translation fields(String[] keys, Matcher[] matchers) {
        return field.everything("does not have fields", NO_OPERATOR);
    }

    /** A filter excludes strings or numbers, not both. */
    @Override
    public Translation oneOf(Matcher[] options) {
        List<Object> texts = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        for (Matcher option : options) {
            Object key = option.key();
            if (key instanceof String text && !text.isEmpty()) {
                texts.add(text);
            } else if (key instanceof Number number && field.comparable(number) != null) {
                numbers.add(Rule.number(number));
            }
        }
        List<Object> excluded = texts.isEmpty() ? numbers : texts;
        String pattern = "is not one of " + options.length;
        if (excluded.isEmpty()) {
            return field.everything(pattern, NO_OPERATOR);
        }
        Translation translation = unless(pattern, excluded);
        return excluded.size() == options.length
                ? translation
                : translation.widened(
                        new Translation.Widened(place.label(), pattern, "a filter excludes only strings or numbers"));
    }

    @Override
    public Translation contains(String text) {
        return unlessAffix("contains", text, "*" + text.replace("\\", "\\\\").replace("*", "\\*") + "*", false);
    }

    @Override
    public Translation startsWith(String text) {
        return unlessAffix("starts with", text, text, true);
    }

    @Override
    public Translation endsWith(String text) {
        String pattern = "does not end with \"" + text + '"';
        return isExcludable(text) && place.language().target().hasWildcards()
                ? unless(pattern, Rule.suffix(text))
                : field.everything(pattern, NO_OPERATOR);
    }

    private Translation unlessAffix(String verb, String text, String operand, boolean prefix) {
        String pattern = "not (" + verb + " \"" + text + "\")";
        FilterTarget target = place.language().target();
        boolean hasOperator = prefix ? target.hasCidrAndExcludedPrefix() : target.hasWildcards();
        if (!isExcludable(text) || !hasOperator) {
            return field.everything(pattern, NO_OPERATOR);
        }
        return unless(pattern, prefix ? Rule.prefix(operand) : Rule.wildcard(operand));
    }

    /** In filters, the quote after a string counts as a character of it. */
    private static boolean isExcludable(String text) {
        return !text.isEmpty() && text.indexOf('"') < 0;
    }

    @Override
    public Translation wildcard(String wildcard, String[] literals) {
        String first = literals[0];
        String last = literals[literals.length - 1];
        String pattern = "is not like \"" + wildcard + '"';
        if (literals.length == 1) {
            return first.isEmpty() ? field.everything(pattern, NO_OPERATOR) : unless(pattern, List.of(first));
        } else if (literals.length == 2 && (first.isEmpty() || last.isEmpty())) {
            return first.isEmpty() ? endsWith(last) : startsWith(first);
        }
        return isExcludable(wildcard) && place.language().target().hasWildcards()
                ? unless(pattern, Rule.wildcard(wildcard))
                : field.everything(pattern, NO_OPERATOR);
    }

    @Override
    public Translation equalsIgnoreCase(String text) {
        return field.everything("is not, ignoring case, \"" + text + '"', NO_OPERATOR);
    }

    @Override
    public Translation regex(String prefix) {
        return field.everything("does not match a regular expression", NO_OPERATOR);
    }

    @Override
    public Translation cidr(String block) {
        return field.everything("is not an IP address in " + block, NO_OPERATOR);
    }

    @Override
    public Translation json(Matcher document) {
        return field.everything("does not hold JSON", NO_OPERATOR);
    }

    @Override
    public Translation satisfies() {
        return field.everything("does not satisfy a predicate", "only your code can decide");
    }

    @Override
    public Translation not(Matcher matcher) {
        return MatcherTranslator.translate(matcher, place);
    }

    @Override
    public Translation allOf(Matcher[] parts) {
        Translation any = Translation.NOTHING;
        for (Matcher part : parts) {
            any = any.or(part.accept(this));
        }
        return any;
    }

    @Override
    public Translation anyOf(Matcher[] alternatives) {
        Translation all = Translation.EVERYTHING;
        for (Matcher alternative : alternatives) {
            all = all.and(alternative.accept(this));
        }
        return all;
    }

    @Override
    public Translation anyItem(Matcher item) {
        return field.everything("has no such item", NO_OPERATOR);
    }

    @Override
    public Translation everyItem(Matcher item) {
        return field.everything("is not such a list", NO_OPERATOR);
    }
}
