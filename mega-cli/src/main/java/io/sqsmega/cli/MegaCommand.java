package io.sqsmega.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** The options that every command has. */
abstract class MegaCommand implements Callable<Integer> {
    static final String VERBOSE = "--verbose";

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Option(names = VERBOSE, description = "Print the stack trace of an error.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private final Context context;

    MegaCommand(Context context) {
        this.context = context;
    }

    Context context() {
        return context;
    }

    Output output() {
        return new Output(context.terminal(), json);
    }
}
