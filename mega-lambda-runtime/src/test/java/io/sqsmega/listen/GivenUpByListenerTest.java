package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After its grace period a listener gives a message to none of the subscribers that remain. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class GivenUpByListenerTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Thread> worker = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void remainingSubscriberDoesNotGetItFromTheThreadThatComesBackLate() throws Exception {
        MemorySqs queue = MemorySqs.standard().with(1);
        SqsListener.Builder builder = SqsListener.builder("http://localhost/queue")
                .client(queue)
                .shutdownGrace(Duration.ofMillis(100))
                .on(DataPattern.any(), (payload, message) -> {
                    worker.complete(Thread.currentThread());
                    awaitClosed();
                    calls.add("A");
                    return Result.OK;
                })
                .on(DataPattern.any(), (payload, message) -> {
                    calls.add("B");
                    return Result.OK;
                });

        try (Background running = Background.of(builder)) {
            worker.get().isAlive();
        }
        closed.countDown();
        worker.get().join();

        assertThat(calls).containsExactly("A");
        assertThat(queue.hidden()).isEqualTo(1);
    }

    /** Minds no interrupt. */
    private void awaitClosed() {
        while (closed.getCount() > 0) {
            try {
                closed.await();
            } catch (InterruptedException ignored) {
                // as a subscriber would that does not care
            }
        }
    }
}
