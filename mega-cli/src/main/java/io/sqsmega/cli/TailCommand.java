package io.sqsmega.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.message.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mega tail}: shows the messages of a queue, and deletes none. */
@Command(
        name = "tail",
        description = "Shows the messages of a queue, and deletes none. Each look counts as a receive, and the"
                + " consumers do not get these messages while it lasts.")
final class TailCommand extends MegaCommand {
    private static final long SECONDS_BETWEEN_LOOKS = 2;

    @Mixin
    private final QueueOption queue = new QueueOption();

    @Mixin
    private final PayloadOption payload = new PayloadOption();

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "100",
            description = "The largest number of messages of a look. Default: ${DEFAULT-VALUE}.")
    private int max;

    @Option(names = "--follow", description = "Look again every 2 seconds, until Ctrl-C, and show what is new.")
    private boolean follow;

    private final Set<String> shown = new HashSet<>();

    TailCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() throws InterruptedException {
        Queue found = queue.find(new Queues(context().clients()));
        int maxReceiveCount = maxReceiveCount(found);
        Output output = output();
        warn(maxReceiveCount, output);
        List<Message> messages = look(found, output);
        while (follow) {
            checkReceivesLeft(messages, maxReceiveCount);
            TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_LOOKS);
            messages = look(found, output);
        }
        noteReceivesLeft(messages, maxReceiveCount, output);
        return ExitCode.DONE;
    }

    private void warn(int maxReceiveCount, Output output) {
        if (maxReceiveCount == 1) {
            throw CommandException.failed("a look counts as a receive, and " + queue.address()
                    + " moves a message to its dead-letter queue after one; look into the dead-letter queue instead");
        }
        output.note("peeking: nothing is deleted; each look counts as a receive"
                + (maxReceiveCount == Integer.MAX_VALUE
                        ? ""
                        : ", and the queue moves a message to its dead-letter queue after " + maxReceiveCount));
    }

    private List<Message> look(Queue found, Output output) {
        List<Message> messages;
        try (Progress progress = output.progress("reading", 0);
                HiddenMessages hidden = new HiddenMessages(found, HiddenMessages.SHORT, progress::close)) {
            messages = hidden.receiveAll(max, progress);
        }
        List<MessageView> unseen = messages.stream()
                .filter(message -> shown.add(message.id()))
                .map(message -> new MessageView(message, null))
                .toList();
        if (!unseen.isEmpty() || !follow) {
            print(unseen, output);
        }
        return messages;
    }

    private void print(List<MessageView> views, Output output) {
        if (output.isJson()) {
            output.json(
                    views.stream().map(view -> view.toMap(payload.isGiven())).toList());
        } else if (payload.isGiven()) {
            views.forEach(view -> {
                view.print(output, true);
                output.text("\n");
            });
        } else {
            output.table(MessageView.waiting(views));
        }
    }

    private static void noteReceivesLeft(List<Message> messages, int maxReceiveCount, Output output) {
        long few = messages.stream()
                .filter(message -> message.receiveCount() >= maxReceiveCount - 1)
                .count();
        if (few > 0) {
            output.note(few + " of these have at most one receive left: leave them to their consumer");
        }
    }

    private static void checkReceivesLeft(List<Message> messages, int maxReceiveCount) {
        for (Message message : messages) {
            if (message.receiveCount() >= maxReceiveCount - 1) {
                throw CommandException.failed("message " + message.id() + " was received " + message.receiveCount()
                        + " times of " + maxReceiveCount + ": it is left to its consumer, and looking ends");
            }
        }
    }

    private static int maxReceiveCount(Queue found) {
        String policy = found.redrivePolicy();
        try {
            return policy == null
                    ? Integer.MAX_VALUE
                    : new ObjectMapper()
                            .readTree(policy)
                            .path("maxReceiveCount")
                            .asInt(Integer.MAX_VALUE);
        } catch (JsonProcessingException notOurs) {
            return Integer.MAX_VALUE;
        }
    }
}
