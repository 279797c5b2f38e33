package io.sqsmega.cli;

import io.sqsmega.message.Message;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mega dead-letters show}: says everything known about one dead letter. */
@Command(
        name = "show",
        description =
                "Shows everything known about one message of a dead-letter queue. Exit code 3 if it is not there.")
final class DeadLettersShowCommand extends MegaCommand {
    @Parameters(paramLabel = "ID", description = "The id of the message.")
    private String id = "";

    @Mixin
    private final QueueOption queue = new QueueOption();

    @Mixin
    private final PayloadOption payload = new PayloadOption();

    @Mixin
    private final HandlerOption handler = new HandlerOption();

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The largest number of messages to search. Default: ${DEFAULT-VALUE}.")
    private int max;

    DeadLettersShowCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        try (Explainer explainer = Explainer.of(handler)) {
            Output output = output();
            Message message = find(queue.find(new Queues(context().clients())), output);
            MessageView view = new MessageView(message, explainer.explain(message));
            if (output.isJson()) {
                output.json(view.toMap(payload.isGiven()));
            } else {
                view.print(output, payload.isGiven());
            }
            return ExitCode.DONE;
        }
    }

    private Message find(Queue found, Output output) {
        int searched = 0;
        try (Progress progress = output.progress("searching", Math.min(max, found.visible()));
                HiddenMessages hidden = new HiddenMessages(found, HiddenMessages.LONG, progress::close)) {
            List<Message> page = hidden.receive(max);
            while (!page.isEmpty() && searched < max) {
                for (Message message : page) {
                    if (message.id().equals(id)) {
                        return message;
                    }
                }
                searched += page.size();
                progress.at(searched);
                page = hidden.receive(max);
            }
        }
        throw CommandException.no("message " + id + " is not among the " + searched + " messages that "
                + queue.address() + " shows; list has the ids");
    }
}
