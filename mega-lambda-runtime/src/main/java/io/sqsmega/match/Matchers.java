package io.sqsmega.match;

import io.sqsmega.match.value.Moment;
import io.sqsmega.match.value.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Creates all matchers; import it statically.
 *
 * <p>If a method accepts "a value or matcher", a bare value means {@link #eq}: null, a boolean, number, string, enum
 * constant (its name), UUID, date-time ({@link Instant}, {@link OffsetDateTime}, or {@link LocalDate} for a whole day),
 * list or map. A map is a nested pattern: every key of the pattern must match; keys that only the payload has do not
 * matter.
 *
 * <p>Rules for all matchers:
 *
 * <ul>
 *   <li>A missing key does not match, except for {@code eq(null)}, {@code empty()}, {@code absent()} and {@code not(…)}
 *       of something that does not match. So {@code not("test")} matches messages without the key;
 *       {@code allOf(present(), not("test"))} does not.
 *   <li>A wrong type does not match; nothing throws.
 *   <li>Numbers of all types compare by exact value, a {@code double} by its decimal notation. If a string of the
 *       payload, of at most 1,000 chars, is a number, it compares as a number: {@code "5"} matches {@code gt(0)}. A
 *       string of the pattern never does.
 *   <li>Date-times compare as instants; a string of the payload is parsed as ISO-8601, without a zone as UTC. If one
 *       side is a date without a time, they compare by calendar day, each in its own zone.
 *   <li>A list matches a scalar pattern only through {@link #anyItem}, {@link #everyItem}, {@link #hasItem} and
 *       {@link #hasItems}.
 *   <li>A UUID of the pattern is equal to UUIDs, which only BSON has: in JSON they are strings.
 *   <li>A pattern without a meaning, or that no value can match, is rejected with an {@link InvalidPatternException}
 *       when it is built. Values that a program may compute are accepted: {@code in} of an empty collection,
 *       {@code startsWith} of the empty text, {@link #allOf} of different values, an infinite bound.
 * </ul>
 *
 * <p>The package page lists the equivalents of the operators of SNS filter policies and EventBridge patterns.
 *
 * @since 0.1
 */
public final class Matchers {
    private Matchers() {}

    /**
     * Matches an equal value. A list is equal to a list with the same items in any order and any number; its items may
     * be matchers. Null is equal to {@code ""}, to an empty list and to an empty map.
     *
     * @param value the value
     * @return the matcher
     * @throws InvalidPatternException if the value is a matcher, or a pattern cannot have it
     */
    public static Matcher eq(@Nullable Object value) {
        return LiteralMatchers.equality("eq", value);
    }

    /**
     * Matches what is not equal to the value: {@code not(eq(value))}.
     *
     * @param value the value
     * @return the matcher
     */
    public static Matcher neq(@Nullable Object value) {
        return new Not(LiteralMatchers.equality("neq", value));
    }

    /**
     * Matches a greater number, or a later date-time; for a day, a later day.
     *
     * @param bound a number, {@link Instant}, {@link OffsetDateTime} or {@link LocalDate}
     * @return the matcher
     */
    public static Matcher gt(Object bound) {
        return LiteralMatchers.bounded(Relation.GREATER, bound);
    }

    /**
     * Matches like {@link #gt}, or an equal value.
     *
     * @param bound the bound: a number or a date-time
     * @return the matcher
     */
    public static Matcher gte(Object bound) {
        return LiteralMatchers.bounded(Relation.AT_LEAST, bound);
    }

    /**
     * Matches a smaller number, or an earlier date-time; for a day, an earlier day.
     *
     * @param bound the bound: a number or a date-time
     * @return the matcher
     */
    public static Matcher lt(Object bound) {
        return LiteralMatchers.bounded(Relation.LESS, bound);
    }

    /**
     * Matches like {@link #lt}, or an equal value.
     *
     * @param bound the bound: a number or a date-time
     * @return the matcher
     */
    public static Matcher lte(Object bound) {
        return LiteralMatchers.bounded(Relation.AT_MOST, bound);
    }

    /**
     * Matches a value from one bound to the other, both included: two numbers or two date-times.
     *
     * @param lower the least value that matches
     * @param upper the greatest value that matches
     * @return the matcher
     */
    public static Matcher between(Object lower, Object upper) {
        return Between.of(lower, upper);
    }

    /**
     * Matches a scalar that is one of the values or matches one of the matchers. Lists and objects never match; use
     * {@link #anyOf} for them.
     *
     * @param options the values or matchers
     * @return the matcher
     * @throws InvalidPatternException if there are no arguments, or none is a scalar: for {@code oneOf(List.of("a",
     *     "b"))} use {@link #in}
     */
    public static Matcher oneOf(@Nullable Object... options) {
        LiteralMatchers.some("oneOf", options);
        return OneOf.of("oneOf", options);
    }

    /**
     * Matches like {@link #oneOf}; an empty collection matches nothing.
     *
     * @param options the values or matchers
     * @return the matcher
     */
    public static Matcher in(Collection<? extends @Nullable Object> options) {
        return OneOf.of("in", options == null ? null : options.toArray());
    }

    /**
     * The same as {@link #in}, under a name that is no keyword of Kotlin.
     *
     * @param options the values or matchers
     * @return the matcher
     */
    public static Matcher among(Collection<? extends @Nullable Object> options) {
        return OneOf.of("among", options == null ? null : options.toArray());
    }

    /**
     * Matches a string if the regular expression matches at its beginning.
     *
     * <p>The expression is compiled to a table when the matcher is built; then each character of a string costs one
     * look-up. If the table would have more than 250,000 entries, each character costs at most 250 steps. An expression
     * that needs more, or has more than 10,000 steps, is rejected. So a string of 1 MiB takes about 10 milliseconds,
     * and less than a second in the worst case.
     *
     * <p>Backreferences and look-around are not supported. An expression with different meanings in RE2 and the JDK
     * ({@code [[:digit:]]}, {@code [a&&b]}, {@code \v}) is rejected. {@code \d \w \s} and {@code (?i)} support all of
     * Unicode, {@code \b} only ASCII words; {@code $} is the end of the string, not a line break at its end.
     *
     * @param regex the regular expression
     * @return the matcher
     * @throws InvalidPatternException if the expression is malformed, ambiguous or too costly, or matches no string
     */
    public static Matcher match(String regex) {
        return Regex.of("match", LiteralMatchers.string("match", regex), false);
    }

    /**
     * Matches a string if the JDK's regular expression matches at its beginning. Its time has no limit.
     *
     * @param regex the regular expression
     * @return the matcher
     */
    public static Matcher match(Pattern regex) {
        return JavaRegex.of("match", regex, false);
    }

    /**
     * Matches a string if the regular expression matches all of it; the syntax is that of {@link #match(String)}.
     *
     * @param regex the regular expression
     * @return the matcher
     */
    public static Matcher fullMatch(String regex) {
        return Regex.of("fullMatch", LiteralMatchers.string("fullMatch", regex), true);
    }

    /**
     * Matches a string if the JDK's regular expression matches all of it. Its time has no limit.
     *
     * @param regex the regular expression
     * @return the matcher
     */
    public static Matcher fullMatch(Pattern regex) {
        return JavaRegex.of("fullMatch", regex, true);
    }

    /**
     * Matches a string that contains the text. For a list, see {@link #hasItem}.
     *
     * @param text the text
     * @return the matcher
     */
    public static Matcher contains(String text) {
        return TextMatcher.of(TextMatcher.Place.ANYWHERE, "contains", text);
    }

    /**
     * Matches a string that starts with the text; any string if the text is empty.
     *
     * @param text the text
     * @return the matcher
     */
    public static Matcher startsWith(String text) {
        return TextMatcher.of(TextMatcher.Place.BEGINNING, "startsWith", text);
    }

    /**
     * Matches a string that ends with the text.
     *
     * @param text the text
     * @return the matcher
     */
    public static Matcher endsWith(String text) {
        return TextMatcher.of(TextMatcher.Place.END, "endsWith", text);
    }

    /**
     * Matches the same string, ignoring upper and lower case, char by char and independently of the locale.
     *
     * @param text the text
     * @return the matcher
     */
    public static Matcher equalsIgnoreCase(String text) {
        return TextMatcher.of(TextMatcher.Place.WHOLE_IN_ANY_CASE, "equalsIgnoreCase", text);
    }

    /**
     * Matches a string like the text, in which {@code *} stands for any characters or none, and a backslash before a
     * star or a backslash makes it literal. As in EventBridge, two stars in a row are rejected.
     *
     * @param text the text
     * @return the matcher
     */
    public static Matcher wildcard(String text) {
        return Wildcard.of(LiteralMatchers.string("wildcard", text));
    }

    /**
     * Matches a string that is an IP address in the block, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. It
     * never calls a name server. IPv4 blocks contain no IPv6 addresses, not even mapped ones.
     *
     * @param block the block in CIDR notation
     * @return the matcher
     */
    public static Matcher cidr(String block) {
        return Cidr.of(LiteralMatchers.string("cidr", block));
    }

    /**
     * Matches a string whose contents are JSON that matches the value or matcher, such as AWS Config's
     * {@code invokingEvent}.
     *
     * <pre>{@code
     * DataPattern.of(Map.of("invokingEvent", json(Map.of("messageType", "ConfigurationItemChangeNotification"))))
     * }</pre>
     *
     * <p>A string that is not JSON, or exceeds the limits of a body, does not match. It is parsed once for all patterns
     * that match the same field, except those within {@link #not}, {@link #anyOf} or items.
     *
     * @param valueOrMatcher a value, which must be equal, or a matcher
     * @return the matcher
     */
    public static Matcher json(@Nullable Object valueOrMatcher) {
        return EmbeddedJson.of(valueOrMatcher);
    }

    /**
     * Matches what does not match the value or matcher, including missing values and values of a wrong type.
     *
     * @param valueOrMatcher a value, which must be equal, or a matcher
     * @return the matcher
     */
    public static Matcher not(@Nullable Object valueOrMatcher) {
        return new Not(LiteralMatchers.matcherOf(valueOrMatcher, "the value of not"));
    }

    /**
     * Matches null, {@code ""}, an empty list or object, and a missing value; not {@code 0}, {@code false} or a blank.
     *
     * @return the matcher
     */
    public static Matcher empty() {
        return Presence.EMPTY;
    }

    /**
     * Matches a value that is present, even if it is null.
     *
     * @return the matcher
     */
    public static Matcher present() {
        return Presence.PRESENT;
    }

    /**
     * Matches a missing value: {@code not(present())}.
     *
     * @return the matcher
     */
    public static Matcher absent() {
        return new Not(Presence.PRESENT);
    }

    /**
     * Matches a value that matches all of the values or matchers.
     *
     * @param valuesOrMatchers values, which must be equal, or matchers
     * @return the matcher
     * @throws InvalidPatternException if there are no arguments, if the bounds of comparisons exclude each other, as
     *     {@code gt(5)} and {@code lt(3)} do, or if there is no kind of value that all can match
     */
    public static Matcher allOf(@Nullable Object... valuesOrMatchers) {
        return AllOf.of(valuesOrMatchers);
    }

    /**
     * Matches a value that matches at least one of the values or matchers.
     *
     * @param valuesOrMatchers values, which must be equal, or matchers
     * @return the matcher
     * @throws InvalidPatternException if there are no arguments, or two negations match everything, as {@code not("a")}
     *     and {@code not("b")} do
     */
    public static Matcher anyOf(@Nullable Object... valuesOrMatchers) {
        return AnyOf.of(valuesOrMatchers);
    }

    /**
     * Matches a list with an item that matches the value or matcher.
     *
     * @param valueOrMatcher a value, which must be equal, or a matcher
     * @return the matcher
     */
    public static Matcher anyItem(@Nullable Object valueOrMatcher) {
        return AnyItem.of("anyItem", valueOrMatcher);
    }

    /**
     * Matches like {@link #anyItem}.
     *
     * @param valueOrMatcher a value, which must be equal, or a matcher
     * @return the matcher
     */
    public static Matcher hasItem(@Nullable Object valueOrMatcher) {
        return AnyItem.of("hasItem", valueOrMatcher);
    }

    /**
     * Matches a list that has, for each of the values or matchers, an item that matches it.
     *
     * @param valuesOrMatchers values, which must be equal, or matchers
     * @return the matcher
     */
    public static Matcher hasItems(@Nullable Object... valuesOrMatchers) {
        Matcher[] matchers = LiteralMatchers.someMatchersOf("hasItems", valuesOrMatchers);
        for (int i = 0; i < matchers.length; i++) {
            matchers[i] = AnyItem.of("hasItems", matchers[i]);
        }
        return matchers.length == 1 ? matchers[0] : AllOf.of(matchers);
    }

    /**
     * Matches a list whose items all match the value or matcher; the empty list matches.
     *
     * @param valueOrMatcher a value, which must be equal, or a matcher
     * @return the matcher
     */
    public static Matcher everyItem(@Nullable Object valueOrMatcher) {
        return EveryItem.of(valueOrMatcher);
    }

    /**
     * Matches a value for which your predicate returns true.
     *
     * <p>The predicate is called with null and values of any type, but not with a missing value, which does not match.
     * If it throws a {@link RuntimeException}, such as a failed cast, the value does not match. It must be thread-safe,
     * fast, and always return the same result for the same value.
     *
     * @param description the description of matching values, for {@code toString} and mismatches: {@code even}
     * @param predicate the predicate, which must be fast and must not have side effects
     * @return the matcher
     */
    public static Matcher satisfies(String description, Predicate<@Nullable Object> predicate) {
        return Satisfies.of(description, predicate);
    }

    /**
     * Returns a value for {@link #eq}, {@link #gt} and so on: the date-time, or the whole day if the text has no time.
     * Without a zone it is UTC.
     *
     * @param text the text in ISO-8601, such as {@code 2020-01-15}, {@code 2020-01-15T10:20:30.5} or
     *     {@code 2020-01-15T10:20:30+02:00}
     * @return a {@link LocalDate} or an {@link OffsetDateTime}
     */
    public static Temporal dateTime(String text) {
        return LiteralMatchers.temporal(LiteralMatchers.string("dateTime", text));
    }

    /**
     * Returns the date-time or day itself, after checking that patterns support its class.
     *
     * @param value a date-time, or a day
     * @return the matcher
     */
    public static Temporal dateTime(Temporal value) {
        if (value == null || Moment.of(value) == null) {
            throw new InvalidPatternException(
                    "dateTime", "be given an Instant, OffsetDateTime or LocalDate", Wording.literal(value));
        }
        return value;
    }
}
