package io.sqsmega.match;

import io.sqsmega.payload.SchemaField;

/** Checks that a listed field can have a value which its matcher matches, and one which it does not. */
final class FieldRule {
    private FieldRule() {}

    /** @throws InvalidPatternException if the matcher matches, or excludes, only values that the field never has */
    static void check(SchemaField field, Matcher matcher) {
        Matcher negated = matcher.negated();
        boolean always = negated != null && negated.kinds().isFilled() && !mayMatch(field, negated);
        if (always || !mayMatch(field, matcher)) {
            throw new InvalidPatternException(
                    "the pattern of ".concat(field.key),
                    "be one that " + rule(field) + " can match",
                    "'" + matcher + "'");
        }
    }

    private static boolean mayMatch(SchemaField field, Matcher matcher) {
        Kinds matching = matcher.kinds();
        return matching.isOfEmptyCollection()
                || (!matching.excludes(kinds(field))
                        && (field.kind != SchemaField.Kind.VERSION || mayBeVersion(matcher.lookup())));
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

    /** Returns the kinds of the field's values. Attributes that are missing are an empty object. */
    private static int kinds(SchemaField field) {
        return switch (field.kind) {
            case TEXT -> field.isRequired ? Kinds.STRING : Kinds.MISSING | Kinds.EMPTY_STRING | Kinds.STRING;
            case DATE_TIME -> Kinds.DATE_TIME;
            case VERSION -> Kinds.NUMBER;
            case SECTION -> Kinds.OBJECT | (field == SchemaField.ATTRIBUTES ? Kinds.EMPTY_OBJECT : Kinds.MISSING);
        };
    }

    private static String rule(SchemaField field) {
        return switch (field.kind) {
            case TEXT -> field.isRequired ? "a string that is not empty" : "a string";
            case DATE_TIME -> "a date-time (as timestamp(gte(dateTime(\"2020-01-15\"))))";
            case VERSION -> "a whole number of 32 bits (as version(1))";
            case SECTION -> "an object (as a map)";
        };
    }
}
