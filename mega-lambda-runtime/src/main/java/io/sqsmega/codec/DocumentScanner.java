package io.sqsmega.codec;

import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Scans a document with a cursor: as data, until protocol and version show that it is a MEGA event. Not thread-safe;
 * scans one document.
 */
final class DocumentScanner {
    private final FieldCursor cursor;
    private final BodyScanner scanner;
    private final ProjectedValues events;
    private final ProjectedValues data;
    private final FieldScanner fields;
    private final ScannedBody scan;
    private @Nullable EventScanner event;
    private @Nullable Object protocol;
    private @Nullable Object version;
    private boolean protocolMet;
    private boolean versionMet;
    private boolean sectionMet;

    DocumentScanner(
            FieldCursor cursor, BodyScanner scanner, ProjectedValues events, ProjectedValues data, ScannedBody scan) {
        this.cursor = cursor;
        this.scanner = scanner;
        this.events = events;
        this.data = data;
        this.fields = new FieldScanner(cursor, data);
        this.scan = scan;
    }

    /** @param without the name of a field that sends the document to the slow path; null if there is none */
    void run(@Nullable String without) throws IOException {
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            if (name.text.equals(without)) {
                throw new SlowPathException();
            }
            field(name);
            if (scan.isUnwanted()) {
                return;
            }
        }
        if (event != null) {
            event.finish();
        } else if (scanner.data.slot() != Projection.NO_SLOT) {
            throw new SlowPathException();
        }
        scan.namesMega = event == null && NearMiss.namesMega(protocol);
    }

    private void field(FieldName name) throws IOException {
        if (name.ofDocument == SchemaField.PROTOCOL) {
            once(protocolMet);
            protocolMet = true;
            protocol = claim(name);
            decide();
        } else if (name.ofDocument == SchemaField.PROTOCOL_VERSION) {
            once(versionMet);
            versionMet = true;
            version = claim(name);
            decide();
        } else {
            sectionMet |= name.ofDocument != null;
            other(name);
        }
    }

    private void other(FieldName name) throws IOException {
        if (event == null) {
            fields.field(scanner.data.field(name.text));
        } else {
            event.section(name);
        }
    }

    private @Nullable Object claim(FieldName name) throws IOException {
        Object value = cursor.usualValue();
        Projection place = scanner.data.field(name.text);
        if (place != null) {
            data.putValue(place, value);
        }
        return value;
    }

    /** Decides the kind of document. Values stored as data before are dropped for an event. */
    private void decide() throws IOException {
        if (MegaSchema.isClaimedBy(protocol, version)) {
            if (sectionMet || scanner.wholeSections) {
                throw new SlowPathException();
            }
            data.clear();
            fields.keepIn(events);
            event = new EventScanner(cursor, fields, scanner, scan);
        }
    }

    private static void once(boolean met) throws IOException {
        if (met) {
            throw new SlowPathException();
        }
    }
}
