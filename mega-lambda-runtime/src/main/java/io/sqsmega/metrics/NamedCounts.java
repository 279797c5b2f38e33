package io.sqsmega.metrics;

import io.sqsmega.metrics.NamedMetrics.Row;
import org.jspecify.annotations.Nullable;

/** The counts of one object by name and kind of outcome. Not thread-safe. */
final class NamedCounts {
    private final NamedMetrics metrics;
    private final @Nullable Row[] rows = new @Nullable Row[NamedMetrics.MAX_ROWS];
    private final int[] counts;

    NamedCounts(NamedMetrics metrics) {
        this.metrics = metrics;
        this.counts = new int[rows.length * metrics.kinds()];
    }

    void count(String name, Enum<?> kind) {
        Row row = metrics.of(name);
        rows[row.number()] = row;
        counts[row.number() * metrics.kinds() + Metric.index(kind)]++;
    }

    void writeTo(MetricObject object) {
        for (Row row : rows) {
            if (row != null) {
                object.putCounts(row.byKind(), counts, row.number() * metrics.kinds());
            }
        }
    }
}
