package io.sqsmega.codec;

import io.sqsmega.select.Selected;
import io.sqsmega.select.Selection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a document with a cursor: as data, until protocol and version say that it is a MEGA event. Not
 * thread-safe; scans one document.
 */
final class DocumentScan {
    private final FieldCursor cursor;
    private final BodyScanner scanner;
    private final Selected events;
    private final Selected data;
    private final FieldScan fields;
    private final Scan scan;
    private @Nullable EventScan event;
    private @Nullable Object protocol;
    private @Nullable Object version;
    private boolean protocolMet;
    private boolean versionMet;
    private boolean sectionMet;

    DocumentScan(FieldCursor cursor, BodyScanner scanner, Selected events, Selected data, Scan scan) {
        this.cursor = cursor;
        this.scanner = scanner;
        this.events = events;
        this.data = data;
        this.fields = new FieldScan(cursor, data);
        this.scan = scan;
    }

    /** @param without the name of a field that makes the document not ordinary; null if there is none such */
    Scan run(@Nullable String without) throws IOException {
        cursor.open();
        for (Name name = cursor.next(); name != null; name = cursor.next()) {
            if (name.text.equals(without)) {
                throw new NotOrdinaryException();
            }
            field(name);
        }
        if (event != null) {
            event.finish();
        } else if (scanner.data.slot() != Selection.NO_SLOT) {
            throw new NotOrdinaryException();
        }
        scan.namesMega = event == null && NearMiss.namesMega(protocol);
        return scan;
    }

    private void field(Name name) throws IOException {
        switch (name.number) {
            case Name.PROTOCOL -> {
                once(protocolMet);
                protocolMet = true;
                protocol = claim(name);
                decide();
            }
            case Name.VERSION -> {
                once(versionMet);
                versionMet = true;
                version = claim(name);
                decide();
            }
            case Name.EVENT, Name.OBJECT, Name.EXTRA -> {
                sectionMet = true;
                other(name);
            }
            default -> other(name);
        }
    }

    private void other(Name name) throws IOException {
        if (event == null) {
            fields.field(scanner.data.field(name.text));
        } else {
            event.section(name);
        }
    }

    private @Nullable Object claim(Name name) throws IOException {
        Object value = cursor.value();
        Selection place = scanner.data.field(name.text);
        if (place != null) {
            data.putValue(place, value);
        }
        return value;
    }

    /** Whatever was kept as data before is nothing to an event, which ignores it. */
    private void decide() throws IOException {
        if (MegaSchema.isClaimedBy(protocol, version)) {
            if (sectionMet || scanner.places.wholeSections) {
                throw new NotOrdinaryException();
            }
            data.clear();
            fields.keepIn(events);
            event = new EventScan(cursor, fields, scanner.places, scan);
        }
    }

    private static void once(boolean met) throws IOException {
        if (met) {
            throw new NotOrdinaryException();
        }
    }
}
