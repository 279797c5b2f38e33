package io.sqsmega.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code mega} itself, which only has subcommands. */
@Command(
        name = "mega",
        description = "Looks into messages, queues and dead letters of MEGA for AWS Lambda.",
        versionProvider = Mega.Version.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; one line on standard error says why",
            "2:wrong usage",
            "3:the answer is no: not wanted, nothing selected, not found",
            "4:ended early: some messages were sent back or deleted, others were not",
            "130:Ctrl-C (143: SIGTERM)"
        })
final class Mega implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    boolean version;

    /** Returns the command with all its subcommands. */
    static CommandLine commandLine(Context context) {
        CommandLine mega = new CommandLine(new Mega());
        mega.addSubcommand(new DecodeCommand(context));
        mega.addSubcommand(new ExplainCommand(context));
        mega.addSubcommand(new FilterPolicyCommand(context));
        mega.addSubcommand(new CatalogueCommand(context));
        mega.addSubcommand(DeadLettersCommand.commandLine(context));
        mega.addSubcommand(new PublishCommand(context));
        mega.addSubcommand(new TailCommand(context));
        mega.addSubcommand(new GenerateCompletion());
        mega.setOut(context.terminal().out());
        mega.setErr(context.terminal().err());
        ErrorLines errors = new ErrorLines();
        mega.setExecutionExceptionHandler(errors);
        mega.setParameterExceptionHandler(errors);
        mega.setUsageHelpAutoWidth(true);
        return mega;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Mega.class.getPackage().getImplementationVersion();
            return new String[] {"mega " + (version == null ? "from source" : version)};
        }
    }
}
