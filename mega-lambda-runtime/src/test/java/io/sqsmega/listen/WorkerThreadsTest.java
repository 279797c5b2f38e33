package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WorkerThreadsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Set<Thread> created = ConcurrentHashMap.newKeySet();
    private final WorkerThreads threads = new WorkerThreads(work -> {
        Thread thread = new Thread(work);
        created.add(thread);
        return thread;
    });

    @Test
    void allTasksRunAtTheSameTimeHoweverOftenThreadsWereUsedBefore() throws Exception {
        for (int round = 0; round < 200; round++) {
            runTenTogether();
        }
        threads.shutdown();
        threads.awaitTermination(LONG);
    }

    @Test
    void idleThreadsAreUsedAgain() throws Exception {
        runTenTogether();
        await("all are idle", () -> created.stream().allMatch(its -> its.getState() == Thread.State.TIMED_WAITING));

        runTenTogether();

        assertThat(created).hasSize(10);
    }

    private void runTenTogether() {
        CyclicBarrier together = new CyclicBarrier(11);
        for (int i = 0; i < 10; i++) {
            threads.execute(() -> meet(together));
        }
        meet(together);
    }

    @Test
    void aTaskThatHangsKeepsNoOtherFromItsThread() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> Background.awaitUninterruptibly(end));
        }
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            threads.execute(done::incrementAndGet);
        }

        await("all others have run", () -> done.get() == 1_000);
        end.countDown();
        threads.shutdown();
        threads.awaitTermination(LONG);
    }

    @Test
    void whatWasAcceptedIsRunAfterTheEnd() throws Exception {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            threads.execute(done::incrementAndGet);
        }
        threads.shutdown();

        threads.awaitTermination(LONG);

        assertThat(done).hasValue(100);
        assertThatThrownBy(() -> threads.execute(done::incrementAndGet)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void nobodyWaitsLongerThanTold() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        threads.execute(() -> Background.awaitUninterruptibly(end));
        threads.shutdown();

        threads.awaitTermination(Duration.ofMillis(1));
        threads.awaitTermination(Duration.ofSeconds(-1));

        assertThat(created).hasSize(1).allMatch(Thread::isAlive);
        end.countDown();
        threads.awaitTermination(LONG);
    }

    @Test
    void runningTasksAreInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        threads.execute(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException asItMust) {
                interrupted.countDown();
            }
        });

        threads.shutdownNow();

        interrupted.await();
        threads.awaitTermination(LONG);
    }

    @Test
    void anInterruptThatATaskLeavesBehindAffectsNoOther() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        threads.execute(() -> {
            Thread.currentThread().interrupt();
            first.countDown();
        });
        first.await();
        AtomicInteger done = new AtomicInteger();
        threads.execute(done::incrementAndGet);

        threads.shutdown();
        threads.awaitTermination(LONG);

        assertThat(done).hasValue(1);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
