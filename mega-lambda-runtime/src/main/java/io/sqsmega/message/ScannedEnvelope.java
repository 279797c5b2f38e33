package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.codec.NearMiss;
import io.sqsmega.codec.ScannedBody;
import org.jspecify.annotations.Nullable;

/**
 * A message whose payload {@link EnvelopeScanner} has passed over: what it is about, and the opened {@link Envelope},
 * if somebody wants it.
 *
 * <p>Not thread-safe; the envelope is. Prints the kind of the payload and its event's name.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class ScannedEnvelope {
    private final Message message;
    private final ScannedBody scan;

    ScannedEnvelope(Message message, ScannedBody scan) {
        this.message = message;
        this.scan = scan;
    }

    /** Whether the payload is a MEGA event. Otherwise, it is data. */
    public boolean isEvent() {
        return scan.isEvent();
    }

    /** Whether no subscriber can want the event: then it cannot be opened. */
    public boolean isUnwanted() {
        return scan.isUnwanted();
    }

    /** The message, which knows the SNS notification that it came in. */
    public Message message() {
        return message;
    }

    /** The event's name, or null if the payload is data. */
    public @Nullable String eventName() {
        return scan.eventName();
    }

    /** What the message holds, as {@link Envelope#kind} says. */
    public String kind() {
        NearMiss nearMiss = scan.nearMiss();
        return isEvent() ? Envelope.EVENT : Envelope.kindOfData(nearMiss == null ? null : nearMiss.inWords());
    }

    /**
     * The message, opened: equal to what {@link Envelope#open(Message)} makes of it. Of the payload, no more is decoded
     * than somebody asks for.
     */
    public Envelope open() {
        return new Envelope(message, scan.payload());
    }

    @Override
    public String toString() {
        return "EnvelopeScan[" + scan + "]";
    }
}
