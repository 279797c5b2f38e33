package io.sqsmega.message;

import io.sqsmega.Internal;
import io.sqsmega.codec.BodyScanner;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.ScannedBody;
import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scans a message, and the SNS envelope that may be around its payload, without opening it: it keeps only the fields
 * that patterns match. A message whose payload is not a document, or that leaves the fast path, is left to an
 * {@link EnvelopeOpener}; so is every pointer to a large payload.
 *
 * <p>Thread-safe. Learns only what saves time.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class EnvelopeScanner {
    /** A name that is in every SNS envelope, and rarely in other documents. */
    private static final String MARK = "TopicArn";

    /** The field with which SNS begins an envelope. */
    private static final String FIRST = "Type";

    private static final Projection ENVELOPE;
    private static final int TYPE;
    private static final int MESSAGE_ID;
    private static final int TOPIC_ARN;
    private static final int TIMESTAMP;
    private static final int PROTOCOL;
    private static final int SUBJECT;
    private static final int ATTRIBUTES;
    private static final int REPLAYED;

    static {
        Projection.Builder envelope = Projection.builder();
        TYPE = envelope.field(FIRST).slot();
        MESSAGE_ID = envelope.field("MessageId").slot();
        TOPIC_ARN = envelope.field(MARK).slot();
        TIMESTAMP = envelope.field("Timestamp").slot();
        PROTOCOL = envelope.field("protocol").slot();
        SUBJECT = envelope.field("Subject").slot();
        ATTRIBUTES = envelope.field("MessageAttributes").slot();
        REPLAYED = envelope.field(SnsNotification.REPLAYED).slot();
        ENVELOPE = envelope.build();
    }

    private final BodyScanner bodies;

    /**
     * @param events the fields of MEGA documents that patterns match, as whole documents
     * @param data the fields of other documents that patterns match
     * @param accepted the values that any subscriber accepts, by the key of a listed field of the event: an event with
     *     another value is turned away, and its rest not read; empty if every body is to be read to its end
     */
    public EnvelopeScanner(Projection events, Projection data, Map<String, Set<Object>> accepted) {
        this.bodies = new BodyScanner(events, data, accepted);
    }

    /** Returns whether most bodies are read to their ends, as far as the last ones show. */
    public boolean readsWholeBodies() {
        return bodies.readsWholeBodies();
    }

    /**
     * Scans a message.
     *
     * @param events receives the projected fields of a MEGA event; must be empty
     * @param data receives the projected fields of data; must be empty
     * @return null if the message must be opened; then both are empty
     */
    public @Nullable ScannedEnvelope scan(Message message, ProjectedValues events, ProjectedValues data) {
        ScannedEnvelope scan = scanned(message, events, data);
        if (scan == null) {
            clear(events, data);
        }
        return scan;
    }

    /**
     * Reads the event's name of a message that no subscriber wants, independently of what it holds, and not its rest.
     *
     * @return null if the message must be scanned: it is not an event in JSON, or there may be an envelope, whose
     *     attributes are not known yet; an event is never one
     */
    public @Nullable ScannedEnvelope turnAway(Message message) {
        Encoding declared = Envelope.declaredEncoding(message.attributes()).orElse(null);
        boolean mayBeJson = message.flaw() == null && (declared == null || declared == Encoding.JSON);
        ScannedBody unwanted = mayBeJson ? bodies.scanUnwanted(message.text()) : null;
        return unwanted == null ? null : new ScannedEnvelope(message, unwanted);
    }

    private @Nullable ScannedEnvelope scanned(Message message, ProjectedValues events, ProjectedValues data) {
        if (message.flaw() != null) {
            return null;
        }
        Encoding declared = Envelope.declaredEncoding(message.attributes()).orElse(null);
        boolean mayBeJson = declared == null || declared == Encoding.JSON;
        ScannedBody unwanted = mayBeJson ? bodies.scanPart(message.text()) : null;
        if (unwanted != null) {
            return new ScannedEnvelope(message, unwanted);
        }
        if (declared != null) {
            return result(message, bodies.scan(message.text(), declared, events, data));
        }
        EncodedText object = message.text().object();
        return object == null ? scanPlain(message, null, events, data) : scanObject(message, object, events, data);
    }

    /** Scans an object; tries the most likely kind first. */
    private @Nullable ScannedEnvelope scanObject(
            Message message, EncodedText object, ProjectedValues events, ProjectedValues data) {
        boolean sns = object.beginsWithField(FIRST);
        ScannedEnvelope scan = sns ? scanSns(message, object, events, data) : scanPlain(message, object, events, data);
        if (scan != null) {
            return scan;
        }
        clear(events, data);
        return sns ? scanPlain(message, object, events, data) : scanSns(message, object, events, data);
    }

    private @Nullable ScannedEnvelope scanPlain(
            Message message, @Nullable EncodedText object, ProjectedValues events, ProjectedValues data) {
        return result(message, bodies.scanWithout(MARK, message.text(), object, events, data));
    }

    private static @Nullable ScannedEnvelope result(Message message, @Nullable ScannedBody scan) {
        return scan == null ? null : new ScannedEnvelope(message, scan);
    }

    private static void clear(ProjectedValues events, ProjectedValues data) {
        events.clear();
        data.clear();
    }

    private @Nullable ScannedEnvelope scanSns(
            Message message, EncodedText envelope, ProjectedValues events, ProjectedValues data) {
        ProjectedValues around = new ProjectedValues(ENVELOPE);
        ScannedBody inside = bodies.scanInside(envelope, SnsNotification.MESSAGE, ENVELOPE, around, events, data);
        if (inside == null) {
            return null;
        }
        SnsNotification notification = notification(around);
        return notification == null || isDeclaredOtherwise(notification, inside)
                ? null
                : new ScannedEnvelope(message.from(notification), inside);
    }

    /**
     * Returns the notification, or null if there is none. A document that may itself be a MEGA event is left to
     * decoding.
     */
    private static @Nullable SnsNotification notification(ProjectedValues around) {
        SnsNotification notification = SnsNotification.read(
                around.get(TYPE),
                around.get(MESSAGE_ID),
                around.get(TOPIC_ARN),
                around.get(SUBJECT),
                around.get(TIMESTAMP),
                around.get(ATTRIBUTES),
                around.get(REPLAYED));
        boolean holdsAPayload = notification != null && notification.type() == SnsNotification.Type.NOTIFICATION;
        return holdsAPayload && !around.has(PROTOCOL) ? notification : null;
    }

    private static boolean isDeclaredOtherwise(SnsNotification notification, ScannedBody inside) {
        Optional<Encoding> declared = Envelope.declaredEncoding(notification.attributes());
        return declared.isPresent() && declared.get() != inside.encoding();
    }
}
