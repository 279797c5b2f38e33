package io.sqsmega.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.local.LocalQueue;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;

/** Sending back from the dead-letter queue, while its requests meet faults. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FaultyRedriveTest {
    private static final int LETTERS = 60;

    private final FaultyAws aws = new FaultyAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aMessageIsAlwaysOnOneOfTheTwoQueuesAndInTheEndOnTheOneItWasSentTo() {
        LocalQueue queue = aws.queue("redrive", Duration.ofSeconds(30));
        IntStream.range(0, LETTERS).forEach(i -> queue.deadLetterQueue().send(Integer.toString(i)));
        Redrive redrive = Redrive.of(queue.deadLetterQueue().url(), aws.client());
        aws.proxy().follow(FaultPlan.random(FaultyAws.SEED, FaultyAws.PERCENT));

        while (queue.deadLetterQueue().size() > 0) {
            for (DeadLetter letter : list(redrive)) {
                sendBack(redrive, letter, queue);
                assertThat(queue.size() + queue.deadLetterQueue().size()).isGreaterThanOrEqualTo(LETTERS);
            }
        }

        Set<Integer> back = new TreeSet<>();
        queue.receiveAll().forEach(message -> back.add(Integer.parseInt(message.body())));
        assertThat(back)
                .containsExactlyElementsOf(IntStream.range(0, LETTERS).boxed().toList());
    }

    private static List<DeadLetter> list(Redrive redrive) {
        try {
            return redrive.list(LETTERS, Duration.ofSeconds(1));
        } catch (SdkException failed) {
            return List.of();
        }
    }

    private static void sendBack(Redrive redrive, DeadLetter letter, LocalQueue queue) {
        try {
            redrive.sendBack(letter, queue.url());
        } catch (SdkException failed) {
            assertThat(queue.size() + queue.deadLetterQueue().size()).isGreaterThanOrEqualTo(LETTERS);
        }
    }
}
