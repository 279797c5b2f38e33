package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a batch of 10,000 records, the largest batch, in the 6 MB that Lambda accepts: the CPU time that a warm
 * function needs under the real runtime client, from the request to the response; and the memory that an idle process
 * needs for it.
 */
public final class WarmBatch {
    private static final int RECORDS = 10_000;
    private static final String BODY =
            "{\"protocol\":\"mega\",\"version\":1,\"event\":{\"name\":\"item.added\",\"timestamp\":\"2020-05-04T15:53:27Z\"}}";
    private static final String ONE = Texts.sqsEvent(BODY, 1);
    private static final String ALL = Texts.sqsEvent(BODY, RECORDS);
    private static final int WARM_UP = 12;
    private static final int ROUNDS = 15;

    /** The memory options of a function with 512 MB. */
    private static final String[] MEMORY = {"-XX:MaxRAM=512m", "-Xmx430m"};

    private static final double A_MEGABYTE = 1_000_000;

    private WarmBatch() {}

    /** Measures time and memory. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Host.print();
        Table table = new Table();
        time(table);
        memory(table);
        table.end();
    }

    private static void time(Table table) throws IOException, InterruptedException {
        Path jar = FunctionJar.ofMega();
        List<Class<?>> functions = List.of(CartFunction.class, PlainFunction.class, TypedCartFunction.class);
        double[][] milliseconds = new double[functions.size()][ROUNDS];
        List<FunctionProcess> processes = new ArrayList<>();
        try {
            for (Class<?> function : functions) {
                FunctionProcess process = new FunctionProcess(function, jar, 2, MEMORY);
                processes.add(process);
                // One after the other: each unpacks the runtime client's native library into the same file.
                process.invoke(ONE);
            }
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int i = 0; i < processes.size(); i++) {
                    double taken = processes.get(i).timeOf(ALL).toNanos() / 1e6;
                    milliseconds[i][Math.max(0, round)] = taken;
                }
            }
        } finally {
            for (FunctionProcess process : processes) {
                process.close();
            }
        }
        compare(milliseconds, table);
    }

    private static void compare(double[][] milliseconds, Table table) {
        double mega = Contest.median(milliseconds[0]);
        double plain = Contest.median(milliseconds[1]);
        double typed = Contest.median(milliseconds[2]);
        String figures = "MEGA " + number(mega) + " ms; plain loop " + number(plain) + " ms; MEGA, typed "
                + number(typed) + " ms";
        table.atLeast(2, plain / mega, "10,000 records, warm: a plain loop with readTree / MEGA", figures);
        table.say(plain / typed, "the same by the typed entry", figures);
    }

    private static void memory(Table table) throws IOException, InterruptedException {
        Path jar = FunctionJar.ofMega();
        double idle = peak(CartFunction.class, jar, ONE);
        double mega = (peak(CartFunction.class, jar, ALL) - idle) / ALL.length();
        double plain = (peak(PlainFunction.class, jar, ALL) - peak(PlainFunction.class, jar, ONE)) / ALL.length();
        table.atMost(
                6,
                mega,
                "peak memory of that batch above the idle function, in sizes of the batch",
                number(ALL.length() / A_MEGABYTE) + " MB; MEGA idle " + number(idle / A_MEGABYTE)
                        + " MB; plain loop with readTree " + number(plain));
    }

    private static double peak(Class<?> function, Path jar, String event) throws IOException, InterruptedException {
        double[] peaks = new double[5];
        for (int i = 0; i < peaks.length; i++) {
            try (FunctionProcess process = new FunctionProcess(function, jar, 2, MEMORY)) {
                process.invoke(ONE);
                process.invoke(event);
                peaks[i] = process.peakBytes();
            }
        }
        return Contest.median(peaks);
    }
}
