package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
                EqualsList,
                EqualsScalar,
                EqualsText,
                EveryItem,
                JavaRegex,
                MapMatcher,
                Not,
                NumberComparison,
                OneOf,
                Presence,
                Regex,
                Satisfies,
                TextMatcher,
                Wildcard {

    /** What it costs to evaluate a matcher. */
    static final int COMPARISON = 0;

    static final int NUMBER = 1;
    static final int TEXT = 2;
    static final int PARSED_TEXT = 3;
    static final int REGEX = 4;
    static final int STRUCTURE = 5;

    Matcher() {}

    /** Whether the value matches. Null is a value; only patterns know that a key is missing. */
    public abstract boolean matches(@Nullable Object value);

    /** Whether any string can match. If not, the matcher asks for values of another type. */
    public final boolean takesStrings() {
        Kinds kinds = kinds();
        return kinds.isOfEmptyCollection() || !kinds.isNoneOf(Kinds.EMPTY_STRING | Kinds.STRING);
    }

    /** Of which kinds the values are that match. */
    abstract Kinds kinds();

    /**
     * An object that is equal for two matchers only if they match the same values. Of an equality it is the value.
     *
     * @hidden
     */
    @Internal
    public abstract Object key();

    /**
     * Whether it runs code of the user's, or of the JDK without a bound on its time. That may be slow and may throw, so
     * it must run inside the dispatcher's error handling for that subscriber.
     *
     * @hidden
     */
    @Internal
    public abstract boolean runsUserCode();

    /**
     * What it costs to evaluate, from {@link #COMPARISON} to {@link #STRUCTURE}.
     *
     * @hidden
     */
    @Internal
    public abstract int cost();

    /**
     * By what the values that match can be looked up; {@link Lookup#NONE} is always right.
     *
     * @hidden
     */
    @Internal
    public abstract Lookup lookup();

    /**
     * The matchers that must all match, if it is made of such; else itself.
     *
     * @hidden
     */
    @Internal
    public Matcher[] conjuncts() {
        return new Matcher[] {this};
    }

    /**
     * The matchers of which one must match, if it is made of such; else itself.
     *
     * @hidden
     */
    @Internal
    public Matcher[] alternatives() {
        return new Matcher[] {this};
    }

    /**
     * The matcher that must not match, if it is a negation; else null.
     *
     * @hidden
     */
    @Internal
    public @Nullable Matcher negated() {
        return null;
    }

    /**
     * Whether a key that is missing does not match.
     *
     * @hidden
     */
    @Internal
    public final boolean rejectsMissing() {
        return !matches(Missing.VALUE);
    }

    static boolean runUserCode(Matcher[] matchers) {
        for (Matcher matcher : matchers) {
            if (matcher.runsUserCode()) {
                return true;
            }
        }
        return false;
    }

    /** The keys of matchers whose order does not matter. */
    static Set<Object> keys(Matcher[] matchers) {
        Set<Object> keys = new HashSet<>(matchers.length * 2);
        for (Matcher matcher : matchers) {
            keys.add(matcher.key());
        }
        return keys;
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
