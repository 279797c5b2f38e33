package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.match.value.Missing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one value matches. Patterns such as {@link EventPattern} consist of matchers; {@link Matchers}
 * creates all of them. The set of matchers is closed; use {@link Matchers#satisfies} for your own predicate.
 *
 * <p>Immutable and thread-safe. A matcher accepts any object and never throws: a value of the wrong type does not
 * match.
 *
 * @since 0.1
 */
public abstract sealed class Matcher
        permits AllOf,
                AnyItem,
                AnyOf,
                AttributeMatcher,
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

    static final int COMPARISON = 0;
    static final int NUMBER = 1;
    static final int TEXT = 2;
    static final int PARSED_TEXT = 3;
    static final int REGEX = 4;
    static final int STRUCTURE = 5;

    private final Kinds kinds;
    private final int cost;
    private final boolean runsUserCode;

    /**
     * @param kinds the kinds of the values that match
     * @param cost the cost of an evaluation, from {@link #COMPARISON} to {@link #STRUCTURE}
     * @param runsUserCode whether the matcher runs user code, or code of the JDK without a limit on its time
     */
    Matcher(Kinds kinds, int cost, boolean runsUserCode) {
        this.kinds = kinds;
        this.cost = cost;
        this.runsUserCode = runsUserCode;
    }

    /**
     * {@return whether the value matches} Null is a value; only patterns know that a key is missing.
     *
     * @param value the value
     */
    public abstract boolean matches(@Nullable Object value);

    /** {@return whether any string can match} If not, the matcher matches only values of other types. */
    public final boolean takesStrings() {
        return kinds.isOfEmptyCollection() || !kinds.excludes(Kinds.EMPTY_STRING | Kinds.STRING);
    }

    /** Returns the kinds of the values that match. */
    final Kinds kinds() {
        return kinds;
    }

    /**
     * Returns an object that is equal for two matchers only if they match the same values. For an equality it is the
     * value.
     *
     * @hidden
     */
    @Internal
    public abstract Object key();

    /**
     * Returns whether the matcher runs user code, or code of the JDK without a limit on its time. Such code may be slow
     * and may throw, so it must run inside the dispatcher's error handling for that subscriber.
     *
     * @hidden
     */
    @Internal
    public final boolean runsUserCode() {
        return runsUserCode;
    }

    /**
     * Returns the cost of an evaluation, from {@link #COMPARISON} to {@link #STRUCTURE}.
     *
     * @hidden
     */
    @Internal
    public final int cost() {
        return cost;
    }

    /**
     * Returns how the index can find matching values; {@link Lookup#NONE} is always correct.
     *
     * @hidden
     */
    @Internal
    public abstract Lookup lookup();

    /**
     * Calls the visitor's method for this kind of matcher.
     *
     * @hidden
     */
    @Internal
    public abstract <R> R accept(MatcherVisitor<R> visitor);

    /**
     * Returns the matchers that must all match, if this matcher is composed of such; else itself.
     *
     * @hidden
     */
    @Internal
    public Matcher[] conjuncts() {
        return new Matcher[] {this};
    }

    /**
     * Returns the matchers of which one must match, if this matcher is composed of such; else itself.
     *
     * @hidden
     */
    @Internal
    public Matcher[] alternatives() {
        return new Matcher[] {this};
    }

    /**
     * Returns the matcher that must not match, if this matcher is a negation; else null.
     *
     * @hidden
     */
    @Internal
    public @Nullable Matcher negated() {
        return null;
    }

    /**
     * Returns whether a list matches if one of its items does.
     *
     * @hidden
     */
    @Internal
    public boolean isOfEachItem() {
        return false;
    }

    /**
     * Returns whether a missing key does not match.
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

    /** Returns the keys of matchers whose order does not matter. */
    static Set<Object> keys(Matcher[] matchers) {
        Set<Object> keys = new HashSet<>(matchers.length * 2);
        for (Matcher matcher : matchers) {
            keys.add(matcher.key());
        }
        return keys;
    }

    /**
     * {@return why the value does not match; empty if and only if it matches} The paths start with {@code value}.
     *
     * @param value the value
     */
    public final List<Mismatch> explain(@Nullable Object value) {
        return explain("value", value);
    }

    final List<Mismatch> explain(String path, @Nullable Object value) {
        List<Mismatch> found = new ArrayList<>();
        explain(path, value, found);
        return List.copyOf(found);
    }

    /** Returns the matcher in words, a continuation of "the value": {@code is greater than 0}. */
    @Override
    public final String toString() {
        return words(true);
    }

    /** Adds why the value at this path does not match. Matchers of structures add more precise paths. */
    void explain(String path, @Nullable Object value, List<Mismatch> found) {
        if (!matches(value)) {
            found.add(Mismatch.of(path, words(true), value));
        }
    }

    /**
     * Returns the matcher in words.
     *
     * @param holds false for the words of its negation
     */
    abstract String words(boolean holds);

    /** Returns the words for the value at a path. A matcher of structures uses longer paths. */
    String wordsAt(String path) {
        return path + " " + words(true);
    }

    /** Returns the words for an item of a list, where an equality is only its value. */
    String itemWords() {
        return words(true);
    }
}
