package io.sqsmega.benchmarks;

import static io.sqsmega.benchmarks.Table.number;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures a cold start with an AOT cache of the JVM, as in the container image of the examples: the function on the
 * class path, and a cache trained by one run. Needs JDK 25.
 */
public final class AotColdStart {
    private static final int RUNS = Integer.getInteger("runs", 15);
    private static final double PROCESSORS = Double.parseDouble(System.getProperty("processors", "0.58"));
    private static final double NANOS_A_MILLISECOND = 1e6;

    private final String event = Texts.sqsEvent(Texts.CART, 10);
    private final Class<?> function;
    private final Path root;
    private final String[] options;
    private final double[] milliseconds = new double[RUNS];

    private AotColdStart(Class<?> function, Path root, String... options) {
        this.function = function;
        this.root = root;
        this.options = options;
    }

    /** Starts each function {@code -Druns=15} times, with {@code -Dprocessors=0.58} of a processor. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Host.print();
        Path small = FunctionJar.ofAnEmptyFunction();
        Path mega = FunctionJar.ofMega();
        AotColdStart floor = trained(FloorFunction.class, small);
        AotColdStart empty = trained(EmptyFunction.class, small);
        AotColdStart stream = trained(CartFunction.class, mega);
        AotColdStart without = new AotColdStart(CartFunction.class, mega);
        for (int run = 0; run < RUNS; run++) {
            for (AotColdStart start : List.of(floor, empty, stream, without)) {
                start.milliseconds[run] = start.once(PROCESSORS);
            }
        }
        Table table = new Table();
        table.atMost(1.25, stream.against(floor), "with a cache / empty stream handler with one", stream.beside(floor));
        table.say(stream.against(empty), "with a cache / empty typed handler with one", stream.beside(empty));
        table.say(stream.against(without), "with a cache / without, as Lambda loads it", stream.beside(without));
        table.end();
    }

    private static AotColdStart trained(Class<?> function, Path root) throws IOException, InterruptedException {
        Path cache = Files.createTempFile("function", ".aot");
        cache.toFile().deleteOnExit();
        String classPath = FunctionJar.runtime() + File.pathSeparator + root.resolve("lib/function.jar");
        AotColdStart training =
                new AotColdStart(function, root, "-cp", classPath, "-Xlog:disable", "-XX:AOTCacheOutput=" + cache);
        try (FunctionProcess process = training.start(Runtime.getRuntime().availableProcessors())) {
            process.invoke(training.event);
            process.end();
        }
        return new AotColdStart(function, root, "-cp", classPath, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    private FunctionProcess start(double processors) throws IOException {
        return new FunctionProcess(function, root, processors, options);
    }

    private double once(double processors) throws IOException, InterruptedException {
        try (FunctionProcess process = start(processors)) {
            return process.invoke(event).toNanos() / NANOS_A_MILLISECOND;
        }
    }

    private double against(AotColdStart other) {
        double[] ratios = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ratios[run] = milliseconds[run] / other.milliseconds[run];
        }
        return Contest.median(ratios);
    }

    private String beside(AotColdStart other) {
        return number(Contest.median(milliseconds)) + " ms; the other " + number(Contest.median(other.milliseconds))
                + " ms";
    }
}
