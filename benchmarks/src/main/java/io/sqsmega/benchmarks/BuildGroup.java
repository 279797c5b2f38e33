package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.util.List;
import java.util.function.Function;

/** Measures the time to register 10,000 subscribers, and the memory that they keep. */
final class BuildGroup {
    private static final int COUNT = 10_000;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private BuildGroup() {}

    static void run(Table table) {
        built(Shape.OWN_NAME, "different names", table);
        built(Shape.TENANT, "tenants", table);
        double few = milliseconds(Shape.THRESHOLDS.rules(COUNT / 10), Dispatching::of, 15);
        double many = milliseconds(Shape.THRESHOLDS.rules(COUNT), Dispatching::of, 15);
        // 10,000 log 10,000 / 1,000 log 1,000, and a third for the caches that the larger one leaves.
        table.atMost(
                18,
                many / few,
                "building distinct thresholds: 10,000 / 1,000",
                number(few) + " ms, " + number(many) + " ms");
    }

    private static void built(Shape shape, String note, Table table) {
        List<Rule> rules = shape.rules(COUNT);
        double mega = milliseconds(rules, Dispatching::of, 15);
        // As many that it is compiled as well, also if this group is run by itself.
        double ruler = milliseconds(rules, EventRuler::of, 9);
        String what = "building 10,000, " + note + ": ";
        String figures = "MEGA " + number(mega) + " ms; event-ruler " + number(ruler) + " ms";
        table.atMost(100, mega, what + "milliseconds", figures);
        table.atLeast(30, ruler / mega, what + "event-ruler / MEGA", figures);
        table.atMost(1024, kept(rules), what + "bytes kept a subscriber", "beside its pattern");
    }

    private static double milliseconds(List<Rule> rules, Function<List<Rule>, Object> building, int times) {
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            long begun = Contest.cpuNanos();
            Sink.size = building.apply(rules).hashCode();
            taken[i] = (Contest.cpuNanos() - begun) / NANOS_A_MILLISECOND;
        }
        return Contest.median(taken);
    }

    private static double kept(List<Rule> rules) {
        long before = used();
        Dispatching mega = Dispatching.of(rules);
        double kept = (double) (used() - before) / COUNT;
        Sink.size = mega.dispatch(Texts.CART);
        return kept;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
