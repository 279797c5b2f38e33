package io.sqsmega.cli;

/** The codes with which the process ends, as the guide lists them. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NO = 3;
    static final int ENDED_EARLY = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
