package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.aws.Chunks;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A listener's process is killed (SIGKILL) again and again: every message is processed by both subscribers, or in the
 * dead-letter queue. {@code -Dmega.kills.messages=50000 -Dmega.kills=100} for a larger run; docs/RELIABILITY.md has it.
 */
@Tag("slow")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class ListenerKillsTest {
    private static final int MESSAGES = Integer.getInteger("mega.kills.messages", 300);
    private static final int KILLS = Integer.getInteger("mega.kills", 5);
    private static final int REFUSED = 50;
    /** {@code second 123}, more or less: this is only about when to kill. */
    private static final int LINE = 11;

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
                            .visibilityTimeout(Duration.ofSeconds(3))
                            .maxReceiveCount(10)
                            .build());
            send(aws, queue);

            int kills = killAgainAndAgain(aws, queue, journal);
            finish(aws, queue, journal);

            Set<String> dead = dead(queue);
            List<String> lines = Files.readAllLines(journal);
            report(kills, dead, lines);
            assertThat(kills).isEqualTo(KILLS);
            assertThat(missing("first", lines, dead)).isEmpty();
            assertThat(missing("second", lines, dead)).isEmpty();
        }
    }

    /** Each process is killed in its work, when it has done a random share of it; some is left for the last one. */
    private int killAgainAndAgain(LocalAws aws, LocalQueue queue, Path journal) throws Exception {
        int kills = 0;
        while (kills < KILLS) {
            long share = 2L * MESSAGES / (KILLS + 1);
            long until = Math.min(MESSAGES * 9L / 5, lines(journal) + 1 + random.nextInt((int) Math.max(1, share)));
            Process process = ListenerProcess.start(queue.url(), journal, 0, aws.environment());
            try {
                await("work to be killed in", () -> lines(journal) >= until);
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            kills++;
        }
        return kills;
    }

    private static void finish(LocalAws aws, LocalQueue queue, Path journal) throws Exception {
        Process last = ListenerProcess.start(queue.url(), journal, 0, aws.environment());
        try {
            queue.awaitEmpty(Duration.ofMillis(120_000L + 50L * MESSAGES));
        } finally {
            last.destroy();
        }
        assertThat(last.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void send(LocalAws aws, LocalQueue queue) {
        List<SendMessageBatchRequestEntry> all = IntStream.range(0, MESSAGES)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody("{\"number\": " + i + (i % REFUSED == 0 ? ", \"refused\": true}" : "}"))
                        .build())
                .toList();
        Chunks.of(all)
                .forEach(slice -> aws.sqsClient()
                        .sendMessageBatch(batch -> batch.queueUrl(queue.url()).entries(slice)));
    }

    private static long lines(Path journal) {
        try {
            return Files.size(journal) / LINE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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

    private static void report(int kills, Set<String> dead, List<String> lines) {
        if (System.getProperty("mega.kills") == null) {
            return;
        }
        System.out.println(MESSAGES + " messages, " + kills + " kills: " + dead.size() + " in the dead-letter queue, "
                + (lines.size() - Set.copyOf(lines).size()) + " of " + lines.size() + " calls were repetitions");
    }
}
