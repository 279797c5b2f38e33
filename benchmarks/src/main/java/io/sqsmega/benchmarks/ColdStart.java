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
    private final Path root;
    private final double[] milliseconds = new double[RUNS];

    private ColdStart(Class<?> function, Path root) {
        this.function = function;
        this.root = root;
    }

    /** Starts each function {@code -Druns=15} times, with {@code -Dprocessors=0.58} of a processor. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Host.print();
        Path small = FunctionJar.unpacked(FunctionJar.ofAnEmptyFunction());
        Path packed = FunctionJar.ofMega();
        Path mega = FunctionJar.unpacked(packed);
        ColdStart floor = new ColdStart(FloorFunction.class, small);
        ColdStart empty = new ColdStart(EmptyFunction.class, small);
        ColdStart typed = new ColdStart(TypedCartFunction.class, mega);
        ColdStart stream = new ColdStart(CartFunction.class, mega);
        ColdStart library = new ColdStart(CartFunction.class, packed);
        ColdStart metered = new ColdStart(CartFunction.Metered.class, mega);
        ColdStart traced = new ColdStart(CartFunction.Traced.class, mega);
        for (int run = 0; run < RUNS; run++) {
            for (ColdStart start : List.of(floor, empty, typed, stream, library, metered, traced)) {
                start.milliseconds[run] = start.once(PROCESSORS);
            }
        }
        Table table = new Table();
        String quota = quota();
        table.atMost(
                1.4, stream.against(floor), "by its stream / empty stream handler, " + quota, stream.beside(floor));
        table.atMost(0.5, stream.against(empty), "by its stream / empty typed handler, " + quota, stream.beside(empty));
        table.atMost(1.25, typed.against(empty), "typed / empty typed handler, " + quota, typed.beside(empty));
        table.say(
                library.against(stream), "as a jar in the directory for libraries / unpacked", library.beside(stream));
        table.say(metered.against(stream), "with EmbeddedMetrics / without", metered.beside(stream));
        table.say(traced.against(stream), "with OpenTelemetry's API / without", traced.beside(stream));
        table.end();
    }

    private static String quota() {
        try (Quota quota = Quota.of(PROCESSORS)) {
            return quota.isKept() ? number(PROCESSORS) + " of a processor" : "without a quota: no control groups";
        }
    }

    private double once(double processors, String... options) throws IOException, InterruptedException {
        try (FunctionProcess process = new FunctionProcess(function, root, processors, options)) {
            return process.invoke(event).toNanos() / NANOS_A_MILLISECOND;
        }
    }

    private double against(ColdStart other) {
        double[] ratios = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ratios[run] = milliseconds[run] / other.milliseconds[run];
        }
        return Contest.median(ratios);
    }

    private String beside(ColdStart other) throws IOException, InterruptedException {
        return words() + "; the other " + other.words();
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
