package io.sqsmega.listen;

import io.sqsmega.dispatch.Lane;
import io.sqsmega.dispatch.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The number of messages that can still be started. Pollers take permits before they receive, so that no message waits
 * for a thread. A poller waits a little for as many permits as one request can use. A pause, a rate limit and a circuit
 * breaker keep permits back. Thread-safe.
 */
final class Permits {
    private final long lingerNanos;
    private final LongSupplier nanoTime;
    private final @Nullable CircuitBreaker circuit;
    /** Held by the poller that waits for permits: two that wait would each get half of what one request can use. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private int size;
    private int free;
    private @Nullable RateLimit rate;
    private boolean isPaused;
    private boolean isClosed;
    /** How many free permits wake the poller that waits. */
    private int wakeAt = Integer.MAX_VALUE;

    Permits(int size, Duration linger, @Nullable RateLimit rate, @Nullable CircuitBreaker circuit) {
        this(size, linger, rate, circuit, System::nanoTime);
    }

    /**
     * @param linger how long a poller that could have a permit waits for more of them
     * @param nanoTime the clock of rate limit and circuit breaker
     */
    Permits(
            int size,
            Duration linger,
            @Nullable RateLimit rate,
            @Nullable CircuitBreaker circuit,
            LongSupplier nanoTime) {
        this.size = size;
        this.free = size;
        this.lingerNanos = linger.toNanos();
        this.rate = rate;
        this.circuit = circuit;
        this.nanoTime = nanoTime;
    }

    /** Waits for permits and takes them: as many as asked for, or those free when the time is up; zero when closed. */
    int take(int atMost) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return gather(atMost);
        } finally {
            turn.unlock();
        }
    }

    private synchronized int gather(int atMost) throws InterruptedException {
        long lingersSince = 0;
        boolean lingers = false;
        while (!isClosed) {
            long now = nanoTime.getAsLong();
            int ready = Math.min(atMost, ready(now));
            long lingersFor = lingers ? lingersSince + lingerNanos - now : lingerNanos;
            if (ready > 0 && (ready >= enough(atMost, now) || lingersFor <= 0)) {
                return take(ready, now);
            }
            if (ready > 0 && !lingers) {
                lingersSince = now;
            }
            lingers = ready > 0;
            long nanos = lingers ? lingersFor : nanosUntilReady(now);
            wakeAt = lingers ? Math.min(atMost, size) : 1;
            if (nanos == 0) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, nanos);
            }
            wakeAt = Integer.MAX_VALUE;
        }
        return 0;
    }

    private int ready(long now) {
        int ready = isPaused ? 0 : free;
        if (rate != null) {
            ready = Math.min(ready, rate.available(now));
        }
        return circuit == null ? ready : Math.min(ready, circuit.available(now));
    }

    /** Returns for how many permits it is worth to wait. */
    private int enough(int atMost, long now) {
        int enough = Math.min(atMost, size);
        if (rate != null) {
            enough = Math.min(enough, rate.available(now));
        }
        return circuit == null ? enough : Math.min(enough, circuit.available(now));
    }

    private int take(int places, long now) {
        free -= places;
        if (rate != null) {
            rate.take(places);
        }
        if (circuit != null) {
            circuit.taken(now);
        }
        return places;
    }

    /** Returns how long to wait for permits that come by themselves: 0 if only another thread can give them. */
    private long nanosUntilReady(long now) {
        if (isPaused || free <= 0) {
            return 0;
        }
        long nanos = rate == null ? 0 : rate.nanosUntilAvailable(now);
        return circuit == null ? nanos : Math.max(nanos, circuit.nanosUntilAvailable(now));
    }

    /**
     * @param places the number of permits; negative if more are needed than were taken, because the queue returned more
     *     messages than requested
     */
    synchronized void giveBack(int places) {
        free += places;
        if (free >= wakeAt) {
            notifyAll();
        }
    }

    /** Records how many messages a receive returned: the others do not count for the rate. */
    synchronized void received(int messages, int places) {
        if (rate != null) {
            rate.giveBack(places - messages);
        }
        if (circuit != null && messages == 0) {
            circuit.foundNothing(nanoTime.getAsLong());
        }
    }

    /** Tells the circuit breaker the outcomes of messages. */
    void settled(Collection<Lane> lanes) {
        if (circuit != null) {
            lanes.forEach(lane -> lane.reports().forEach(report -> settled(circuit, report.outcome())));
        }
    }

    private synchronized void settled(CircuitBreaker circuit, Outcome outcome) {
        boolean wasOpen = circuit.isOpen();
        if (outcome.isFailure()) {
            circuit.failed(nanoTime.getAsLong());
        } else if (outcome.kind() == Outcome.Kind.DONE) {
            circuit.succeeded();
        }
        if (wasOpen && !circuit.isOpen()) {
            notifyAll();
        }
    }

    /** Changes how many messages are processed at the same time. More than that may still be in work. */
    synchronized void resize(int size) {
        free += size - this.size;
        this.size = size;
        notifyAll();
    }

    synchronized void limit(@Nullable RateLimit rate) {
        this.rate = rate == null ? null : rate.replacing(this.rate, nanoTime.getAsLong());
        notifyAll();
    }

    synchronized void pause(boolean isPaused) {
        this.isPaused = isPaused;
        notifyAll();
    }

    synchronized boolean isPaused() {
        return isPaused;
    }

    synchronized boolean isCircuitOpen() {
        return circuit != null && circuit.isOpen();
    }

    synchronized int size() {
        return size;
    }

    synchronized OptionalDouble perSecond() {
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.perSecond);
    }

    /** Ends all waiting. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}
