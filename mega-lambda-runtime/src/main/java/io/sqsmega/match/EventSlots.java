package io.sqsmega.match;

import io.sqsmega.payload.MegaPayload;
import io.sqsmega.select.Selected;
import io.sqsmega.select.Selection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fills the slots of a selection of MEGA events from a payload. Immutable and thread-safe. */
final class EventSlots {
    private final Field[] fields;
    private final Selection[] places;
    private final @Nullable Selection extra;

    /** @param selection of MEGA events; by the protocol's names, see {@link EventConditions} */
    EventSlots(Selection selection) {
        int count = 0;
        Field[] all = Field.values();
        Field[] selected = new Field[all.length];
        Selection[] theirs = new Selection[all.length];
        for (Field field : all) {
            Selection section = selection.field(field.section);
            Selection place = section == null ? null : section.field(field.key);
            if (place != null) {
                selected[count] = field;
                theirs[count++] = place;
            }
        }
        this.fields = Arrays.copyOf(selected, count);
        this.places = Arrays.copyOf(theirs, count);
        this.extra = selection.field(EventConditions.EXTRA);
    }

    void fill(Selected selected, MegaPayload payload) {
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
