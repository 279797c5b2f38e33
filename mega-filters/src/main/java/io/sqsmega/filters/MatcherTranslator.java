package io.sqsmega.filters;

import io.sqsmega.match.Matcher;
import io.sqsmega.match.MatcherVisitor;
import io.sqsmega.match.value.Missing;
import io.sqsmega.match.value.Relation;
import java.time.temporal.Temporal;
import java.util.UUID;

/** Translates a matcher to conditions on the field at a place. Never narrower. */
final class MatcherTranslator implements MatcherVisitor<Translation> {
    static final String ANY_STRING = "any string passes";
    private static final String OBJECTS = "objects pass: a filter takes them for missing";

    private final Place place;
    private final FieldRules field;

    private MatcherTranslator(Place place) {
        this.place = place;
        this.field = new FieldRules(place);
    }

    static Translation translate(Matcher matcher, Place place) {
        return matcher.accept(new MatcherTranslator(place));
    }

    @Override
    public Translation nullOrMissing() {
        return orObjects("is null", Rules.of((Object) null).orMissing());
    }

    @Override
    public Translation empty() {
        Rules rules = Rules.of(null, "").orMissing();
        return orObjects("is empty", place.isScalar() ? rules : rules.orHollow());
    }

    private Translation orObjects(String pattern, Rules rules) {
        return place.isScalar() ? field.of(rules) : field.wider(pattern, OBJECTS, rules);
    }

    @Override
    public Translation present() {
        if (place.isOfAttributes()) {
            return field.everything("is present", "a value that is no attribute passes");
        }
        return place.isScalar()
                ? field.of(field.anyScalar())
                : field.everything("is present", "a filter takes {} and [] for missing; see SCALAR_FIELDS");
    }

    @Override
    public Translation text(String text) {
        return field.of(text.isEmpty() ? Rules.of("", null) : Rules.of(text));
    }

    /** JSON has no UUIDs. As a message attribute, one is missing. */
    @Override
    public Translation scalar(Object scalar) {
        boolean isUuid = scalar instanceof UUID;
        if (isUuid && place.isOfAttributes()) {
            return field.of(Rules.of().orMissing());
        }
        return isUuid ? Translation.NOTHING : field.of(Rules.of(scalar));
    }

    @Override
    public Translation number(Relation relation, Number bound) {
        boolean equal = relation == Relation.EQUAL;
        String pattern = "is " + relation.ofNumbers + bound;
        Number comparable = field.comparable(bound);
        if (comparable != null) {
            return field.of(Rules.of(Rule.numeric(operator(relation), comparable)));
        } else if (equal && Rule.isComparable(bound)) {
            Rules rules = Rules.of(Rule.numeric("=", bound)).or(field.anyString(false));
            return field.wider(pattern, "any string passes; see PLAIN_NUMBERS", rules);
        }
        String reason = Rule.isComparable(bound)
                ? "every value passes; see PLAIN_NUMBERS"
                : "every value passes: filters compare numbers within 10^9, with five decimals";
        return field.wider(pattern, reason, Rules.of(Rule.EXISTS));
    }

