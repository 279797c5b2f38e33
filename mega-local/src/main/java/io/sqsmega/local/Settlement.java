package io.sqsmega.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Deletes the processed messages and leaves the others on the queue. Thread-safe. */
final class Settlement {
    private static final int MAX_BATCH = 10;
    private static final int BAD_REQUEST = 400;

    private final LocalQueue queue;
    private final @Nullable Duration failuresVisibleAfter;

    /** @param failuresVisibleAfter null to keep the visibility timeout of failed messages, as Lambda does */
    Settlement(LocalQueue queue, @Nullable Duration failuresVisibleAfter) {
        this.queue = queue;
        this.failuresVisibleAfter = failuresVisibleAfter;
    }

    PollResult settle(List<Message> messages, Outcome outcome) {
        List<String> deleted = delete(withFailure(false, messages, outcome));
        keep(withFailure(true, messages, outcome));
        List<String> kept = ids(messages);
        kept.removeAll(new HashSet<>(deleted));
        return new PollResult(1, deleted, kept, outcome.failure());
    }

    private static List<Message> withFailure(boolean failed, List<Message> messages, Outcome outcome) {
        return messages.stream()
                .filter(message -> outcome.failed().contains(message.messageId()) == failed)
                .toList();
    }

    /** Leaves messages on the queue that were not part of an invocation. */
    PollResult keep(List<Message> messages) {
        if (failuresVisibleAfter != null) {
            messages.forEach(message -> makeVisible(message, failuresVisibleAfter));
        }
        return new PollResult(0, List.of(), ids(messages), null);
    }

    /** Does nothing if the function has deleted the message itself. */
    private void makeVisible(Message message, Duration after) {
        try {
            queue.client()
                    .changeMessageVisibility(request -> request.queueUrl(queue.url())
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout((int) after.toSeconds()));
        } catch (SqsException e) {
            if (e instanceof QueueDoesNotExistException || e.statusCode() != BAD_REQUEST) {
                throw e;
            }
        }
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::messageId).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Deletes messages. Returns the ids of those that the queue has deleted. */
    private List<String> delete(List<Message> messages) {
        List<String> deleted = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += MAX_BATCH) {
            deleted.addAll(deleteBatch(messages.subList(from, Math.min(from + MAX_BATCH, messages.size()))));
        }
        return deleted;
    }

    /** Names the entries by their position: a message can be in a batch twice, if it became visible within a window. */
    private List<String> deleteBatch(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
        return queue
                .client()
                .deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(entries))
                .successful()
                .stream()
                .map(entry -> Integer.parseInt(entry.id()))
                .sorted()
                .map(i -> messages.get(i).messageId())
                .toList();
    }
}
