package io.sqsmega.dispatch;

import io.sqsmega.message.Envelope;
import io.sqsmega.message.ScannedEnvelope;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import org.jspecify.annotations.Nullable;

/** The route of a message: the numbers of the subscribers that want its payload. The numbers must not be changed. */
final class Route {
    final Envelope envelope;
    final @Nullable String eventName;
    final int[] subscribers;
    private final @Nullable ScannedEnvelope scan;

    /**
     * @param envelope the opened message; its payload is null if no subscriber wants it, or there is none
     * @param scan the scanned message; null if the message was decoded as a whole
     */
    Route(Envelope envelope, @Nullable String eventName, int[] subscribers, @Nullable ScannedEnvelope scan) {
        this.envelope = envelope;
        this.eventName = eventName;
        this.subscribers = subscribers;
        this.scan = scan;
    }

    /** Returns the kind of contents, like {@link Envelope#kind}. */
    String kind() {
        return scan == null ? envelope.kind() : scan.kind();
    }

    /** Returns the domain of the event, or null if there is none, or nothing was read after the event's name. */
    @Nullable
    String domain() {
        Payload payload = envelope.payload();
        if (payload == null && scan != null && scan.isEvent() && !scan.isUnwanted()) {
            payload = scan.open().payload();
        }
        return payload instanceof MegaPayload mega ? mega.event().domain() : null;
    }
}
