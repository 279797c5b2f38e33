package io.sqsmega.message;

import io.sqsmega.codec.BodyScanner;
import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.Scan;
import io.sqsmega.payload.IsoDateTime;
import io.sqsmega.select.Selected;
import io.sqsmega.select.Selection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a message, and into the SNS envelope that may be around its payload, without opening it: it keeps only
 * what somebody looks at. A message whose payload is no document, or one that is out of the ordinary, is left to
 * {@link Envelope#open(Message, PayloadReader)}; so is every pointer to a large payload.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class EnvelopeScanner {
    /** What every SNS envelope has, and hardly anything else. */
    private static final String MARK = "TopicArn";

    private static final String QUOTED_MARK = '"' + MARK + '"';

    private static final Selection ENVELOPE;
    private static final int TYPE;
    private static final int MESSAGE_ID;
    private static final int TOPIC_ARN;
    private static final int TIMESTAMP;
    private static final int PROTOCOL;
    private static final int ENCODING_TYPE;
    private static final int ENCODING;

    static {
        Selection.Builder envelope = Selection.builder();
        TYPE = envelope.field("Type").slot();
        MESSAGE_ID = envelope.field("MessageId").slot();
        TOPIC_ARN = envelope.field(MARK).slot();
        TIMESTAMP = envelope.field("Timestamp").slot();
        PROTOCOL = envelope.field("protocol").slot();
        Selection.Builder encoding = envelope.field("MessageAttributes").field(Encoding.ATTRIBUTE);
        ENCODING_TYPE = encoding.field("Type").slot();
        ENCODING = encoding.field("Value").slot();
        ENVELOPE = envelope.build();
    }

    private final BodyScanner bodies;

    /**
     * @param events what is looked at in MEGA documents, as whole documents
     * @param data what is looked at in other documents
     */
    public EnvelopeScanner(Selection events, Selection data) {
        this.bodies = new BodyScanner(events, data);
    }

    /**
     * Scans a message.
     *
     * @param events takes what is selected of a MEGA event; must be empty
     * @param data takes what is selected of data; must be empty
     * @return null if the message is to be opened; then nothing is selected
     */
    public @Nullable EnvelopeScan scan(Message message, Selected events, Selected data) {
        EnvelopeScan scan = scanned(message, events, data);
        if (scan == null) {
            clear(events, data);
        }
        return scan;
    }

    private @Nullable EnvelopeScan scanned(Message message, Selected events, Selected data) {
        Optional<Encoding> declared = Envelope.declaredEncoding(message.attributes());
        String body = message.body();
        if (declared.isPresent()) {
            return result(message, bodies.scan(body, declared.get(), events, data), false);
        }
        if (body.contains(QUOTED_MARK)) {
            Scan inside = scanSns(body, events, data);
            if (inside != null) {
                return result(message, inside, true);
            }
            clear(events, data);
        }
        return result(message, bodies.scan(body, null, MARK, events, data), false);
    }

    private static @Nullable EnvelopeScan result(Message message, @Nullable Scan scan, boolean fromSns) {
        return scan == null ? null : new EnvelopeScan(message, scan, fromSns);
    }

    private static void clear(Selected events, Selected data) {
        events.clear();
        data.clear();
    }

    private @Nullable Scan scanSns(String body, Selected events, Selected data) {
        Selected around = new Selected(ENVELOPE);
        Scan inside = bodies.scanInside(body, SnsNotification.MESSAGE, ENVELOPE, around, events, data);
        return inside != null && isNotification(around) && isNotDeclaredOtherwise(around, inside) ? inside : null;
    }

    /** As {@link SnsNotification} says it; what may be a MEGA event itself is left to decoding. */
    private static boolean isNotification(Selected around) {
        return SnsNotification.Type.of(around.get(TYPE)) == SnsNotification.Type.NOTIFICATION
                && around.get(TIMESTAMP) instanceof String timestamp
                && IsoDateTime.parse(timestamp) != null
                && around.get(MESSAGE_ID) instanceof String
                && around.get(TOPIC_ARN) instanceof String
                && !around.has(PROTOCOL);
    }

    private static boolean isNotDeclaredOtherwise(Selected around, Scan inside) {
        if (!(around.get(ENCODING_TYPE) instanceof String type && around.get(ENCODING) instanceof String value)
                || type.startsWith("Binary")) {
            return true;
        }
        Optional<Encoding> declared = Encoding.ofAttribute(value);
        return declared.isEmpty() || declared.get() == inside.encoding();
    }
}
