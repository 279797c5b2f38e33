package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures a cold start, from nothing to the first response, for a batch of ten: the CPU time of the process under the
 * real runtime client, the functions in turns.
 */
public final class ColdStart {
    private static final int RUNS = Integer.getInteger("runs", 15);
    private static final double PROCESSORS = Double.parseDouble(System.getProperty("processors", "0.58"));
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final String event = Texts.sqsEvent(Texts.CART, 10);
    private final Class<?> function;
    private final Path jar;
    private final double[] milliseconds = new double[RUNS];

    private ColdStart(Class<?> function, Path jar) {
        this.function = function;
        this.jar = jar;
    }

    /** Starts each function {@code -Druns=15} times, with {@code -Dprocessors=0.58} of a processor. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Host.print();
        ColdStart empty = new ColdStart(EmptyFunction.class, FunctionJar.ofAnEmptyFunction());
        Path jar = FunctionJar.ofMega();
        ColdStart typed = new ColdStart(TypedCartFunction.class, jar);
        ColdStart stream = new ColdStart(CartFunction.class, jar);
        for (int run = 0; run < RUNS; run++) {
            for (ColdStart start : List.of(empty, typed, stream)) {
                start.milliseconds[run] = start.once(PROCESSORS);
            }
        }
        Table table = new Table();
        typed.compare(1.25, empty, "typed, " + quota(), table);
        stream.compare(1.15, empty, "by its stream, " + quota(), table);
        table.end();
    }

    private static String quota() {
        try (Quota quota = Quota.of(PROCESSORS)) {
            return quota.isKept() ? number(PROCESSORS) + " of a processor" : "without a quota: no control groups";
        }
    }

    private double once(double processors, String... options) throws IOException, InterruptedException {
        try (FunctionProcess process = new FunctionProcess(function, jar, processors, options)) {
            return process.invoke(event).toNanos() / NANOS_A_MILLISECOND;
        }
    }

    private void compare(double goal, ColdStart empty, String what, Table table)
            throws IOException, InterruptedException {
        double[] ratios = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ratios[run] = milliseconds[run] / empty.milliseconds[run];
        }
        String figures = words() + "; empty " + empty.words();
        table.atMost(goal, Contest.median(ratios), "cold start, " + what + ": MEGA / empty handler", figures);
    }

    private String words() throws IOException, InterruptedException {
        return number(Contest.median(milliseconds)) + " ms, " + classes() + " classes";
    }

    /** Returns how many classes were loaded; the list stays in the directory for temporary files. */
    private int classes() throws IOException, InterruptedException {
        Path log = Path.of(System.getProperty("java.io.tmpdir"), "classes-" + function.getSimpleName() + ".log");
        once(1, "-Xlog:class+load:file=" + log + "::filecount=0");
        return Files.readAllLines(log).size();
    }
}
