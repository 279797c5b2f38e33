package io.sqsmega.examples.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.test.HandlerTester;
import io.sqsmega.test.TestBatch;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupsFunctionTest {
    private static final int MESSAGES = 100;

    private final CountDownLatch all = new CountDownLatch(MESSAGES);
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    @Test
    void allMessagesOfABatchWaitAtTheSameTime() {
        HandlerTester tester = HandlerTester.of(new LookupsFunction(this::untilAllHaveAsked));

        assertThat(tester.deliver(TestBatch.of(IntStream.range(0, MESSAGES)
                        .mapToObj(LookupsFunctionTest::entered)
                        .toArray(Payload[]::new))))
                .isDone();

        assertThat(threads).hasSize(MESSAGES).doesNotHaveDuplicates().allMatch(Thread::isVirtual);
    }

    private static MegaPayload entered(int house) {
        return MegaPayload.of(
                Event.named("address.entered").subject("House " + house).build());
    }

    private void untilAllHaveAsked(String address) {
        threads.add(Thread.currentThread());
        all.countDown();
        try {
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException tooLate) {
            throw new AssertionError(tooLate);
        }
    }
}
