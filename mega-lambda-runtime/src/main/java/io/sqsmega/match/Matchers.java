package io.sqsmega.match;

import io.sqsmega.match.value.Moment;
import io.sqsmega.match.value.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All matchers, to be imported statically.
 *
 * <p>Wherever one takes "a value or matcher", a bare value means {@link #eq}: null, a boolean, number, string, enum
 * constant (its name), UUID, date-time ({@link Instant}, {@link OffsetDateTime}, or {@link LocalDate} for a whole day),
 * list or map. A map is a nested pattern: every key of the pattern must match, keys that only the payload has don't
 * matter.
 *
 * <p>What holds for all of them:
 *
 * <ul>
 *   <li>A missing key does not match, except for {@code eq(null)}, {@code empty()}, {@code absent()} and {@code not(…)}
 *       of something that does not match. So {@code not("test")} takes messages without the key;
 *       {@code allOf(present(), not("test"))} does not.
 *   <li>A wrong type does not match; nothing throws.
 *   <li>Numbers compare by exact value, whatever their types, a {@code double} by its decimal notation. A string of the
 *       payload of at most 1,000 characters that is a number compares as one: {@code "5"} matches {@code gt(0)}. A
 *       string of the pattern never does.
 *   <li>Date-times compare as instants; a string of the payload is read as ISO-8601, without a zone as UTC. If one side
 *       is a date without a time, they compare by calendar day, each in its own zone.
 *   <li>A list matches a scalar pattern only through {@link #anyItem}, {@link #everyItem}, {@link #hasItem} and
 *       {@link #hasItems}.
 *   <li>A UUID of the pattern is equal to UUIDs, which only BSON has: in JSON they are strings.
 *   <li>A pattern that can't mean anything, or that nothing can match, is refused with an
 *       {@link InvalidPatternException} when it is built. What a program may compute is not: {@code in} of an empty
 *       collection, {@code startsWith} of the empty text, {@link #allOf} of different values, an infinite bound.
 * </ul>
 *
 * <p>The package page lists what the operators of SNS filter policies and EventBridge patterns are here.
 *
 * @since 0.1
 */
public final class Matchers {
    private Matchers() {}

    /**
     * Equal to the value. A list is equal to one with the same items in any order, however often each; its items may be
     * matchers. To {@code ""}, an empty list and an empty map, null is equal.
     *
     * @throws InvalidPatternException if it is a matcher, which stands for itself, or no value that a pattern can hold
     */
    public static Matcher eq(@Nullable Object value) {
        return LiteralMatchers.equality("eq", value);
    }

    /** Not equal to the value: {@code not(eq(value))}. */
    public static Matcher neq(@Nullable Object value) {
        return new Not(LiteralMatchers.equality("neq", value));
    }

    /**
     * Greater than the number, or after the date-time; of a day, on a later day.
     *
     * @param bound a number, {@link Instant}, {@link OffsetDateTime} or {@link LocalDate}
     */
    public static Matcher gt(Object bound) {
        return LiteralMatchers.bounded(Relation.GREATER, bound);
    }

    /** As {@link #gt}, or equal. */
    public static Matcher gte(Object bound) {
        return LiteralMatchers.bounded(Relation.AT_LEAST, bound);
    }

    /** Less than the number, or before the date-time; of a day, on an earlier day. */
    public static Matcher lt(Object bound) {
        return LiteralMatchers.bounded(Relation.LESS, bound);
    }

    /** As {@link #lt}, or equal. */
    public static Matcher lte(Object bound) {
        return LiteralMatchers.bounded(Relation.AT_MOST, bound);
    }

    /** At least the one and at most the other: two numbers or two date-times. */
    public static Matcher between(Object lower, Object upper) {
        Objects.requireNonNull(lower, "lower must not be null");
        Objects.requireNonNull(upper, "upper must not be null");
        Matcher atLeast = LiteralMatchers.bounded(Relation.AT_LEAST, lower);
        Matcher atMost = LiteralMatchers.bounded(Relation.AT_MOST, upper);
        if (lower instanceof Number != upper instanceof Number || !atMost.matches(lower)) {
            throw new InvalidPatternException(
                    "between", "be given two numbers or two date-times, the lower one first", lower + " and " + upper);
        }
        return new Between(atLeast, atMost);
    }

    /**
     * One of the values or matchers. Looks at scalars only: a list or an object is never one of them, {@link #anyOf}
     * can compare such.
     *
     * @throws InvalidPatternException if there is none, or none is a scalar: {@code oneOf(List.of("a", "b"))}, for
     *     which {@link #in} is there
     */
    public static Matcher oneOf(@Nullable Object... options) {
        LiteralMatchers.some("oneOf", options);
        return OneOf.of("oneOf", options);
    }

    /** As {@link #oneOf}; an empty collection matches nothing. */
    public static Matcher in(Collection<? extends @Nullable Object> options) {
        return OneOf.of("in", options == null ? null : options.toArray());
    }

    /**
     * A string whose beginning the regular expression matches.
     *
     * <p>The expression becomes a table when the matcher is built; then each character of a string costs one look-up.
     * If the table would have more than 250,000 entries, each character costs at most 250 steps. An expression that
     * needs more, or has more than 10,000 steps, is refused. So a string of 1 MiB costs about 10 milliseconds, and less
     * than a second in the worst case.
     *
     * <p>There are no backreferences and no look-around. An expression that means one thing in RE2 and another in the
     * JDK ({@code [[:digit:]]}, {@code [a&&b]}, {@code \v}) is refused. {@code \d \w \s} and {@code (?i)} know all of
     * Unicode, {@code \b} ASCII words only; {@code $} is the end of the string, not a line break at its end.
     *
     * @throws InvalidPatternException if the expression is malformed, ambiguous or too costly, or matches no string
     */
    public static Matcher match(String regex) {
        return Regex.of("match", LiteralMatchers.string("match", regex), false);
    }

    /** A string whose beginning the JDK's regular expression matches, in a time that nothing bounds. */
    public static Matcher match(Pattern regex) {
        return JavaRegex.of("match", regex, false);
    }

    /** A string all of which the regular expression matches, as {@link #match(String)} has it. */
    public static Matcher fullMatch(String regex) {
        return Regex.of("fullMatch", LiteralMatchers.string("fullMatch", regex), true);
    }

    /** A string all of which the JDK's regular expression matches, in a time that nothing bounds. */
    public static Matcher fullMatch(Pattern regex) {
        return JavaRegex.of("fullMatch", regex, true);
    }

    /** A string with this text in it. For a list, see {@link #hasItem}. */
    public static Matcher contains(String text) {
        return new TextMatcher(TextMatcher.Place.ANYWHERE, LiteralMatchers.string("contains", text));
    }

    /** A string with this text at its beginning; any string, if the text is empty. */
    public static Matcher startsWith(String text) {
        return new TextMatcher(TextMatcher.Place.BEGINNING, LiteralMatchers.string("startsWith", text));
    }

    /** A string with this text at its end. */
    public static Matcher endsWith(String text) {
        return new TextMatcher(TextMatcher.Place.END, LiteralMatchers.string("endsWith", text));
    }

    /** The same string but for upper and lower case, character by character, whatever the locale. */
    public static Matcher equalsIgnoreCase(String text) {
        return new TextMatcher(TextMatcher.Place.WHOLE_IN_ANY_CASE, LiteralMatchers.string("equalsIgnoreCase", text));
    }

    /**
     * A string like the text, in which {@code *} stands for any characters or none, and a backslash takes a star or
     * backslash literally. Two stars in a row are refused, as in EventBridge.
     */
    public static Matcher wildcard(String text) {
        return Wildcard.of(LiteralMatchers.string("wildcard", text));
    }

    /**
     * A string that is an IP address of the block, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. No name server is
     * asked. IPv4 blocks hold no IPv6 addresses, not even mapped ones.
     */
    public static Matcher cidr(String block) {
        return Cidr.of(LiteralMatchers.string("cidr", block));
    }

    /**
     * A string that holds JSON which matches the value or matcher, as AWS Config's {@code invokingEvent} does.
     *
     * <pre>{@code
     * DataPattern.of(Map.of("invokingEvent", json(Map.of("messageType", "ConfigurationItemChangeNotification"))))
     * }</pre>
     *
     * <p>A string that holds no JSON, or is beyond the bounds of a body, does not match. It is read once for all
     * patterns that look into it at the same place, but for those within {@link #not}, {@link #anyOf} or items.
     */
    public static Matcher json(@Nullable Object valueOrMatcher) {
        return EmbeddedJson.of(valueOrMatcher);
    }

    /** What does not match the value or matcher: missing values and those of a wrong type among it. */
    public static Matcher not(@Nullable Object valueOrMatcher) {
        return new Not(LiteralMatchers.matcherOf(valueOrMatcher, "the value of not"));
    }

    /** Null, {@code ""}, an empty list or object, or missing; not {@code 0}, {@code false} or a blank. */
    public static Matcher empty() {
        return Presence.EMPTY;
    }

    /** There, even if null. */
    public static Matcher present() {
        return Presence.PRESENT;
    }

    /** Not there: {@code not(present())}. */
    public static Matcher absent() {
        return new Not(Presence.PRESENT);
    }

    /**
     * What matches all of the values or matchers.
     *
     * @throws InvalidPatternException if there is none, the bounds of comparisons leave nothing, as {@code gt(5)} and
     *     {@code lt(3)} do, or there is no kind of value that all can match
     */
    public static Matcher allOf(@Nullable Object... valuesOrMatchers) {
        return AllOf.of(valuesOrMatchers);
    }

    /**
     * What matches at least one of the values or matchers.
     *
     * @throws InvalidPatternException if there is none, or two negations leave nothing out, as {@code not("a")} and
     *     {@code not("b")} do
     */
    public static Matcher anyOf(@Nullable Object... valuesOrMatchers) {
        return AnyOf.of(valuesOrMatchers);
    }

    /** A list with an item that matches the value or matcher. */
    public static Matcher anyItem(@Nullable Object valueOrMatcher) {
        return AnyItem.of("anyItem", valueOrMatcher);
    }

    /** The same as {@link #anyItem}. */
    public static Matcher hasItem(@Nullable Object valueOrMatcher) {
        return AnyItem.of("hasItem", valueOrMatcher);
    }

    /** A list with, for each of the values or matchers, an item that matches it. */
    public static Matcher hasItems(@Nullable Object... valuesOrMatchers) {
        Matcher[] matchers = LiteralMatchers.someMatchersOf("hasItems", valuesOrMatchers);
        for (int i = 0; i < matchers.length; i++) {
            matchers[i] = AnyItem.of("hasItems", matchers[i]);
        }
        return matchers.length == 1 ? matchers[0] : new AllOf(matchers);
    }

    /** A list all of whose items match the value or matcher; the empty list does. */
    public static Matcher everyItem(@Nullable Object valueOrMatcher) {
        return EveryItem.of("everyItem", valueOrMatcher);
    }

    /**
     * What a predicate of your own says yes to.
     *
     * <p>It is asked about null and values of any type, but not about a missing one, which does not match. If it throws
     * a {@link RuntimeException}, as a cast to a wrong type does, the value does not match. It must be thread-safe,
     * quick, and always say the same of the same value.
     *
     * @param description of what it asks for, for {@code toString} and mismatches: {@code even}
     */
    public static Matcher satisfies(String description, Predicate<@Nullable Object> predicate) {
        if (predicate == null) {
            throw new InvalidPatternException("satisfies", "be given a predicate", "null");
        }
        return new Satisfies(LiteralMatchers.string("satisfies", description), predicate);
    }

    /**
     * A value for {@link #eq}, {@link #gt} and so on: the date-time, or the whole day if the text has no time. Without
     * a zone it is UTC.
     *
     * @param text in ISO-8601, as {@code 2020-01-15}, {@code 2020-01-15T10:20:30.5} or
     *     {@code 2020-01-15T10:20:30+02:00}
     * @return a {@link LocalDate} or an {@link OffsetDateTime}
     */
    public static Temporal dateTime(String text) {
        return LiteralMatchers.temporal(LiteralMatchers.string("dateTime", text));
    }

    /** The date-time or day itself, checked to be of a class that patterns know. */
    public static Temporal dateTime(Temporal value) {
        if (value == null || Moment.of(value) == null) {
            throw new InvalidPatternException(
                    "dateTime", "be given an Instant, OffsetDateTime or LocalDate", Wording.literal(value));
        }
        return value;
    }
}
