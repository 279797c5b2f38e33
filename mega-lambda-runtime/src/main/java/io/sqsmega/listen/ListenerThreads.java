package io.sqsmega.listen;

import io.sqsmega.dispatch.CallOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The threads of a listener, from the first receive to the last request. */
final class ListenerThreads {
    /** How long the last requests may take after the grace period, and a receive after its wait time. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

    /** How long interrupted threads may take to end. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(1);

    private static final Duration HANGING = Duration.ofMinutes(1);

    private final List<Thread> pollers = new ArrayList<>();
    private final List<Thread> deleters = new ArrayList<>();
    private final Thread heart;
    private final Thread givingUp;
    private final ExecutorService heartbeats =
            Executors.newCachedThreadPool(new DaemonThreads("mega-listener-visibility"));
    private final Duration waitTime;
    private final Permits room;
    private final Deletions deletions;
    private final LaneRunner runner;
    private final StopSignal stop;

    ListenerThreads(
            SourceQueue queue, Settings settings, Permits room, Health receives, Health deletes, StopSignal stop) {
        this.stop = stop;
        this.waitTime = settings.waitTime();
        this.room = room;
        Heartbeat heartbeat = new Heartbeat(queue, System::nanoTime, this::hide);
        this.heart = new DaemonThreads("mega-listener-heartbeat").newThread(orStop(() -> beat(heartbeat)));
        this.deletions = new Deletions(
                queue,
                heartbeat,
                deletes,
                Math.max(100, settings.concurrency()),
                settings.deleteLinger(queue.isFifo()));
        Settlement settlement = new Settlement(
                queue, heartbeat, deletions, settings.dispatcher().redelivery());
        this.runner = new LaneRunner(settings.dispatcher(), settlement, room, stop, settings.batchLinger());
        this.givingUp = new DaemonThreads("mega-listener-giving-up").newThread(orStop(this::giveUp));
        DaemonThreads pollerThreads = new DaemonThreads("mega-listener-poller");
        DaemonThreads deleterThreads = new DaemonThreads("mega-listener-deleter");
        for (int i = 0; i < settings.pollers(); i++) {
            Poller poller = new Poller(queue, settings.waitTime(), room, heartbeat, runner, receives, stop);
            pollers.add(pollerThreads.newThread(poller));
            deleters.add(deleterThreads.newThread(orStop(deletions)));
        }
    }

    /**
     * Stops the listener if the work throws. If the heartbeat or a deleter died, the listener would continue, and its
     * messages would be delivered again unnoticed.
     */
    private Runnable orStop(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable fatal) {
                stop.fail(fatal);
            }
        };
    }

    private void hide(Runnable request) {
        Runnable work = orStop(request);
        try {
            CallOut.execute(heartbeats, work);
        } catch (RejectedExecutionException noThread) {
            work.run();
        }
    }

    void start() {
        heart.start();
        deleters.forEach(Thread::start);
        pollers.forEach(Thread::start);
    }

    int inWork() {
        return runner.active();
    }

    int deletionsWaiting() {
        return deletions.waiting();
    }

    private static void beat(Heartbeat heartbeat) {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(heartbeat.interval().toNanos());
                heartbeat.run();
            }
        } catch (InterruptedException noMoreInWork) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp() {
        try {
            runner.giveUp();
            deletions.finish();
        } catch (InterruptedException timeIsUp) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Lets running subscribers finish within the grace period, or until this thread is interrupted; then interrupts the
     * remaining ones and makes messages that were not started visible at once. Always waits for outstanding receives:
     * otherwise their messages would be hidden, and a receive would be counted, although no subscriber saw them.
     */
    void shutDown(Duration grace) throws InterruptedException {
        long lastReceive = System.nanoTime() + waitTime.plus(LAST_REQUESTS).toNanos();
        stop.request();
        room.close();
        try {
            runner.finish(grace);
        } finally {
            boolean interrupted = end(lastReceive);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Ends the threads that send requests. Returns whether this thread was interrupted meanwhile; it continues
     * nevertheless, because all steps take a limited time.
     */
    private boolean end(long lastReceive) {
        // At once, and not when all are given up: that calls code of users, which may hang.
        deletions.hurry();
        startOrRun(givingUp, this::giveUp);
        long lastRequest = System.nanoTime() + LAST_REQUESTS.toNanos();
        boolean interrupted = join(List.of(givingUp), lastRequest);
        interrupted |= join(deleters, lastRequest);
        interrupted |= join(pollers, lastReceive);
        runner.interrupt();
        heartbeats.shutdown();
        threads().forEach(Thread::interrupt);
        interrupted |= join(threads(), System.nanoTime() + LAST_STEPS.toNanos());
        return interrupted;
    }

    private static void startOrRun(Thread thread, Runnable work) {
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            work.run();
        }
    }

    /** Returns the threads that send requests, without those of subscribers. */
    private List<Thread> threads() {
        List<Thread> threads = new ArrayList<>(List.of(heart, givingUp));
        threads.addAll(pollers);
        threads.addAll(deleters);
        return threads;
    }

    /** Runs a last action when no thread sends requests any more: now, or, if one of them hangs, within a minute. */
    void whenEnded(Runnable last) {
        if (threads().stream().noneMatch(Thread::isAlive)) {
            last.run();
            return;
        }
        Runnable closing = () -> {
            join(threads(), System.nanoTime() + HANGING.toNanos());
            last.run();
        };
        startOrRun(new DaemonThreads("mega-listener-closing").newThread(closing), closing);
    }

    private static boolean join(List<Thread> threads, long deadline) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= join(thread, deadline);
        }
        return interrupted;
    }

    private static boolean join(Thread thread, long deadline) {
        boolean interrupted = false;
        while (true) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
                return interrupted;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
    }
}
