package io.sqsmega.listen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The threads of a listener, from the first receive to the last request. */
final class Listening {
    /** How long after the grace period the last requests may take. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

    private final List<Thread> pollers = new ArrayList<>();
    private final List<Thread> deleters = new ArrayList<>();
    private final Thread heart;
    private final Room room;
    private final Deletions deletions;
    private final Workers workers;
    private final StopSignal stop;

    Listening(SourceQueue queue, Settings settings, Health receives, Health deletes, StopSignal stop) {
        this.stop = stop;
        this.room = new Room(settings.concurrency());
        Heartbeat heartbeat = new Heartbeat(queue);
        this.heart = new DaemonThreads("mega-listener-heartbeat").newThread(orStop(() -> beat(heartbeat)));
        this.deletions = new Deletions(queue, heartbeat, deletes, Math.max(100, settings.concurrency()));
        Settlement settlement = new Settlement(queue, heartbeat, deletions, settings.redelivery());
        this.workers = new Workers(settings.dispatcher(), settlement, room, stop);
        DaemonThreads pollerThreads = new DaemonThreads("mega-listener-poller");
        DaemonThreads deleterThreads = new DaemonThreads("mega-listener-deleter");
        for (int i = 0; i < settings.pollers(); i++) {
            Poller poller = new Poller(queue, settings.waitTime(), room, heartbeat, workers, receives, stop);
            pollers.add(pollerThreads.newThread(poller));
            deleters.add(deleterThreads.newThread(orStop(deletions)));
        }
    }

    /** Nobody goes on when messages are no longer deleted or kept hidden, but nobody would see it either. */
    private Runnable orStop(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable fatal) {
                stop.fail(fatal);
            }
        };
    }

    void start() {
        heart.start();
        deleters.forEach(Thread::start);
        pollers.forEach(Thread::start);
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

    /**
     * Lets what runs finish; what was not started becomes visible at once. When the grace period is over, interrupts
     * what is left. A receive that is out is waited for: what it brings would be hidden for nobody.
     */
    void shutDown(Duration grace) throws InterruptedException {
        stop.request();
        room.close();
        try {
            finish(grace);
        } finally {
            // Also when the waiting is interrupted: what is left would run for ever.
            workers.interrupt();
            heart.interrupt();
            pollers.forEach(Thread::interrupt);
            deleters.forEach(Thread::interrupt);
        }
    }

    private void finish(Duration grace) throws InterruptedException {
        long deadline = System.nanoTime() + grace.toNanos();
        join(pollers, deadline);
        workers.finish(Duration.ofNanos(deadline - System.nanoTime()));
        long end = System.nanoTime() + LAST_REQUESTS.toNanos();
        Thread givingUp = new DaemonThreads("mega-listener-giving-up").newThread(workers::giveUp);
        givingUp.start();
        join(List.of(givingUp), end);
        deletions.finish(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        join(deleters, end);
    }

    private static void join(List<Thread> threads, long deadline) throws InterruptedException {
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
    }
}
