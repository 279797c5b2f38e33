package io.sqsmega.filters;

import org.jspecify.annotations.Nullable;

/** Makes translations of rules for one field. */
record FieldRules(Place place) {

    /** Returns the translation to these rules, as far as the place allows them. */
    Translation of(Rules given) {
        Rules rules = place.isCopy() ? given.onlyTextsAndNumbers() : given;
        if (!place.mayBeMissing()) {
            rules = rules.withoutMissing();
        }
        if (place.onlyScalars()) {
            rules = rules.withoutHollow();
        }
        if (place.nullIsMissing() && rules.ofMissing) {
            rules = rules.with(null);
        }
        if (rules.isEmpty()) {
            return Translation.NOTHING;
        } else if (rules.isTrivial()) {
            return Translation.EVERYTHING;
        }
        String objection = place.objection(rules);
        return objection == null
                ? Translation.of(new Condition(place.path(), rules, place.items()))
                : everything("", objection);
    }

    /**
     * Returns the translation to rules that let more pass than the matcher.
     *
     * @param pattern the matcher in words
     */
    Translation wider(String pattern, String reason, Rules rules) {
        return of(rules).widened(widened(pattern, reason));
    }

    Translation everything(String pattern, String reason) {
        return Translation.EVERYTHING.widened(widened(pattern, reason));
    }

    private Translation.Widened widened(String pattern, String reason) {
        return new Translation.Widened(place.label(), pattern, reason);
    }

    /** Returns the rules for any string. In SNS, {@code "prefix": ""} is not documented. */
    Rules anyString(boolean evenEmpty) {
        if (!place.language().target().isSns()) {
            return Rules.of(Rule.ANY_STRING);
        }
        return evenEmpty ? Rules.of(Rule.EXISTS, "") : Rules.of(Rule.EXISTS);
    }

    /** Returns the rules for any value of a field that is there. */
    Rules anyScalar() {
        return place.language().target().existsIsFilled() ? Rules.of(Rule.EXISTS, null, "") : Rules.of(Rule.EXISTS);
    }

    /** Returns a number that filters compare, or null. */
    @Nullable
    Number comparable(Number bound) {
        return place.language().hasPlainNumbers() && Rule.isComparable(bound) ? Rule.number(bound) : null;
    }
}
