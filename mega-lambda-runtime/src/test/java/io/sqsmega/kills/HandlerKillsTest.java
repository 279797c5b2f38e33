package io.sqsmega.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Two environments of a function take the batches of a queue, and invocations are killed, hang, throw and break down:
 * every message is processed by both subscribers, or in the dead-letter queue. {@code -Dmega.kills.messages=50000
 * -Dmega.kills=100} for a larger run; docs/RELIABILITY.md has it.
 */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class HandlerKillsTest {
    private static final int MESSAGES = Integer.getInteger("mega.kills.messages", 300);
    /** Of each kind. */
    private static final int KILLS = Integer.getInteger("mega.kills", 2);

    private static final int REFUSED = 50;
    private static final int BATCH = 10;

    private static final Pattern NUMBER = Pattern.compile("\"number\": (\\d+)");

    private final Random random = new Random(Long.getLong("mega.kills.seed", 4));

    @TempDir
    private Path directory;

    @Test
    void everyMessageIsProcessedByEverySubscriberOrInTheDeadLetterQueue() throws Exception {
        Path journal = Files.createFile(directory.resolve("journal"));
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue(
                    "kills",
                    QueueOptions.builder()
                            .visibilityTimeout(Duration.ofSeconds(4))
                            .maxReceiveCount(20)
                            .build());
            send(aws, queue);
            Queue<Fate> fates = fates();
            Environment sequential = environment(aws, queue, journal, fates, 0);
            Environment parallel = environment(aws, queue, journal, fates, 4);

            drain(queue, sequential, parallel);

            Set<String> dead = dead(queue);
            List<String> lines = Files.readAllLines(journal);
            report(List.of(sequential, parallel), dead, lines);
            assertThat(fates).isEmpty();
            assertThat(missing("first", lines, dead)).isEmpty();
            assertThat(missing("second", lines, dead)).isEmpty();
        }
    }

    /** As many invocations as there are batches at least, so each of these comes. */
    private Queue<Fate> fates() {
        List<Fate> fates = new ArrayList<>(Collections.nCopies(MESSAGES / BATCH, Fate.FINE));
        int next = 0;
        for (Fate fate : List.of(Fate.KILLED, Fate.HANGING, Fate.THROWING, Fate.BREAKING_DOWN)) {
            for (int i = 0; i < KILLS; i++) {
                fates.set(next++, fate);
            }
        }
        Collections.shuffle(fates, random);
        return new ConcurrentLinkedQueue<>(fates);
    }

    private Environment environment(LocalAws aws, LocalQueue queue, Path journal, Queue<Fate> fates, int parallelism) {
        Map<String, String> variables = new HashMap<>(aws.environment());
        variables.put(DoomedFunction.JOURNAL, journal.toString());
        variables.put(DoomedFunction.DEAD_LETTER_QUEUE, queue.deadLetterQueue().url());
        variables.put(DoomedFunction.PARALLELISM, Integer.toString(parallelism));
        return new Environment(variables, journal, fates, new Random(random.nextLong()));
    }

    private static void drain(LocalQueue queue, Environment one, Environment other) throws InterruptedException {
        try (one;
                other;
                EventSourcePoller onePoller = poller(queue, one);
                EventSourcePoller otherPoller = poller(queue, other)) {
            onePoller.start();
            otherPoller.start();
            queue.awaitEmpty(Duration.ofMillis(180_000L + 50L * MESSAGES));
        }
    }

    private static EventSourcePoller poller(LocalQueue queue, Environment environment) {
        return EventSourcePoller.builder(queue).function(environment::invoke).build();
    }

    private static void send(LocalAws aws, LocalQueue queue) {
        for (int from = 0; from < MESSAGES; from += BATCH) {
            List<SendMessageBatchRequestEntry> slice = IntStream.range(from, Math.min(MESSAGES, from + BATCH))
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id("m" + i)
                            .messageBody("{\"number\": " + i + (i % REFUSED == 0 ? ", \"refused\": true}" : "}"))
                            .build())
                    .toList();
            aws.sqsClient()
                    .sendMessageBatch(batch -> batch.queueUrl(queue.url()).entries(slice));
        }
    }

    private static Set<String> dead(LocalQueue queue) {
        return queue.deadLetterQueue().receiveAll().stream()
                .map(message -> NUMBER.matcher(message.body())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> missing(String subscriber, List<String> lines, Set<String> dead) {
        Set<String> missing =
                IntStream.range(0, MESSAGES).mapToObj(Integer::toString).collect(Collectors.toCollection(HashSet::new));
        missing.removeAll(dead);
        lines.stream()
                .filter(line -> line.startsWith(subscriber + " "))
                .forEach(line -> missing.remove(line.substring(subscriber.length() + 1)));
        return missing;
    }

    private static void report(List<Environment> environments, Set<String> dead, List<String> lines) {
        if (System.getProperty("mega.kills") == null) {
            return;
        }
        environments.forEach(its -> System.out.println(its.met() + ", " + its.starts() + " processes"));
        System.out.println(MESSAGES + " messages: " + dead.size() + " in the dead-letter queue, "
                + (lines.size() - Set.copyOf(lines).size()) + " of " + lines.size() + " calls were repetitions");
    }
}
