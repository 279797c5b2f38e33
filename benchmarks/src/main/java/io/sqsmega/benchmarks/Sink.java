package io.sqsmega.benchmarks;

/** Consumes results, so that the compiler does not eliminate the reading. */
final class Sink {
    static volatile int size;

    private Sink() {}
}
