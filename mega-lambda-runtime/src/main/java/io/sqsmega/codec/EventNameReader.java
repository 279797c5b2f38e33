package io.sqsmega.codec;

import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.payload.SchemaField;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the name of a MEGA event from the beginning of its document, and nothing after it. */
final class EventNameReader {
    private EventNameReader() {}

    /**
     * Returns the name, or null if the document is no event, has another field before the event or claims it twice, or
     * if the name is no text.
     *
     * @throws IOException if the document ends before the name does, or is malformed there
     */
    static @Nullable String read(FieldCursor cursor) throws IOException {
        Object protocol = null;
        Object version = null;
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (name.ofDocument == SchemaField.PROTOCOL && protocol == null && !cursor.isNull()) {
                protocol = cursor.usualValue();
            } else if (name.ofDocument == SchemaField.PROTOCOL_VERSION && version == null && !cursor.isNull()) {
                version = cursor.value();
            } else {
                boolean event = name.ofDocument == SchemaField.EVENT && MegaSchema.isClaimedBy(protocol, version);
                return event ? ofEvent(cursor) : null;
            }
        }
        return null;
    }

    private static @Nullable String ofEvent(FieldCursor cursor) throws IOException {
        cursor.open();
        FieldName name = cursor.next();
        while (name != null && name.ofEvent != SchemaField.NAME) {
            cursor.skip();
            name = cursor.next();
        }
        return name != null && cursor.usualValue() instanceof String text ? text : null;
    }
}
