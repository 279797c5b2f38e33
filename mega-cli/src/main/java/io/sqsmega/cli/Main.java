package io.sqsmega.cli;

/** Runs the command {@code mega} as a process. */
public final class Main {
    private Main() {}

    /**
     * Ends the process with one of the codes of {@link ExitCode}, even if a handler left threads running.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // The SDK logs through SLF4J, and nobody who uses a command wants to know that no provider is there.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Context context = Context.ofProcess();
        // A handler that prints must not disturb the result.
        System.setOut(System.err);
        System.exit(Mega.commandLine(context).execute(arguments));
    }
}
