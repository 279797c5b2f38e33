package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.codec.NearMiss;
import io.sqsmega.codec.ScannedBody;
import org.jspecify.annotations.Nullable;

/**
 * The result of scanning a message with {@link EnvelopeScanner}: its kind, and the opened {@link Envelope} on demand.
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

    /** Returns whether the payload is a MEGA event. Otherwise, it is data. */
    public boolean isEvent() {
        return scan.isEvent();
    }

    /** Returns whether no subscriber can want the event; then it cannot be opened. */
    public boolean isUnwanted() {
        return scan.isUnwanted();
    }

    /** Returns the message, with the SNS notification around it. */
    public Message message() {
        return message;
    }

    /** Returns the event's name, or null if the payload is data. */
    public @Nullable String eventName() {
        return scan.eventName();
    }

    /**
     * Returns the kind of contents, like {@link Envelope#kind}, which may say more about data that is nearly an
     * envelope.
     */
    public String kind() {
        NearMiss nearMiss = scan.nearMiss();
        return isEvent() ? Envelope.EVENT : Envelope.kindOfData(nearMiss == null ? null : nearMiss.inWords());
    }

    /**
     * Returns the opened message, equal to the result of {@link Envelope#open(Message)}. Sections of the payload are
     * decoded only on demand.
     */
    public Envelope open() {
        return new Envelope(message, scan.payload());
    }

    @Override
    public String toString() {
        return "EnvelopeScan[" + scan + "]";
    }
}
