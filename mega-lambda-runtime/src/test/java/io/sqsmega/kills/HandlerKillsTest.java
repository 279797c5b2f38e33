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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two environments of a function take the batches of a queue, and invocations are killed, hang, throw and break down:
 * every message is processed by both subscribers, or in the dead-letter queue. {@code -Dmega.kills.messages=50000
 * -Dmega.kills=100} for a larger run; docs/RELIABILITY.md has it.
 */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime interface client is made for Linux")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class HandlerKillsTest {
    /** Of each kind. */
    private static final int KILLS = Integer.getInteger("mega.kills", 2);

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
            NumberedMessages.send(aws, queue);
            Queue<Fate> fates = fates();
            Environment sequential = environment(aws, queue, journal, fates, 0);
            Environment parallel = environment(aws, queue, journal, fates, 4);

            drain(queue, sequential, parallel);

            NumberedMessages messages = NumberedMessages.after(queue, journal);
            messages.report(sequential + "; " + parallel);
            assertThat(fates).isEmpty();
            assertThat(messages.missedBy("first")).isEmpty();
            assertThat(messages.missedBy("second")).isEmpty();
            assertThat(messages.missedBy("bulk")).isEmpty();
        }
    }

    /** As many invocations as there are batches at least, so each of these comes. */
    private Queue<Fate> fates() {
        List<Fate> fates =
                new ArrayList<>(Collections.nCopies(NumberedMessages.COUNT / NumberedMessages.BATCH, Fate.FINE));
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
            queue.awaitEmpty(Duration.ofMillis(180_000L + 50L * NumberedMessages.COUNT));
        }
    }

    private static EventSourcePoller poller(LocalQueue queue, Environment environment) {
        return EventSourcePoller.builder(queue).function(environment::invoke).build();
    }
}
