package io.sqsmega.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics by name and kind of outcome, for a bounded number of names. Thread-safe. */
final class NamedMetrics {
    /** The largest number of rows. */
    static final int MAX_ROWS = BoundedNames.MAX_NAMES + 1;

    private final String prefix;
    private final Enum<?>[] kinds;
    private final BoundedNames names = new BoundedNames();
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    /** @param kinds all constants of an enum */
    NamedMetrics(String prefix, Enum<?>[] kinds) {
        this.prefix = prefix;
        this.kinds = kinds;
    }

    int kinds() {
        return kinds.length;
    }

    /** Returns the metrics of a name. Different names can have the same metrics. */
    Row of(String name) {
        String bounded = names.of(name);
        Row row = rows.get(bounded);
        return row == null ? add(bounded) : row;
    }

    private synchronized Row add(String name) {
        Row row = rows.get(name);
        if (row == null) {
            row = new Row(rows.size(), Metric.counts(prefix + name + "/", kinds));
            rows.put(name, row);
        }
        return row;
    }

    /**
     * The metrics of one name.
     *
     * @param number the number of the row, from 0
     * @param byKind by the index of the kind
     */
    record Row(int number, List<Metric> byKind) {}
}
