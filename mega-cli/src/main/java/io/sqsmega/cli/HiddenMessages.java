package io.sqsmega.cli;

import io.sqsmega.message.Message;
import io.sqsmega.settle.SqsMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Receives messages, which hides them, and makes visible again what is left when it is closed, or when the process is
 * told to end. Receiving and settling are steps: the end of the process waits for one that is running, for a bounded
 * time, and none begins after it.
 */
final class HiddenMessages implements AutoCloseable {
    /** How long messages are hidden if the process is killed while it reads a dead-letter queue. */
    static final Duration LONG = Duration.ofMinutes(10);
    /** The same while it looks into a queue that has consumers. */
    static final Duration SHORT = Duration.ofSeconds(30);

    private static final int MOST_OF_A_REQUEST = 10;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(4);
    private static final Duration LONGEST_RELEASE = Duration.ofSeconds(3);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(2);

    private final Queue queue;
    private final Duration hiddenFor;
    private final Thread atEndOfProcess;
    private final ReentrantLock step = new ReentrantLock();
    private final Map<String, String> receiptHandles = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** @param atInterrupt what to say when the process is told to end */
    HiddenMessages(Queue queue, Duration hiddenFor, Runnable atInterrupt) {
        this.queue = queue;
        this.hiddenFor = hiddenFor;
        this.atEndOfProcess = new Thread(() -> endOfProcess(atInterrupt), "mega-release");
        Runtime.getRuntime().addShutdownHook(atEndOfProcess);
    }

    /** Receives at most ten messages, and waits a second for them. */
    List<Message> receive(int atMost) {
        List<Message> messages = new ArrayList<>();
        step(() -> {
            queue.client()
                    .receiveMessage(request -> request.queueUrl(queue.url())
                            .maxNumberOfMessages(Math.min(MOST_OF_A_REQUEST, atMost))
                            .visibilityTimeout((int) hiddenFor.toSeconds())
                            .waitTimeSeconds(1)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages()
                    .forEach(received -> messages.add(SqsMessages.read(received, queue.arn())));
            messages.forEach(message -> receiptHandles.put(message.id(), String.valueOf(message.receiptHandle())));
        });
        return messages;
    }

    /** Receives until nothing more is visible: at most this number of messages, each of them once. */
    List<Message> receiveAll(int atMost, Progress progress) {
        Map<String, Message> all = new LinkedHashMap<>();
        int before = -1;
        while (all.size() > before && all.size() < atMost) {
            before = all.size();
            receive(atMost - before).forEach(message -> all.put(message.id(), message));
            progress.at(all.size());
        }
        return List.copyOf(all.values());
    }

    /** Does what removes a message from the queue. */
    void settle(Message message, Runnable how) {
        step(() -> {
            how.run();
            receiptHandles.remove(message.id());
        });
    }

    void delete(Message message) {
        settle(
                message,
                () -> queue.client()
                        .deleteMessage(
                                request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));
    }

    /** @throws CommandException if the process is ending */
    private void step(Runnable action) {
        step.lock();
        try {
            if (ended) {
                throw new CommandException(ExitCode.INTERRUPTED, "interrupted", null);
            }
            action.run();
        } finally {
            step.unlock();
        }
    }

    private void endOfProcess(Runnable atInterrupt) {
        ended = true;
        boolean mine = false;
        try {
            mine = step.tryLock(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS);
            release();
        } catch (InterruptedException | SdkException e) {
            // They become visible again by themselves, later.
        } finally {
            if (mine) {
                step.unlock();
            }
        }
        atInterrupt.run();
    }

    /** Makes all messages visible that were received and not settled. */
    void release() {
        long deadline = System.nanoTime() + LONGEST_RELEASE.toNanos();
        List<String> handles = new ArrayList<>(receiptHandles.values());
        receiptHandles.clear();
        for (int from = 0; from < handles.size() && System.nanoTime() - deadline < 0; from += MOST_OF_A_REQUEST) {
            makeVisible(handles.subList(from, Math.min(handles.size(), from + MOST_OF_A_REQUEST)));
        }
    }

    private void makeVisible(List<String> handles) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (String handle : handles) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(handle)
                    .visibilityTimeout(0)
                    .build());
        }
        queue.client()
                .changeMessageVisibilityBatch(request -> request.queueUrl(queue.url())
                        .entries(entries)
                        .overrideConfiguration(configuration -> configuration.apiCallTimeout(LONGEST_REQUEST)));
    }

    /** Releases what is left. */
    @Override
    public void close() {
        step.lock();
        try {
            if (!ended) {
                Runtime.getRuntime().removeShutdownHook(atEndOfProcess);
                release();
            }
        } catch (IllegalStateException endsNow) {
            // The hook releases them.
            ended = true;
        } finally {
            step.unlock();
        }
    }
}
