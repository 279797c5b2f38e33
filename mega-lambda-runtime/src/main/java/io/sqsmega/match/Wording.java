package io.sqsmega.match;

import io.sqsmega.payload.ShortestDecimal;
import io.sqsmega.payload.Values;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prints the values of a pattern. Used only for diagnostics, never for matching. */
final class Wording {
    private Wording() {}

    static String is(boolean holds) {
        return holds ? "is " : "is not ";
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /**
     * Returns the text of a value that a pattern can have, else its type: {@code toString} of foreign classes is not
     * called.
     */
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

    /**
     * Returns the text of a number, which is the same on every JDK: the words of a pattern may be the name of a
     * subscriber.
     */
    static String number(Number number) {
        return number instanceof Double binary ? ShortestDecimal.text(binary) : number.toString();
    }

    /** Returns the items between brackets: {@code [1, starts with "a"]}. */
    static String list(Matcher[] items) {
        StringBuilder words = new StringBuilder("[");
        for (int i = 0; i < items.length; i++) {
            words.append(i == 0 ? "" : ", ").append(items[i].itemWords());
        }
        return words.append(']').toString();
    }

    /** Returns the words of the matchers, joined: {@code is greater than 0 and is less than 5}. */
    static String joined(Matcher[] matchers, String conjunction) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < matchers.length; i++) {
            words.append(i == 0 ? "" : conjunction).append(matchers[i].words(true));
        }
        return words.toString();
    }
}
