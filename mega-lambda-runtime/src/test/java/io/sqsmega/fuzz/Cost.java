package io.sqsmega.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What work on an input may cost: bytes allocated, in all, by the thread that does it. Allocation counts what is
 * garbage at once, too, so it bounds the memory and, since nothing here computes for long without allocating, the work.
 */
record Cost(int bytesAtOnce, int bytesForEachByte) {
    /**
     * To open a message and decode its body. Most for a byte cost numbers of many digits (as {@code 1e-308}, which the
     * JDK computes exactly) and objects that are empty or hold one value.
     */
    static final Cost OF_READING = new Cost(64 * 1024, 768);

    /** To handle a batch: what reading costs for each record, and the same again for each subscriber's look at it. */
    static Cost ofHandling(int records, int subscribers) {
        int perRecord = OF_READING.bytesAtOnce + subscribers * 2 * 1024;
        return new Cost(records * perRecord, OF_READING.bytesForEachByte + subscribers * 64);
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Does the work, and fails if it allocates more than an input of this length may: the second time too, since the
     * first may have loaded classes, which is not the input's fault.
     */
    <T> T bounds(int length, Supplier<T> work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        T result = work.get();
        if (since(before) > of(length)) {
            long allocated = allocated(work);
            if (allocated > of(length)) {
                throw new AssertionError("an input of " + length + " bytes must cost at most " + of(length)
                        + " allocated bytes, got " + allocated);
            }
        }
        return result;
    }

    /** How many bytes the work allocates. */
    static long allocated(Supplier<?> work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.get();
        return since(before);
    }

    private long of(int length) {
        return bytesAtOnce + (long) bytesForEachByte * length;
    }

    private static long since(long before) {
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
