package io.sqsmega.match.index;

import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the slots of a projection of MEGA events from a payload. Immutable and thread-safe. */
final class EventSlots {
    private final SchemaField[] fields;
    private final Projection[] places;
    private final @Nullable Projection extra;

    /** @param selection the projection of MEGA events, with the protocol's names; see {@link EventConditions} */
    EventSlots(Projection selection) {
        List<SchemaField> selected = new ArrayList<>();
        List<Projection> theirs = new ArrayList<>();
        for (List<SchemaField> listed : List.of(SchemaField.OF_EVENT, SchemaField.OF_OBJECT)) {
            for (SchemaField field : listed) {
                Projection section = selection.field(field.section);
                Projection place = section == null ? null : section.field(field.key);
                if (place != null) {
                    selected.add(field);
                    theirs.add(place);
                }
            }
        }
        this.fields = selected.toArray(new SchemaField[0]);
        this.places = theirs.toArray(new Projection[0]);
        this.extra = selection.field(SchemaField.EXTRA.key);
    }

    void fill(ProjectedValues selected, MegaPayload payload) {
        for (int i = 0; i < fields.length; i++) {
            Object value = fields[i].valueIn(payload);
            if (value != null) {
                selected.putValue(places[i], value);
            }
        }
        if (extra != null) {
            selected.putFields(extra, payload.extra());
        }
    }
}
