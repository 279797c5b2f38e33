package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Relation;
import java.time.temporal.Temporal;

/**
 * What a matcher says about the values that match, one method for each kind of predicate. A new kind does not compile
 * without an answer.
 *
 * @param <R> what is made of a matcher
 * @hidden
 */
@Internal
public interface MatcherVisitor<R> {
    /** Null, and a missing value. */
    R nullOrMissing();

    /** Null, a missing value, and the empty string, list and object. */
    R empty();

    /** Any value, including null, but not a missing one. */
    R present();

    /** The string; null is equal to the empty string. */
    R text(String text);

    /** The boolean or UUID. */
    R scalar(Object scalar);

    /** Numbers and numeric strings. */
    R number(Relation relation, Number bound);

    /** Date-times, and strings in the form of one. */
    R dateTime(Relation relation, Temporal bound);

    /** A list in which each of these has a matching item, and that has no other items. Null is equal to no items. */
    R list(Matcher[] items);

    /** An object, or null as the empty one, in which the value of each key matches. */
    R fields(String[] keys, Matcher[] matchers);

    /** A scalar that one of the options matches. */
    R oneOf(Matcher[] options);

    /** Strings that contain the text. */
    R contains(String text);

    R startsWith(String text);

    R endsWith(String text);

    R equalsIgnoreCase(String text);

    /**
     * Strings in which these texts follow each other.
     *
     * @param literals the texts between the stars, at least one; the first and the last may be empty
     */
    R wildcard(String wildcard, String[] literals);

    /**
     * Strings.
     *
     * @param prefix the prefix of all of them; may be empty
     */
    R regex(String prefix);

    /** Strings that are IP addresses in the block. */
    R cidr(String block);

    /** Strings that contain JSON. */
    R json(Matcher document);

    /** Values that only code of the user decides. */
    R satisfies();

    R not(Matcher matcher);

    R allOf(Matcher[] parts);

    R anyOf(Matcher[] alternatives);

    /** A list with a matching item. */
    R anyItem(Matcher item);

    /** A list without an item that does not match. */
    R everyItem(Matcher item);
}
