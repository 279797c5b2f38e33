package io.sqsmega.listen;

import java.util.OptionalDouble;

/**
 * What a listener does at a moment: numbers and settings, never contents. Immutable and thread-safe.
 *
 * @see SqsListener#status
 * @since 0.1
 */
public final class ListenerStatus {
    private final boolean isReceiving;
    private final boolean isPaused;
    private final boolean isCircuitOpen;
    private final int concurrency;
    private final int inWork;
    private final int deletionsWaiting;
    private final OptionalDouble rateLimit;
    private final long receiveRequests;
    private final long deleteRequests;

    ListenerStatus(
            boolean isReceiving, Permits room, int inWork, int deletionsWaiting, Health receives, Health deletes) {
        this.isReceiving = isReceiving;
        this.isPaused = room.isPaused();
        this.isCircuitOpen = room.isCircuitOpen();
        this.concurrency = room.size();
        this.inWork = inWork;
        this.deletionsWaiting = deletionsWaiting;
        this.rateLimit = room.perSecond();
        this.receiveRequests = receives.requests();
        this.deleteRequests = deletes.requests();
    }

    /** {@return the same as {@link SqsListener#isReceiving}} */
    public boolean isReceiving() {
        return isReceiving;
    }

    /** {@return whether the listener is paused by {@link SqsListener#pause}} */
    public boolean isPaused() {
        return isPaused;
    }

    /** {@return whether the {@link SqsListener.Builder#circuitBreaker circuit breaker} is open} */
    public boolean isCircuitOpen() {
        return isCircuitOpen;
    }

    /** {@return the largest number of messages that are processed at the same time} */
    public int concurrency() {
        return concurrency;
    }

    /**
     * {@return the number of messages, or of FIFO groups, that are being processed} After the concurrency was lowered,
     * it can be larger than the {@link #concurrency}.
     */
    public int inWork() {
        return inWork;
    }

    /** {@return how many more messages, or FIFO groups, could be processed at the same time} */
    public int free() {
        return Math.max(0, concurrency - inWork);
    }

    /** {@return the number of messages that are done and wait to be deleted} */
    public int deletionsWaiting() {
        return deletionsWaiting;
    }

    /** {@return the largest number of messages that are received in a second, if it is limited} */
    public OptionalDouble rateLimit() {
        return rateLimit;
    }

    /** {@return the number of requests to receive so far, including failed ones, without the SDK's own retries} */
    public long receiveRequests() {
        return receiveRequests;
    }

    /** {@return the number of requests to delete so far, including failed ones, without the SDK's own retries} */
    public long deleteRequests() {
        return deleteRequests;
    }

    /** Returns a JSON object with all numbers and settings; a rate that is not limited is {@code null}. */
    String toJson() {
        String rate = rateLimit.isPresent() ? Double.toString(rateLimit.getAsDouble()) : "null";
        return "{\"receiving\":" + isReceiving + ",\"paused\":" + isPaused + ",\"circuitOpen\":" + isCircuitOpen
                + ",\"concurrency\":" + concurrency + ",\"inWork\":" + inWork + ",\"free\":" + free()
                + ",\"deletionsWaiting\":" + deletionsWaiting + ",\"rateLimit\":" + rate + ",\"receiveRequests\":"
                + receiveRequests + ",\"deleteRequests\":" + deleteRequests + "}";
    }

    /** For example {@code ListenerStatus{"receiving":true,"paused":false, … }}. */
    @Override
    public String toString() {
        return "ListenerStatus" + toJson();
    }
}
