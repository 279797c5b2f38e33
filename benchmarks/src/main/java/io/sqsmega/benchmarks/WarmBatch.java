package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures a batch of 10,000 records, the largest batch, in about the 6 MB that Lambda accepts: the CPU time that a
 * warm function needs under the real runtime client, from the request to the response; and the memory that an idle
 * process needs for it.
 */
public final class WarmBatch {
    private static final int RECORDS = 10_000;
    private static final String WANTED =
            "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"item.added\",\"timestamp\":\"2020-05-04T15:53:27Z\","
                    + "\"domain\":\"shopping_cart\",\"version\":1,\"subject\":\"7\",\"attributes\":{\"item_id\":\"a\",\"quantity\":5}}}";
    private static final String UNWANTED = WANTED.replace("item.added", "item.taken");
    private static final String ONE = Texts.sqsEvent(UNWANTED, 1);
    private static final String NOBODY_WANTS = Texts.sqsEvent(UNWANTED, RECORDS);
    private static final String HALF_IS_WANTED = Texts.sqsEvent(IntStream.range(0, RECORDS)
            .mapToObj(i -> i % 2 == 0 ? WANTED : UNWANTED)
            .toList());
    private static final int WARM_UP = 12;
    private static final int ROUNDS = 15;

    /** The memory options of a function with 512 MB. */
    private static final String[] MEMORY = {"-XX:MaxRAM=512m", "-Xmx430m"};

    private static final double A_MEGABYTE = 1_000_000;

    private final String event;
    private final double[][] milliseconds = new double[Contestant.values().length][ROUNDS];

    private WarmBatch(String event) {
        this.event = event;
    }

    private enum Contestant {
        FLOOR(FloorFunction.class),
        MEGA(CartFunction.class),
        MEGA_TYPED(TypedCartFunction.class),
        PLAIN(PlainFunction.class);

        private final Class<?> function;

        Contestant(Class<?> function) {
            this.function = function;
        }
    }

    /** Measures time and memory. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Host.print();
        Table table = new Table();
        Path root = FunctionJar.unpacked(FunctionJar.ofMega());
        WarmBatch unwanted = new WarmBatch(NOBODY_WANTS).run(root);
        table.atLeast(2.5, unwanted.faster(), "nobody wants any: a plain loop with readTree / MEGA", unwanted.words());
        table.atMost(
                1.5,
                unwanted.microsARecord(),
                "the same, a record beyond reading the bytes from the runtime client, us",
                unwanted.words());
        WarmBatch half = new WarmBatch(HALF_IS_WANTED).run(root);
        table.atLeast(1.5, half.faster(), "half are wanted: a plain loop with readTree / MEGA", half.words());
        memory(root, table);
        table.end();
    }

    private WarmBatch run(Path root) throws IOException, InterruptedException {
        List<FunctionProcess> processes = new ArrayList<>();
        try {
            for (Contestant contestant : Contestant.values()) {
                FunctionProcess process = new FunctionProcess(contestant.function, root, 2, MEMORY);
                processes.add(process);
                // One after the other: each unpacks the runtime client's native library into the same file.
                process.invoke(ONE);
            }
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int i = 0; i < processes.size(); i++) {
                    milliseconds[i][Math.max(0, round)] =
                            processes.get(i).timeOf(event).toNanos() / 1e6;
                }
            }
        } finally {
            for (FunctionProcess process : processes) {
                process.close();
            }
        }
        return this;
    }

    private double millis(Contestant contestant) {
        return Contest.median(milliseconds[contestant.ordinal()]);
    }

    private double faster() {
        return millis(Contestant.PLAIN) / millis(Contestant.MEGA);
    }

    private double microsARecord() {
        return 1e3 * (millis(Contestant.MEGA) - millis(Contestant.FLOOR)) / RECORDS;
    }

    private String words() {
        StringBuilder words = new StringBuilder(number(event.length() / A_MEGABYTE)).append(" MB");
        for (Contestant contestant : Contestant.values()) {
            words.append("; ").append(contestant).append(' ').append(number(millis(contestant)));
        }
        return words.append(" ms").toString();
    }

    private static void memory(Path root, Table table) throws IOException, InterruptedException {
        double idle = peak(CartFunction.class, root, ONE);
        double mega = (peak(CartFunction.class, root, NOBODY_WANTS) - idle) / NOBODY_WANTS.length();
        double plain = (peak(PlainFunction.class, root, NOBODY_WANTS) - peak(PlainFunction.class, root, ONE))
                / NOBODY_WANTS.length();
        table.atMost(
                4,
                mega,
                "peak memory of that batch above the idle function, in sizes of the batch",
                "MEGA idle " + number(idle / A_MEGABYTE) + " MB; plain loop with readTree " + number(plain));
    }

    private static double peak(Class<?> function, Path root, String event) throws IOException, InterruptedException {
        double[] peaks = new double[5];
        for (int i = 0; i < peaks.length; i++) {
            try (FunctionProcess process = new FunctionProcess(function, root, 2, MEMORY)) {
                process.invoke(ONE);
                process.invoke(event);
                peaks[i] = process.peakBytes();
            }
        }
        return Contest.median(peaks);
    }
}