    static String operator(Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
            case LESS -> "<";
            case AT_MOST -> "<=";
        };
    }

    @Override
    public Translation dateTime(Relation relation, Temporal bound) {
        Rules rules = field.anyString(false);
        return field.wider(
                "is " + relation.ofDateTimes + bound, ANY_STRING, place.isOfAttributes() ? rules.orMissing() : rules);
    }

    @Override
    public Translation list(Matcher[] items) {
        if (place.isOfAttributes()) {
            return ofStructure("is a list");
        } else if (items.length == 0) {
            return orObjects("is []", Rules.of((Object) null).orHollow());
        } else if (place.onlyScalars()) {
            return Translation.NOTHING;
        }
        return anyItem(items[0]).widened(new Translation.Widened(place.label(), "is a list", "one item decides"));
    }

    @Override
    public Translation fields(String[] keys, Matcher[] matchers) {
        if (place.isOfAttributes()) {
            return ofStructure("is an object");
        } else if (place.onlyScalars()) {
            boolean ofNull = true;
            for (Matcher matcher : matchers) {
                ofNull &= matcher.matches(Missing.VALUE);
            }
            return ofNull ? field.of(Rules.of((Object) null)) : Translation.NOTHING;
        }
        Translation all = Translation.EVERYTHING;
        for (int i = 0; i < keys.length; i++) {
            all = all.and(translate(matchers[i], place.field(keys[i])));
        }
        return all;
    }

    @Override
    public Translation oneOf(Matcher[] options) {
        MatcherTranslator ofScalars = new MatcherTranslator(place.scalar());
        Translation any = Translation.NOTHING;
        for (Matcher option : options) {
            any = any.or(option.accept(ofScalars));
        }
        return any;
    }

    @Override
    public Translation contains(String text) {
        if (!text.isEmpty() && place.language().target().hasWildcards()) {
            String literal = text.replace("\\", "\\\\").replace("*", "\\*");
            return field.of(Rules.of(Rule.wildcard("*" + literal + "*")));
        }
        Rules rules = field.anyString(text.isEmpty());
        return text.isEmpty() ? field.of(rules) : field.wider("contains \"" + text + '"', ANY_STRING, rules);
    }

    @Override
    public Translation startsWith(String text) {
        return field.of(text.isEmpty() ? field.anyString(true) : Rules.of(Rule.prefix(text)));
    }

    @Override
    public Translation endsWith(String text) {
        return field.of(text.isEmpty() ? field.anyString(true) : Rules.of(Rule.suffix(text)));
    }

    @Override
    public Translation equalsIgnoreCase(String text) {
        if (text.isEmpty()) {
            return field.of(Rules.of(""));
        } else if (text.chars().allMatch(c -> isFoldedAlike((char) c))) {
            return field.of(Rules.of(Rule.ignoringCase(text)));
        }
        return field.wider("is, ignoring case, \"" + text + '"', ANY_STRING, field.anyString(false));
    }

    /** Returns whether a char is equal to the same chars, ignoring case, in Java and in event-ruler. */
    private static boolean isFoldedAlike(char c) {
        boolean hasCase = Character.toLowerCase(c) != c || Character.toUpperCase(c) != c;
        return hasCase ? c < 128 && "iksIKS".indexOf(c) < 0 : !Character.isSurrogate(c);
    }

    @Override
    public Translation wildcard(String wildcard, String[] literals) {
        String first = literals[0];
        String last = literals[literals.length - 1];
        if (literals.length == 1) {
            return field.of(Rules.of(first));
        } else if (literals.length == 2 && (first.isEmpty() || last.isEmpty())) {
            return first.isEmpty() ? endsWith(last) : startsWith(first);
        } else if (place.language().target().hasWildcards()) {
            return field.of(Rules.of(Rule.wildcard(wildcard)));
        }
        Rules rules = first.isEmpty()
                ? last.isEmpty() ? field.anyString(true) : Rules.of(Rule.suffix(last))
                : Rules.of(Rule.prefix(first));
        return field.wider("is like \"" + wildcard + '"', "the target has no wildcards", rules);
    }

    @Override
    public Translation regex(String prefix) {
        Rules rules = prefix.isEmpty() ? field.anyString(true) : Rules.of(Rule.prefix(prefix));
        String reason = prefix.isEmpty() ? ANY_STRING : "only its literal beginning decides";
        return field.wider("matches a regular expression", reason, rules);
    }

    @Override
    public Translation cidr(String block) {
        boolean ipv4 = block.indexOf(':') < 0;
        if (ipv4 && block.endsWith("/32")) {
            return field.of(Rules.of(block.substring(0, block.indexOf('/'))));
        } else if (ipv4 && place.language().target().hasCidrAndExcludedPrefix()) {
            return field.of(Rules.of(Rule.cidr(block)));
        }
        return field.wider("is an IP address in " + block, ANY_STRING, field.anyString(false));
    }

    @Override
    public Translation json(Matcher document) {
        return field.wider("holds JSON", ANY_STRING, field.anyString(false));
    }

    @Override
    public Translation satisfies() {
        return field.everything("satisfies a predicate", "only your code can decide");
    }

    @Override
    public Translation not(Matcher matcher) {
        return matcher.accept(new NegationTranslator(place));
    }

    @Override
    public Translation allOf(Matcher[] parts) {
        Translation all = Translation.EVERYTHING;
        for (Matcher part : parts) {
            all = all.and(part.accept(this));
        }
        return all;
    }

    @Override
    public Translation anyOf(Matcher[] alternatives) {
        Translation any = Translation.NOTHING;
        for (Matcher alternative : alternatives) {
            any = any.or(alternative.accept(this));
        }
        return any;
    }

    @Override
    public Translation anyItem(Matcher item) {
        if (place.isOfAttributes()) {
            return ofStructure("is a list");
        }
        return place.onlyScalars() ? Translation.NOTHING : translate(item, place.item(item));
    }

    /** The empty list has no item that does not match. */
    @Override
    public Translation everyItem(Matcher item) {
        if (place.onlyScalars() || place.isInItems()) {
            return place.onlyScalars()
                    ? Translation.NOTHING
                    : field.everything("is a list", "a filter cannot tell an empty list in a list");
        }
        Translation one = anyItem(item);
        return one.or(field.of(Rules.of().orHollow()))
                .widened(new Translation.Widened(place.label(), "is a list", "one item decides"));
    }

    private Translation ofStructure(String pattern) {
        return field.everything(pattern, "a list or object is no attribute");
    }
}
