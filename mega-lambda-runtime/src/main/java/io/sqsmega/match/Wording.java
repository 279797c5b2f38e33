package io.sqsmega.match;

import io.sqsmega.Internal;
import io.sqsmega.payload.ShortestDecimal;
import io.sqsmega.payload.Values;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a pattern are printed. Only diagnostics come here, never matching.
 *
 * @hidden
 */
@Internal
public final class Wording {
    private Wording() {}

    static String is(boolean holds) {
        return holds ? "is " : "is not ";
    }

    public static String quoted(String text) {
        return '"' + text + '"';
    }

    /** A value as a pattern can hold it, else its type: an object of a foreign class is not asked to print itself. */
    static String literal(@Nullable Object value) {
        if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Boolean || value instanceof UUID) {
            return value.toString();
        } else if (value instanceof Matcher) {
            return "the matcher '" + value + "'";
        }
        return Values.typeOf(value);
    }

    /** A number, the same on every JDK: the words of a pattern may name a subscriber. */
    static String number(Number number) {
        return number instanceof Double binary ? ShortestDecimal.text(binary) : number.toString();
    }

    /** The items between brackets: {@code [1, starts with "a"]}. */
    static String list(Matcher[] items) {
        StringBuilder words = new StringBuilder("[");
        for (int i = 0; i < items.length; i++) {
            words.append(i == 0 ? "" : ", ").append(items[i].itemWords());
        }
        return words.append(']').toString();
    }

    /** The matchers in a row: {@code is greater than 0 and is less than 5}. */
    static String joined(Matcher[] matchers, String conjunction) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < matchers.length; i++) {
            words.append(i == 0 ? "" : conjunction).append(matchers[i].words(true));
        }
        return words.toString();
    }
}
