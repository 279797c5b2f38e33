package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether one value is as wanted; the part that patterns such as {@link EventPattern} are made of.
 * {@link Matchers} has them all. The kinds are closed: a predicate of your own comes in by {@link Matchers#satisfies}.
 *
 * <p>Immutable and thread-safe. A matcher takes any object and never throws: a value of the wrong type does not match.
 *
 * @since 0.1
 */
public abstract sealed class Matcher
        permits AllOf,
                AnyItem,
                AnyOf,
                Between,
                Cidr,
                DateTimeComparison,
                EmbeddedJson,
                Empty,
                EqualsList,
                EqualsNull,
                EqualsScalar,
                EqualsText,
                EveryItem,
                JavaRegex,
                MapMatcher,
                Not,
                NumberComparison,
                OneOf,
                Present,
                Regex,
                Satisfies,
                TextMatcher,
                Wildcard {

    Matcher() {}

    /** Whether the value matches. Null is a value; only patterns know that a key is missing. */
    public abstract boolean matches(@Nullable Object value);

    /** Whether any string can match. If not, the matcher asks for values of another type. */
    public final boolean takesStrings() {
        Kinds kinds = Kinds.of(this);
        return kinds.isOfEmptyCollection() || !kinds.isNoneOf(Kinds.EMPTY_STRING | Kinds.STRING);
    }

    /** Why the value does not match; empty exactly if it does. The paths start with {@code value}. */
    public final List<Mismatch> explain(@Nullable Object value) {
        List<Mismatch> found = new ArrayList<>();
        explain("value", value, found);
        return List.copyOf(found);
    }

    /** The matcher in words, a continuation of "the value": {@code is greater than 0}. */
    @Override
    public final String toString() {
        return words(true);
    }

    /** Adds why the value at this path does not match. Matchers of structures look for more telling paths. */
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (!matches(value)) {
            found.add(Mismatch.of(path, words(true), value));
        }
    }

    /**
     * The matcher in words.
     *
     * @param holds false for the words of its negation
     */
    abstract String words(boolean holds);

    /** The words for the value at a path, which a matcher of structures spreads over longer paths. */
    String wordsAt(String path) {
        return path + " " + words(true);
    }

    /** The words as an item of a list, where an equality is just its value. */
    String itemWords() {
        return words(true);
    }
}
