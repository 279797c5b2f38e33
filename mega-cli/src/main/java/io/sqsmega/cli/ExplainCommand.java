package io.sqsmega.cli;

import io.sqsmega.message.Message;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mega explain}: says which subscribers of a handler want a message. */
@Command(
        name = "explain",
        description = "Says which subscribers of a handler want a message, and why the others do not. Exit code 3 if"
                + " none does.")
final class ExplainCommand extends MegaCommand {
    @Mixin
    private final BodyFile body = new BodyFile();

    @Mixin
    private final AttributeOptions attributes = new AttributeOptions();

    @Mixin
    private final HandlerOption handler = new HandlerOption();

    ExplainCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Message.Builder message = Message.builder("given", body.read(context().terminal()));
        attributes.addTo(message);
        try (LoadedHandler loaded = handler.load()) {
            Explanation explanation = new Explanation(loaded.explain(message.build()));
            print(explanation, output());
            return explanation.isWanted() ? ExitCode.DONE : ExitCode.NO;
        }
    }

    private static void print(Explanation explanation, Output output) {
        if (output.isJson()) {
            output.json(Map.of("wanted", explanation.isWanted(), "subscribers", explanation.toList()));
        } else {
            output.table(explanation.table());
        }
    }
}
