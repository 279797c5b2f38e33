package io.sqsmega.match.index;

import io.sqsmega.match.Field;
import io.sqsmega.match.value.Missing;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fills the slots of a projection of MEGA events from a payload. Immutable and thread-safe. */
final class EventSlots {
    private final Field[] fields;
    private final Projection[] places;
    private final @Nullable Projection extra;

    /** @param selection the projection of MEGA events, with the protocol's names; see {@link EventConditions} */
    EventSlots(Projection selection) {
        int count = 0;
        Field[] all = Field.values();
        Field[] selected = new Field[all.length];
        Projection[] theirs = new Projection[all.length];
        for (Field field : all) {
            Projection section = selection.field(field.section);
            Projection place = section == null ? null : section.field(field.key);
            if (place != null) {
                selected[count] = field;
                theirs[count++] = place;
            }
        }
        this.fields = Arrays.copyOf(selected, count);
        this.places = Arrays.copyOf(theirs, count);
        this.extra = selection.field(EventConditions.EXTRA);
    }

    void fill(ProjectedValues selected, MegaPayload payload) {
        for (int i = 0; i < fields.length; i++) {
            Object value = fields[i].valueIn(payload);
            if (value != Missing.VALUE) {
                selected.putValue(places[i], value);
            }
        }
        if (extra != null) {
            selected.putFields(extra, payload.extra());
        }
    }
}
