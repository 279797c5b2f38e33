package io.sqsmega.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mega dead-letters redrive}: sends dead letters back, or deletes them. */
@Command(
        name = "redrive",
        description = "Sends the messages of a dead-letter queue back to the queue that they came from. Run the same"
                + " command again to go on after an interruption.")
final class DeadLettersRedriveCommand extends MegaCommand {
    @Mixin
    private final QueueOption queue = new QueueOption();

    @ArgGroup(multiplicity = "1", heading = "Which messages:%n")
    private Selection selection = new Selection();

    @Option(
            names = "--to",
            paramLabel = "URL|NAME",
            description = "The queue to send them to. Default: the one that each message came from.")
    private @Nullable String target;

    @Option(names = "--dry-run", description = "Only print what the command would do.")
    private boolean dryRun;

    @Option(names = "--delete", description = "Delete the messages instead; asks first.")
    private boolean delete;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "At most this number of messages per second. Default: no limit.")
    private double rate = Double.POSITIVE_INFINITY;

    @Option(names = "--max", paramLabel = "N", description = "At most this number of messages. Default: no limit.")
    private int max = Integer.MAX_VALUE;

    DeadLettersRedriveCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        if (!(rate > 0) || max < 1) {
            throw CommandException.usage("--rate and --max must be greater than 0");
        }
        Queues queues = new Queues(context().clients());
        Queue found = queue.find(queues);
        confirm();
        Settlement settlement =
                delete ? Settlement.deletion() : Settlement.redrive(new Targets(queues, found, target), found);
        Output output = output();
        RedriveRun run =
                new RedriveRun(found, selection, dryRun ? settlement.dry() : settlement, new Pace(rate), output);
        boolean nothing = run.run(max).isEmpty();
        run.print(dryRun);
        return nothing ? ExitCode.NO : ExitCode.DONE;
    }

    private void confirm() {
        if (!delete || dryRun || yes) {
            return;
        }
        if (!context().terminal().interactive()) {
            throw CommandException.usage("--delete asks before it deletes, and nobody can answer here: add --yes");
        }
        String answer = context()
                .terminal()
                .prompt()
                .apply("Delete the selected messages of " + queue.address() + " for good? Type yes: ");
        if (!"yes".equalsIgnoreCase(answer == null ? "" : answer.strip())) {
            throw CommandException.failed("nothing was deleted");
        }
    }
}
