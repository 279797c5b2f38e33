package io.sqsmega.filters;

import io.sqsmega.match.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that a matcher is applied to, with what is known about its value. Immutable.
 *
 * @param language the target's operators and the user's assumptions
 * @param path the path in what the target sees
 * @param label the name of the field for people
 * @param items the lists on the way
 * @param mayBeMissing whether a missing field can match; false for an item, and within {@code oneOf}
 * @param isScalar whether the value is neither a list nor an object
 * @param nullIsMissing whether the protocol treats null as missing
 * @param onlyScalars whether lists and objects do not match, independently of the matcher
 * @param isCopy whether the field is a message attribute that has a copy of a field of the event: only texts that are
 *     not empty, and numbers
 */
record Place(
        Language language,
        List<String> path,
        String label,
        List<Condition.Item> items,
        boolean mayBeMissing,
        boolean isScalar,
        boolean nullIsMissing,
        boolean onlyScalars,
        boolean isCopy) {

    /** Keys that filters may read as an operator. */
    private static final Set<String> RESERVED = Set.of(
            "",
            "$or",
            "exactly",
            "equals-ignore-case",
            "prefix",
            "suffix",
            "anything-but",
            "exists",
            "wildcard",
            "numeric",
            "cidr",
            "=",
            "<",
            "<=",
            ">",
            ">=",
            "regex",
            "not-wildcard",
            "not-equals-ignore-case",
            "date-after",
            "date-on-or-after",
            "date-before",
            "date-on-or-before",
            "in-date-range",
            "ip-address-in-range",
            "ip-address-not-in-range");

    /** The target's operators and the user's assumptions. */
    record Language(FilterTarget target, Set<Assumption> assumptions) {
        boolean hasPlainNumbers() {
            return assumptions.contains(Assumption.PLAIN_NUMBERS);
        }

        boolean hasScalarFields() {
            return assumptions.contains(Assumption.SCALAR_FIELDS);
        }

        /** Returns whether fields are message attributes. */
        boolean isOfAttributes() {
            return target == FilterTarget.SNS_ATTRIBUTES;
        }
    }

    /** Returns the place of a document, such as a payload or one of its sections. */
    static Place ofDocument(Language language, String... path) {
        List<String> full = new ArrayList<>(language.target().root());
        full.addAll(List.of(path));
        return new Place(language, full, String.join(".", path), List.of(), true, false, false, false, false);
    }

    /** Returns the place of a message attribute with the copy of a field of the event. */
    static Place ofCopy(Language language, String attribute, String label) {
        return new Place(language, List.of(attribute), label, List.of(), true, true, false, false, true);
    }

    /**
     * Returns the place of a message attribute. An array has the same meaning in a pattern and in a filter, so it
     * counts as a scalar.
     */
    static Place ofAttribute(Language language, String attribute, String label) {
        return new Place(language, List.of(attribute), label, List.of(), true, true, false, false, false);
    }

    Place field(String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        String longerLabel = label.isEmpty() ? key : label + "." + key;
        return new Place(language, longer, longerLabel, items, true, language.hasScalarFields(), false, false, false);
    }

    /** Returns the place of a field whose type the protocol defines. */
    Place listed(String key, boolean scalar) {
        Place field = field(key);
        return new Place(language, field.path, field.label, items, true, scalar, true, false, false);
    }

    /** Returns the same place for a value that is there. */
    Place present() {
        return new Place(language, path, label, items, isOfAttributes(), isScalar, nullIsMissing, onlyScalars, isCopy);
    }

    /** Returns the same place for a value that is there and neither a list nor an object. */
    Place scalar() {
        return new Place(language, path, label, items, isOfAttributes(), true, nullIsMissing, true, isCopy);
    }

    /** Returns the place of an item of the list here. */
    Place item(Matcher matcher) {
        List<Condition.Item> more = new ArrayList<>(items);
        more.add(new Condition.Item(path, matcher));
        return new Place(language, path, label, more, false, language.hasScalarFields(), false, false, false);
    }

    boolean isInItems() {
        return !items.isEmpty();
    }

    boolean isOfAttributes() {
        return language.isOfAttributes();
    }

    boolean isOfSnsBody() {
        return language.target() == FilterTarget.SNS_BODY;
    }

    /** Returns why a filter cannot have these rules here, or null if it can. */
    @Nullable
    String objection(Rules rules) {
        if (!RESERVED.stream().filter(path::contains).toList().isEmpty()) {
            return "a filter may read a key as an operator";
        } else if (rules.isNegative() && path.stream().anyMatch(key -> key.indexOf('.') >= 0)) {
            return "a filter reads the dot in a key as a path";
        } else if (rules.existsFalse() && isInItems()) {
            return "a filter cannot tell a missing field of an item";
        }
        return null;
    }
}
