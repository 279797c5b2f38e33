package io.sqsmega.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Measures one operation of several contestants: CPU time of this thread, or of the process, in turns, so that other
 * load of the machine affects all of them alike. The ratio of two is the median of the rounds' ratios.
 */
final class Contest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    /** How long a large compilation takes on a machine with other load. */
    private static final long UNCHANGED_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final long MAX_WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(12);
    private static final int ROUNDS = 15;

    private final List<Contestant> contestants = new ArrayList<>();
    private final LongSupplier clock;
    private final long turnNanos;

    Contest() {
        this(Contest::cpuNanos, Duration.ofMillis(20));
    }

    private Contest(LongSupplier clock, Duration turn) {
        this.clock = clock;
        this.turnNanos = turn.toNanos();
    }

    /** Returns a contest that counts the time of all threads, in the kernel's ticks of 10 ms. */
    static Contest ofTheProcess() {
        return new Contest(PROCESS::getProcessCpuTime, Duration.ofMillis(300));
    }

    /** Adds a contestant; the first one is number 0. Its result is used, so that none of its work is left out. */
    Contest with(IntSupplier operation) {
        contestants.add(new Contestant(operation));
        return this;
    }

    Contest run() {
        for (Contestant contestant : contestants) {
            contestant.warmUp();
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Contestant contestant : contestants) {
                contestant.takeTurn(round);
            }
        }
        return this;
    }

    /** Returns the ratio of the times of two contestants. */
    double ratio(int one, int other) {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = contestants.get(one).nanos[round] / contestants.get(other).nanos[round];
        }
        return median(ratios);
    }

    double nanos(int contestant) {
        return median(contestants.get(contestant).nanos);
    }

    /** Returns the number of bytes that one operation allocates. */
    long bytes(int contestant) {
        return contestants.get(contestant).bytes;
    }

    static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static long cpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private final class Contestant {
        private final IntSupplier operation;
        private final double[] nanos = new double[ROUNDS];
        private int operations = 1;
        private long bytes;

        Contestant(IntSupplier operation) {
            this.operation = operation;
        }

        /** Runs all contestants until no compilation ends any more. */
        void warmUp() {
            long end = clock.getAsLong() + WARM_UP_NANOS;
            long last = System.nanoTime() + MAX_WARM_UP_NANOS;
            long compiled = COMPILER.getTotalCompilationTime();
            long unchanged = System.nanoTime() + UNCHANGED_NANOS;
            long taken;
            do {
                taken = Math.max(1, times(operations));
                if (taken < turnNanos) {
                    operations = (int) Math.max(operations + 1L, operations * Math.min(2 * turnNanos / taken, 10L) / 2);
                }
                if (COMPILER.getTotalCompilationTime() != compiled) {
                    compiled = COMPILER.getTotalCompilationTime();
                    unchanged = System.nanoTime() + UNCHANGED_NANOS;
                }
            } while (clock.getAsLong() < end || taken < turnNanos / 2 || System.nanoTime() < Math.min(unchanged, last));
        }

        void takeTurn(int round) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            nanos[round] = (double) times(operations) / operations;
            bytes = (THREADS.getCurrentThreadAllocatedBytes() - before) / operations;
        }

        private long times(int count) {
            int used = 0;
            long begun = clock.getAsLong();
            for (int i = 0; i < count; i++) {
                used += operation.getAsInt();
            }
            long taken = clock.getAsLong() - begun;
            Sink.size = used;
            return taken;
        }
    }
}
