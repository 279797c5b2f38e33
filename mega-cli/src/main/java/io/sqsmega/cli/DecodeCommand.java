package io.sqsmega.cli;

import io.sqsmega.message.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mega decode}: says what a body is, and prints it. */
@Command(name = "decode", description = "Says what the body of a message is, and prints it.")
final class DecodeCommand extends MegaCommand {
    @Mixin
    private final BodyFile body = new BodyFile();

    @Mixin
    private final AttributeOptions attributes = new AttributeOptions();

    DecodeCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Message.Builder message = Message.builder("given", body.read(context().terminal()));
        attributes.addTo(message);
        Contents contents = Contents.of(message.build());
        Output output = output();
        if (output.isJson()) {
            output.json(contents.toMap(true));
        } else {
            contents.print(output, true);
        }
        return ExitCode.DONE;
    }
}
