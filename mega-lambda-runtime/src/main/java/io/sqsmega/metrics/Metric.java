package io.sqsmega.metrics;

import io.sqsmega.log.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A metric as JSON, written once because its name seldom changes: the beginning of its member, and its definition.
 * Immutable and thread-safe.
 */
final class Metric {
    /** The beginning of the member at the root: a comma, the name and a colon. */
    final byte[] member;
    /** The definition in the directive, after a comma. */
    final byte[] definition;

    private Metric(String name, String unit) {
        StringBuilder quoted = new StringBuilder();
        JsonText.quote(name, quoted);
        this.member = ascii("," + quoted + ":");
        this.definition = ascii(",{\"Name\":" + quoted + ",\"Unit\":\"" + unit + "\"}");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Metric count(String name) {
        return new Metric(name, "Count");
    }

    static Metric milliseconds(String name) {
        return new Metric(name, "Milliseconds");
    }

    /** Returns a count for each kind of outcome, {@code NotStarted} for {@code NOT_STARTED}. */
    static List<Metric> counts(String prefix, Enum<?>[] kinds) {
        Metric[] metrics = new Metric[kinds.length];
        for (Enum<?> kind : kinds) {
            metrics[index(kind)] = count(prefix + camelCase(kind.name()));
        }
        return List.of(metrics);
    }

    /** Returns the index of the kind in {@link #counts}. */
    @SuppressWarnings("EnumOrdinal") // The counts are as in an EnumMap, but not boxed.
    static int index(Enum<?> kind) {
        return kind.ordinal();
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            name.append(word, 0, 1).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
