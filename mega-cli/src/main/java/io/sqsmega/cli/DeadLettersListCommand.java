package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.settle.DeadLetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mega dead-letters list}: says what lies in a dead-letter queue, and why. */
@Command(
        name = "list",
        description = "Lists the messages of a dead-letter queue: what they are, since when they are there, the reason,"
                + " who refused them and where they came from. With a handler, says which subscribers want them.")
final class DeadLettersListCommand extends MegaCommand {
    @Mixin
    private final QueueOption queue = new QueueOption();

    @Mixin
    private final PayloadOption payload = new PayloadOption();

    @Mixin
    private final HandlerOption handler = new HandlerOption();

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "100",
            description = "The largest number of messages to list. Default: ${DEFAULT-VALUE}.")
    private int max;

    DeadLettersListCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        try (Explainer explainer = Explainer.of(handler)) {
            Queue found = queue.find(new Queues(context().clients()));
            Output output = output();
            List<MessageView> views = read(found, output).stream()
                    .map(message -> new MessageView(message, explainer.explain(message)))
                    .toList();
            print(views, found, output);
            return ExitCode.DONE;
        }
    }

    private List<Message> read(Queue found, Output output) {
        try (Progress progress = output.progress("reading", Math.min(max, found.visible()));
                HiddenMessages hidden = new HiddenMessages(found, HiddenMessages.LONG, progress::close)) {
            return hidden.receiveAll(max, progress);
        }
    }

    private void print(List<MessageView> views, Queue found, Output output) {
        if (output.isJson()) {
            List<Map<String, @Nullable Object>> messages =
                    views.stream().map(view -> view.toMap(payload.isGiven())).toList();
            output.json(Map.of("queue", found.url(), "visible", found.visible(), "messages", messages));
            return;
        }
        if (payload.isGiven()) {
            views.forEach(view -> {
                view.print(output, true);
                output.text("\n");
            });
        } else {
            output.table(MessageView.deadLetters(views));
        }
        noteWhatIsNotShown(views.size(), found, output);
        noteWhereTheReasonIs(views, output);
    }

    private static void noteWhereTheReasonIs(List<MessageView> views, Output output) {
        long unknown = views.stream()
                .filter(view -> new DeadLetter(view.message()).reason() == null)
                .count();
        if (unknown > 0) {
            output.note(unknown + " without a reason: if a subscriber wants the message, the log of the function says"
                    + " under the message's id why it failed");
        }
    }

    private void noteWhatIsNotShown(int shown, Queue found, Output output) {
        if (found.visible() > shown) {
            String why = shown < max && found.isFifo()
                    ? "SQS shows ten messages of a FIFO group at a time; redrive goes on ten by ten"
                    : "--max shows more";
            output.note(shown + " of about " + found.visible() + " messages: " + why);
        }
    }
}
