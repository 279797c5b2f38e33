package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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

    @Test
    void idleThreadKeepsNothingOfItsTasks() {
        WeakReference<byte[]> first = usedByATask();
        await("it is idle", () -> created.stream().allMatch(its -> its.getState() == Thread.State.TIMED_WAITING));

        await("what its first task used is collected", () -> {
            System.gc();
            return first.get() == null;
        });
    }

    private WeakReference<byte[]> usedByATask() {
        byte[] used = new byte[1];
        threads.execute(() -> assertThat(used).hasSize(1));
        return new WeakReference<>(used);
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
            threads.execute(() -> awaitUninterruptibly(end));
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
        threads.execute(() -> awaitUninterruptibly(end));
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

    /** Without the rule it fails in one of some ten thousand tasks. */
    @Test
    void aTaskBeginsWithoutTheInterruptOfAnother() throws Exception {
        AtomicInteger interrupted = new AtomicInteger();
        for (int i = 0; i < 100_000; i++) {
            threads.execute(() -> {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.incrementAndGet();
                }
                Thread.currentThread().interrupt();
            });
        }
        threads.shutdown();
        threads.awaitTermination(LONG);

        assertThat(interrupted).hasValue(0);
    }

    @Test
    void aTaskHasTheContextClassLoaderOfItsSender() throws Exception {
        ClassLoader mine = Thread.currentThread().getContextClassLoader();
        ClassLoader other = new ClassLoader(mine) {};
        List<ClassLoader> met = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 100; i++) {
            threads.execute(() -> {
                met.add(Thread.currentThread().getContextClassLoader());
                Thread.currentThread().setContextClassLoader(other);
            });
        }
        threads.shutdown();
        threads.awaitTermination(LONG);

        assertThat(met).hasSize(100).containsOnly(mine);
    }

    @Test
    void aThreadThatIsIdleForItsTimeEndsAndTheNextTaskGetsAnother() throws Exception {
        WorkerThreads brief = new WorkerThreads(
                work -> {
                    Thread thread = new Thread(work);
                    created.add(thread);
                    return thread;
                },
                Duration.ofMillis(1));
        AtomicInteger done = new AtomicInteger();
        for (int i = 1; i <= 3; i++) {
            brief.execute(done::incrementAndGet);

            int tasks = i;
            await(
                    "the task has run, and its thread has ended",
                    () -> done.get() == tasks && created.stream().noneMatch(Thread::isAlive));
        }

        assertThat(created).hasSize(3);
    }

    @Test
    void theSharedThreadsAreNamedDaemonsThatInheritNoThreadLocals() throws Exception {
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        inherited.set("the request of one invocation");
        List<Thread> thread = new ArrayList<>();
        List<String> found = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        try {
            WorkerThreads.shared().execute(() -> {
                thread.add(Thread.currentThread());
                found.add(String.valueOf(inherited.get()));
                done.countDown();
            });
            done.await();
        } finally {
            inherited.remove();
        }

        assertThat(thread.get(0).isDaemon()).isTrue();
        assertThat(thread.get(0).getName()).matches("mega-[0-9]+");
        assertThat(found).containsExactly("null");
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up, waiting for: " + what).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // as a subscriber would that does not care
            }
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
