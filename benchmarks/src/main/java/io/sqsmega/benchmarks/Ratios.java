package io.sqsmega.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures dispatch against event-ruler and Jackson, in one process and in turns, and prints the results beside the
 * goals. All groups take some minutes; pass names of groups to run only those.
 */
public final class Ratios {
    private static final Map<String, Consumer<Table>> GROUPS = groups();

    private Ratios() {}

    private static Map<String, Consumer<Table>> groups() {
        Map<String, Consumer<Table>> groups = new LinkedHashMap<>();
        groups.put("text", TextGroup::run);
        groups.put("stop", StopGroup::run);
        groups.put("typed", TypedGroup::run);
        groups.put("decoded", DecodedGroup::run);
        groups.put("growth", GrowthGroup::run);
        groups.put("wire", WireGroup::run);
        groups.put("build", BuildGroup::run);
        groups.put("bank", BankGroup::run);
        groups.put("metrics", MetricsGroup::run);
        groups.put("attributes", AttributesGroup::run);
        groups.put("parallel", ParallelGroup::run);
        return groups;
    }

    /** Runs the named groups, or all. */
    public static void main(String[] args) {
        Set<String> wanted = args.length == 0 ? GROUPS.keySet() : Set.copyOf(List.of(args));
        if (!GROUPS.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("groups must be among " + GROUPS.keySet() + ", got " + wanted);
        }
        Host.print();
        Table table = new Table();
        GROUPS.forEach((name, group) -> {
            if (wanted.contains(name)) {
                group.accept(table);
            }
        });
        table.end();
    }
}
