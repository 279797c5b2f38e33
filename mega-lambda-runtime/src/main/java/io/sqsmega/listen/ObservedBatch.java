package io.sqsmega.listen;

import io.sqsmega.dispatch.Batch;
import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells the observer when the messages of one receive are started, and when the last of them is settled. */
final class ObservedBatch {
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
