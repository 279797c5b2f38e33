package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.kills.NumberedMessages;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A listener's process is killed (SIGKILL) again and again: every message is processed by both subscribers, or in the
 * dead-letter queue. {@code -Dmega.kills.messages=50000 -Dmega.kills=100} for a larger run; docs/RELIABILITY.md has it.
 */
@Tag("slow")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class ListenerKillsTest {
    private static final int MESSAGES = NumberedMessages.COUNT;
    private static final int KILLS = Integer.getInteger("mega.kills", 5);
    /** {@code second 123}, more or less: this is only about when to kill. */
    private static final int LINE = 11;

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
            NumberedMessages.send(aws, queue);

            int kills = killAgainAndAgain(aws, queue, journal);
            finish(aws, queue, journal);

            NumberedMessages messages = NumberedMessages.after(queue, journal);
            messages.report(kills + " kills");
            assertThat(kills).isEqualTo(KILLS);
            assertThat(messages.missedBy("first")).isEmpty();
            assertThat(messages.missedBy("second")).isEmpty();
            assertThat(messages.missedBy("bulk")).isEmpty();
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

    private static long lines(Path journal) {
        try {
            return Files.size(journal) / LINE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
