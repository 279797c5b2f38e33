package io.sqsmega.local.sns;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a topic has accepted. Immutable.
 *
 * @param sequenceNumber the sequence number on a FIFO topic, else null
 * @param timestamp when the message was accepted
 */
record Published(String messageId, @Nullable String sequenceNumber, Instant timestamp, Publication publication) {
    String message() {
        return publication.message();
    }

    Map<String, MessageAttribute> attributes() {
        return publication.attributes();
    }

    /** Writes the answer for the publisher. */
    void describe(Xml xml) {
        xml.element("MessageId", messageId);
        if (sequenceNumber != null) {
            xml.element("SequenceNumber", sequenceNumber);
        }
    }
}
