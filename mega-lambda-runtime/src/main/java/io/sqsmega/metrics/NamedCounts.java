package io.sqsmega.metrics;

import io.sqsmega.metrics.NamedMetrics.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The counts of one object by name and kind of outcome, used again for the next object. Not thread-safe. */
final class NamedCounts {
    private final NamedMetrics metrics;
    private final @Nullable Row[] rows = new @Nullable Row[NamedMetrics.MAX_ROWS];
    private final int[] counts;
    /** The row of the last name, which is mostly that of the next one too. */
    private @Nullable String lastName;

    private @Nullable Row last;

    NamedCounts(NamedMetrics metrics) {
        this.metrics = metrics;
        this.counts = new int[rows.length * metrics.kinds()];
    }

    void count(String name, Enum<?> kind) {
        Row row = rowOf(name);
        rows[row.number()] = row;
        counts[row.number() * metrics.kinds() + Metric.index(kind)]++;
    }

    private Row rowOf(String name) {
        Row row = last;
        if (row == null || !name.equals(lastName)) {
            row = metrics.of(name);
            last = row;
            lastName = name;
        }
        return row;
    }

    /** Adds the counts to the object, and begins again at zero. */
    void moveTo(MetricObject object) {
        for (Row row : rows) {
            if (row != null) {
                object.putCounts(row.byKind(), counts, row.number() * metrics.kinds());
            }
        }
        Arrays.fill(rows, null);
        Arrays.fill(counts, 0);
    }
}
