package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Measures fourteen kinds of rules over 200,000 records. */
final class BankGroup {
    private static final int RECORDS = Integer.getInteger("records", 200_000);
    private static final int ROUNDS = 11;
    private static final int WARM_UP = Math.min(RECORDS, 20_000);

    private BankGroup() {}

    static void run(Table table) {
        String[] records = records();
        double product = 1;
        for (Kind kind : Kind.values()) {
            product *= run(kind, records, table);
        }
        double mean = Math.pow(product, 1.0 / Kind.values().length);
        table.atLeast(
                5, mean, "bank, geometric mean: event-ruler / MEGA", records[0].length() + " characters a record");
    }

    private static String[] records() {
        Parcels parcels = new Parcels();
        String[] records = new String[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            records[i] = parcels.next(i);
        }
        return records;
    }

    private static double run(Kind kind, String[] records, Table table) {
        List<Rule> rules = kind.rules();
        Mega mega = Mega.of(rules);
        EventRuler ruler = EventRuler.of(rules);
        pass(mega::matching, records, 0, WARM_UP);
        pass(ruler::matching, records, 0, WARM_UP);
        double[] ratios = new double[ROUNDS];
        Pass ours = new Pass(0, 0);
        Pass theirs = ours;
        for (int round = 0; round < ROUNDS; round++) {
            int from = (int) ((long) RECORDS * round / ROUNDS);
            int to = (int) ((long) RECORDS * (round + 1) / ROUNDS);
            Pass our = pass(mega::matching, records, from, to);
            Pass their = pass(ruler::matching, records, from, to);
            ratios[round] = (double) their.nanos / our.nanos;
            ours = ours.plus(our);
            theirs = theirs.plus(their);
        }
        if (ours.found != theirs.found) {
            throw new IllegalStateException(kind + ": both must find as many, got " + ours + ", " + theirs);
        }
        double ratio = Contest.median(ratios);
        String what = "bank, " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": event-ruler / MEGA";
        table.atLeast(1.8, ratio, what, ours.words("MEGA") + "; " + theirs.words("event-ruler"));
        return ratio;
    }

    private static Pass pass(ToIntFunction<String> matching, String[] records, int from, int to) {
        long found = 0;
        long begun = Contest.cpuNanos();
        for (int i = from; i < to; i++) {
            found += matching.applyAsInt(records[i]);
        }
        return new Pass(Contest.cpuNanos() - begun, found);
    }

    /** The time for some records, and the number of subscribers found. */
    private record Pass(long nanos, long found) {
        Pass plus(Pass other) {
            return new Pass(nanos + other.nanos, found + other.found);
        }

        String words(String who) {
            return who + " " + number((double) nanos / RECORDS) + " ns, " + found + " found";
        }
    }
}
