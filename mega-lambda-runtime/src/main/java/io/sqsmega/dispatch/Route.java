package io.sqsmega.dispatch;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.ScannedEnvelope;
import org.jspecify.annotations.Nullable;

/** Where a message goes: to the subscribers of these numbers, who want its payload. Nobody may change the numbers. */
final class Route {
    final Envelope envelope;
    final @Nullable String eventName;
    final int[] subscribers;
    private final @Nullable ScannedEnvelope scan;

    /**
     * @param envelope the opened message; its payload is null if nobody wants it, or there is none
     * @param scan null if the message was decoded whole
     */
    Route(Envelope envelope, @Nullable String eventName, int[] subscribers, @Nullable ScannedEnvelope scan) {
        this.envelope = envelope;
        this.eventName = eventName;
        this.subscribers = subscribers;
        this.scan = scan;
    }

    /** What the message holds, as {@link Envelope#kind} says. */
    String kind() {
        return scan == null ? envelope.kind() : scan.kind();
    }
}
