package io.sqsmega.benchmarks;

/** Where what was read goes, so that no compiler leaves the reading out. */
final class Sink {
    static volatile int size;

    private Sink() {}
}
