package io.sqsmega.match;

import io.sqsmega.payload.SchemaField;

/**
 * The values that a field can have. Checks that a matcher matches one of them, and does not match all of them.
 *
 * @param kinds the kinds of the values
 * @param isVersion whether numbers are whole, of 32 bits
 * @param words the matchers that are allowed, in words
 */
record FieldRule(int kinds, boolean isVersion, String words) {
    static final FieldRule OF_MESSAGE_TEXT =
            new FieldRule(Kinds.MISSING | Kinds.STRING, false, "a string that is not empty can match");

    static final FieldRule OF_MESSAGE_ATTRIBUTE = new FieldRule(
            Kinds.MISSING | (Kinds.SCALARS & ~(Kinds.DATE_TIME | Kinds.UUID)),
            false,
            "a string, number or bytes can match, or an element of a String.Array");

    static FieldRule of(SchemaField field) {
        return switch (field.kind) {
            case TEXT ->
                field.isRequired
                        ? new FieldRule(Kinds.STRING, false, "a string that is not empty can match")
                        : new FieldRule(Kinds.MISSING | Kinds.EMPTY_STRING | Kinds.STRING, false, "a string can match");
            case DATE_TIME ->
                new FieldRule(
                        Kinds.DATE_TIME, false, "a date-time (as timestamp(gte(dateTime(\"2020-01-15\")))) can match");
            case VERSION -> new FieldRule(Kinds.NUMBER, true, "a whole number of 32 bits (as version(1)) can match");
            case SECTION ->
                // Attributes that are missing are an empty object.
                new FieldRule(
                        Kinds.OBJECT | (field == SchemaField.ATTRIBUTES ? Kinds.EMPTY_OBJECT : Kinds.MISSING),
                        false,
                        "an object (as a map) can match");
        };
    }

    /** @throws InvalidPatternException if the matcher matches, or excludes, only values that the field never has */
    void check(String field, Matcher matcher) {
        Matcher negated = matcher.negated();
        boolean always = negated != null && negated.kinds().isFilled() && !mayMatch(negated);
        if (always || !mayMatch(matcher)) {
            throw new InvalidPatternException(
                    "the pattern of ".concat(field), "be one that ".concat(words), "'" + matcher + "'");
        }
    }

    private boolean mayMatch(Matcher matcher) {
        Kinds matching = matcher.kinds();
        return matching.isOfEmptyCollection()
                || (!matching.excludes(kinds) && (!isVersion || mayBeVersion(matcher.lookup())));
    }

    private static boolean mayBeVersion(Lookup lookup) {
        if (lookup.keys == null) {
            return true;
        }
        for (Object key : lookup.keys) {
            if (key instanceof Long version && version == version.intValue()) {
                return true;
            }
        }
        return false;
    }
}
