package io.sqsmega.listen;

import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.CallOut;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.WorkerThreads;
import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the lanes of received messages, each on its own thread, and ensures that each is settled once. */
final class LaneRunner {
    private final WorkerThreads threads;
    private final Set<Work> active = ConcurrentHashMap.newKeySet();
    private final Dispatcher dispatcher;
    private final Settlement settlement;
    private final Permits room;
    private final StopSignal stop;
    private final long batchLingerNanos;
    private final Gathering<Work> gathering = new Gathering<>();

    /** @param batchLinger how long a message that waits for a batch subscriber waits for others */
    LaneRunner(Dispatcher dispatcher, Settlement settlement, Permits room, StopSignal stop, Duration batchLinger) {
        this(dispatcher, settlement, room, stop, batchLinger, new DaemonThreads("mega-listener-worker"));
    }

    LaneRunner(
            Dispatcher dispatcher,
            Settlement settlement,
            Permits room,
            StopSignal stop,
            Duration batchLinger,
            ThreadFactory threads) {
        this.threads = new WorkerThreads(threads);
        this.dispatcher = dispatcher;
        this.settlement = settlement;
        this.room = room;
        this.stop = stop;
        this.batchLingerNanos = batchLinger.toNanos();
    }

    /**
     * Starts received messages and returns the permits that they do not need. Messages that cannot be started are
     * visible again when this method returns.
     *
     * @return whether all messages were started
     */
    boolean start(List<Message> messages, int places) {
        Batch batch = new Batch(dispatcher, messages);
        Runnable whenSettled = new ObservedBatch(dispatcher, batch, messages.size()).begin();
        room.giveBack(places - batch.lanes().size());
        boolean allStarted = true;
        for (Lane lane : batch.lanes()) {
            allStarted &= start(new Work(lane, whenSettled));
        }
        return allStarted;
    }

    private boolean start(Work work) {
        active.add(work);
        return execute(work);
    }

    private boolean execute(Work work) {
        try {
            CallOut.execute(threads, work);
            return true;
        } catch (RejectedExecutionException noThread) {
            work.giveUp();
            room.giveBack(1);
            return false;
        }
    }

    /** Returns the number of lanes in work. */
    int active() {
        return active.size();
    }

    /** Accepts nothing more and waits for running lanes. */
    void finish(Duration atMost) throws InterruptedException {
        gathering.hurry();
        threads.shutdown();
        threads.awaitTermination(atMost);
    }

    /** Accepts nothing more and interrupts running lanes. */
    void interrupt() {
        threads.shutdownNow();
    }

    /**
     * Interrupts the lanes that have not returned and settles them; their later results do not count. Returns when
     * lanes that settle on their own thread are settled as well.
     */
    void giveUp() throws InterruptedException {
        List<Work> left = List.copyOf(active);
        left.forEach(work -> work.lane.giveUp());
        threads.shutdownNow();
        settle(left.stream().filter(Work::isFirstToSettle).toList());
        for (Work work : left) {
            work.settled.await();
        }
    }

    /** Calls the batch subscribers that a lane waits for, as soon as others wait for them, or the time is up. */
    private void gather(Work work) {
        long atMost = Math.min(batchLingerNanos, settlement.nanosToSpare(work.lane));
        List<Work> gathered = gathering.add(work, atMost, room::size);
        if (!gathered.isEmpty()) {
            callBatchSubscribers(gathered);
        }
    }

    private void callBatchSubscribers(List<Work> gathered) {
        try {
            Batch.calls(gathered.stream().map(work -> work.lane).toList()).forEach(call -> call.run(stop::isRequested));
        } catch (Throwable fatal) {
            stop.fail(fatal);
            gathered.forEach(work -> work.lane.giveUp());
        }
        List<Work> over = gathered.stream().filter(work -> work.lane.isOver()).toList();
        try {
            // An interrupt that a subscriber left behind must not abort the following requests.
            boolean ignored = Thread.interrupted();
            settle(over.stream().filter(Work::isFirstToSettle).toList());
        } finally {
            room.giveBack(over.size());
            gathered.stream().filter(work -> !over.contains(work)).forEach(this::execute);
        }
    }

    private void settle(List<Work> works) {
        try {
            List<Lane> lanes = works.stream().map(work -> work.lane).toList();
            settlement.settle(lanes);
            room.settled(lanes);
        } finally {
            works.forEach(work -> work.settled.countDown());
            works.forEach(active::remove);
            works.forEach(work -> work.whenSettled.run());
        }
    }

    /** A lane that is being processed. */
    private final class Work implements Runnable {
        private final Lane lane;
        private final Runnable whenSettled;
        private final AtomicBoolean settling = new AtomicBoolean();
        private final CountDownLatch settled = new CountDownLatch(1);

        Work(Lane lane, Runnable whenSettled) {
            this.lane = lane;
            this.whenSettled = whenSettled;
        }

        @Override
        public void run() {
            boolean isWaiting = false;
            try {
                runLane();
                isWaiting = !lane.isOver();
                if (isWaiting) {
                    gather(this);
                } else {
                    settle();
                }
            } catch (Throwable fatal) {
                stop.fail(fatal);
            } finally {
                if (!isWaiting) {
                    room.giveBack(1);
                }
            }
        }

        private void runLane() {
            try {
                lane.run(stop::isRequested);
            } catch (Throwable fatal) {
                stop.fail(fatal);
                lane.giveUp();
            }
        }

        void giveUp() {
            lane.giveUp();
            settle();
        }

        private void settle() {
            if (isFirstToSettle()) {
                // An interrupt that a subscriber left behind must not abort the following requests.
                boolean ignored = Thread.interrupted();
                LaneRunner.this.settle(List.of(this));
            }
        }

        private boolean isFirstToSettle() {
            return settling.compareAndSet(false, true);
        }
    }

    /** Tells the observer when the messages of one receive are started, and when the last of them is settled. */
    private static final class ObservedBatch {
        private final Dispatcher dispatcher;
        private final Batch batch;
        private final int size;
        private final long begun = System.nanoTime();
        private final AtomicInteger lanesLeft;

        ObservedBatch(Dispatcher dispatcher, Batch batch, int size) {
            this.dispatcher = dispatcher;
            this.batch = batch;
            this.size = size;
            this.lanesLeft = new AtomicInteger(batch.lanes().size());
        }

        /** Returns what is to be run when a lane is settled. */
        Runnable begin() {
            if (MessageObserver.NONE.equals(dispatcher.observer())) {
                return () -> {};
            }
            dispatcher.observeBegin(report(Duration.ZERO, List.of()));
            return this::laneSettled;
        }

        private void laneSettled() {
            if (lanesLeft.decrementAndGet() == 0) {
                dispatcher.observeEnd(report(Duration.ofNanos(System.nanoTime() - begun), batch.reports()));
            }
        }

        private BatchReport report(Duration duration, List<MessageReport> messages) {
            return new BatchReport(size, null, null, duration, messages);
        }
    }
}
