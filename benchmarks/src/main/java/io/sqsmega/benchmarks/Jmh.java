package io.sqsmega.benchmarks;

import java.io.IOException;

/** Runs JMH, with JMH's own arguments: {@code -prof gc}, {@code -p shape=TENANT}, a part of a benchmark's name. */
public final class Jmh {
    private Jmh() {}

    /** Runs JMH. */
    public static void main(String[] args) throws IOException {
        org.openjdk.jmh.Main.main(args);
    }
}
