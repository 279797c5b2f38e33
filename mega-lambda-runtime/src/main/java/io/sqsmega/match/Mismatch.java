package io.sqsmega.match;

import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a payload does not match a pattern. It never contains a value of the payload, so it may be logged.
 *
 * <p>Immutable and thread-safe.
 *
 * @param path the path of the value, for example {@code event.quantity} or {@code object.current.items[2].price}
 * @param expected the expectation of the pattern, in words: {@code is greater than 0}
 * @param met the type of the value: {@code string}, {@code number}, {@code null}, or {@code missing}; if the mismatch
 *     looks like a mistake in the pattern, a hint follows in parentheses
 * @since 0.1
 */
public record Mismatch(String path, String expected, String met) {
    /**
     * Checks that no component is null.
     *
     * @param path where the value is
     * @param expected what the pattern expects
     * @param met what it met instead
     */
    public Mismatch {
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(expected, "expected must not be null");
        Objects.requireNonNull(met, "met must not be null");
    }

    static Mismatch of(String path, String expected, @Nullable Object value) {
        return new Mismatch(path, expected, value == Missing.VALUE ? "missing" : Values.typeOf(value));
    }

    /** Adds a hint, which contains only keys of the pattern, to the last mismatch. */
    static void addHint(String hint, List<Mismatch> found) {
        int index = found.size() - 1;
        Mismatch last = found.get(index);
        found.set(index, new Mismatch(last.path, last.expected, last.met + " (" + hint + ")"));
    }

    /** Returns the mismatches, each once, of those alternatives that have the fewest. */
    static Set<Mismatch> nearest(List<List<Mismatch>> alternatives) {
        int fewest = Integer.MAX_VALUE;
        for (List<Mismatch> mismatches : alternatives) {
            fewest = Math.min(fewest, mismatches.size());
        }
        Set<Mismatch> nearest = new LinkedHashSet<>();
        for (List<Mismatch> mismatches : alternatives) {
            if (mismatches.size() == fewest) {
                nearest.addAll(mismatches);
            }
        }
        return nearest;
    }

    /**
     * Returns the mismatch in words, for example {@code event.quantity: expected that it is greater than 0, met
     * string}.
     */
    @Override
    public String toString() {
        return path + ": expected that it " + expected + ", met " + met;
    }
}
