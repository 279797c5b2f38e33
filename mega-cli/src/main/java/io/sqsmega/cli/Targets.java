package io.sqsmega.cli;

import io.sqsmega.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the queue to which a dead letter goes back. Not thread-safe. */
final class Targets {
    private final Queues queues;
    private final Queue deadLetterQueue;
    private final @Nullable String named;
    private @Nullable List<String> sources;

    /** @param named the queue to which all dead letters go; if null, each goes back to the queue that it came from */
    Targets(Queues queues, Queue deadLetterQueue, @Nullable String named) {
        this.queues = queues;
        this.deadLetterQueue = deadLetterQueue;
        this.named = named;
    }

    /** @throws CommandException if the message does not say where it came from */
    String urlFor(Message message) {
        String address = named == null ? new MessageView(message, null).from() : named;
        return address == null ? onlySource(message) : queues.find(address).url();
    }

    private String onlySource(Message message) {
        if (sources == null) {
            sources = deadLetterQueue
                    .client()
                    .listDeadLetterSourceQueuesPaginator(request -> request.queueUrl(deadLetterQueue.url()))
                    .queueUrls()
                    .stream()
                    .toList();
        }
        if (sources.size() != 1) {
            throw CommandException.failed(
                    "message " + message.id() + " does not say which queue it came from; name the queue with --to");
        }
        return sources.get(0);
    }
}
