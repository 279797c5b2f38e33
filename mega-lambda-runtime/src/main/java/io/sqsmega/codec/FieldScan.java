package io.sqsmega.codec;

import io.sqsmega.select.Selected;
import io.sqsmega.select.Selection;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through objects with a cursor and keeps what is selected of their fields. Not thread-safe. */
final class FieldScan {
    private final FieldCursor cursor;
    private Selected selected;

    FieldScan(FieldCursor cursor, Selected selected) {
        this.cursor = cursor;
        this.selected = selected;
    }

    /** Keeps in another place what is selected from now on. */
    void keepIn(Selected other) {
        selected = other;
    }

    /** Keeps what is selected of the value that stands at the cursor. */
    void field(@Nullable Selection place) throws IOException {
        if (place == null) {
            cursor.skip();
        } else if (!selected.enter(place)) {
            throw new NotOrdinaryException();
        } else if (place.slot() == Selection.NO_SLOT && !(place.hasInside() && cursor.isString())) {
            below(place);
        } else if (place.wantsValue() || !cursor.isObject()) {
            selected.putValue(place, cursor.value());
        } else {
            // That it is an object is all that is asked of it.
            selected.put(place.slot(), Map.of());
            below(place);
        }
    }

    /** Keeps what is selected below a place, of the value that stands at the cursor. */
    void below(@Nullable Selection place) throws IOException {
        if (place == null || !place.hasFields() || !cursor.isObject()) {
            cursor.skip();
            return;
        }
        cursor.open();
        for (Name name = cursor.next(); name != null; name = cursor.next()) {
            field(place.field(name.text));
        }
    }

    /** Keeps a field of the schema, in the form that the payload has it; what is null is absent. */
    void keep(@Nullable Selection place, @Nullable Object value) {
        if (place != null && value != null) {
            selected.putValue(place, value);
        }
    }

    /**
     * Whether an object stands here; if not, passes over the null that does.
     *
     * @throws NotOrdinaryException if it is something else
     */
    boolean isSection() throws IOException {
        if (cursor.isObject()) {
            return true;
        } else if (!cursor.isNull()) {
            throw new NotOrdinaryException();
        }
        cursor.skip();
        return false;
    }

    /**
     * Keeps what is selected of the object that stands here.
     *
     * @return the object, if somebody looks at the whole of it, and it has fields; else null
     */
    @SuppressWarnings("unchecked") // an object has names for keys
    @Nullable
    Map<String, @Nullable Object> section(@Nullable Selection place) throws IOException {
        if (place == null || place.slot() == Selection.NO_SLOT) {
            below(place);
            return null;
        }
        Object value = cursor.value();
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            return null;
        }
        selected.putValue(place, value);
        return (Map<String, @Nullable Object>) map;
    }
}
