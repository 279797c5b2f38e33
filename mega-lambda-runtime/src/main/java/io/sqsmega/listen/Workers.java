package io.sqsmega.listen;

import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Batch;
import io.sqsmega.subscribe.CallOut;
import io.sqsmega.subscribe.Dispatcher;
import io.sqsmega.subscribe.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the lanes of what was received, each on a thread of its own, and sees that each is settled once. */
final class Workers {
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("mega-listener-worker"));
    private final Set<Work> active = ConcurrentHashMap.newKeySet();
    private final Dispatcher dispatcher;
    private final Settlement settlement;
    private final Room room;
    private final StopSignal stop;

    Workers(Dispatcher dispatcher, Settlement settlement, Room room, StopSignal stop) {
        this.dispatcher = dispatcher;
        this.settlement = settlement;
        this.room = room;
        this.stop = stop;
    }

    /** Starts what was received, and gives the room back that it does not need. */
    void start(List<Message> messages, int places) {
        Batch batch = new Batch(messages);
        room.giveBack(places - batch.lanes().size());
        batch.lanes().forEach(lane -> start(new Work(lane)));
    }

    private void start(Work work) {
        active.add(work);
        try {
            CallOut.execute(threads, work);
        } catch (RejectedExecutionException tooLate) {
            work.giveUp();
        }
    }

    /** Takes nothing more, and waits for what runs. */
    void finish(Duration atMost) throws InterruptedException {
        threads.shutdown();
        boolean ignored = threads.awaitTermination(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Takes nothing more, and interrupts what runs. */
    void interrupt() {
        threads.shutdownNow();
    }

    /** Interrupts what has not come back, and settles it: whatever comes of it later does not count. */
    void giveUp() {
        List<Work> left = List.copyOf(active);
        left.forEach(work -> work.lane.giveUp(dispatcher));
        threads.shutdownNow();
        left.forEach(Work::settle);
    }

    /** A lane on its way. */
    private final class Work implements Runnable {
        private final Lane lane;
        private final AtomicBoolean settled = new AtomicBoolean();

        Work(Lane lane) {
            this.lane = lane;
        }

        @Override
        public void run() {
            try {
                lane.run(dispatcher, stop::isRequested);
            } catch (Throwable fatal) {
                stop.fail(fatal);
                lane.giveUp(dispatcher);
            } finally {
                settle();
                room.giveBack(1);
            }
        }

        void giveUp() {
            lane.giveUp(dispatcher);
            settle();
        }

        private void settle() {
            if (settled.compareAndSet(false, true)) {
                // An interrupt that a subscriber left behind is not for the requests that follow.
                boolean ignored = Thread.interrupted();
                settlement.settle(lane);
            }
            active.remove(this);
        }
    }
}
