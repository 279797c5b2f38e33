package io.sqsmega.kills;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Messages with the numbers from 0, of which every fiftieth is to be refused, and the journal in which two subscribers
 * write one line for each call: their name and the number.
 */
public final class NumberedMessages {
    /** {@code -Dmega.kills.messages=50000} for a larger run; docs/RELIABILITY.md has it. */
    public static final int COUNT = Integer.getInteger("mega.kills.messages", 300);

    static final int BATCH = 10;
    private static final int REFUSED = 50;
    private static final Pattern NUMBER = Pattern.compile("\"number\": (\\d+)");

    private final Set<String> dead;
    private final List<String> calls;

    private NumberedMessages(Set<String> dead, List<String> calls) {
        this.dead = dead;
        this.calls = calls;
    }

    public static void send(LocalAws aws, LocalQueue queue) {
        for (int from = 0; from < COUNT; from += BATCH) {
            List<SendMessageBatchRequestEntry> batch = IntStream.range(from, Math.min(COUNT, from + BATCH))
                    .mapToObj(NumberedMessages::entry)
                    .toList();
            aws.sqsClient()
                    .sendMessageBatch(request -> request.queueUrl(queue.url()).entries(batch));
        }
    }

    private static SendMessageBatchRequestEntry entry(int number) {
        return SendMessageBatchRequestEntry.builder()
                .id("m" + number)
                .messageBody("{\"number\": " + number + (number % REFUSED == 0 ? ", \"refused\": true}" : "}"))
                .build();
    }

    /** Reads the journal and empties the dead-letter queue. */
    public static NumberedMessages after(LocalQueue queue, Path journal) throws IOException {
        Set<String> dead = queue.deadLetterQueue().receiveAll().stream()
                .map(message -> NUMBER.matcher(message.body())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .collect(Collectors.toSet());
        return new NumberedMessages(dead, Files.readAllLines(journal));
    }

    /** Returns the numbers that the subscriber has not processed and that are not in the dead-letter queue. */
    public Set<String> missedBy(String subscriber) {
        Set<String> missed =
                IntStream.range(0, COUNT).mapToObj(Integer::toString).collect(Collectors.toCollection(HashSet::new));
        missed.removeAll(dead);
        calls.stream()
                .filter(line -> line.startsWith(subscriber + " "))
                .forEach(line -> missed.remove(line.substring(subscriber.length() + 1)));
        return missed;
    }

    /** Prints what happened in a larger run; the usual one is silent. */
    public void report(String how) {
        if (System.getProperty("mega.kills") != null) {
            System.out.println(COUNT + " messages, " + how + ": " + dead.size() + " in the dead-letter queue, "
                    + (calls.size() - Set.copyOf(calls).size()) + " of " + calls.size() + " calls were repetitions");
        }
    }
}
