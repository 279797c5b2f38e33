package io.sqsmega.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mega dead-letters}, which only has subcommands. */
@Command(
        name = "dead-letters",
        description = "Lists and shows the messages of a dead-letter queue, sends them back, or deletes them.")
final class DeadLettersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    static CommandLine commandLine(Context context) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLettersListCommand(context))
                .addSubcommand(new DeadLettersShowCommand(context))
                .addSubcommand(new DeadLettersRedriveCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, show or redrive");
    }
}
