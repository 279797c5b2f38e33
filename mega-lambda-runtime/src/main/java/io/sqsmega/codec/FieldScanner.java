package io.sqsmega.codec;

import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scans objects with a cursor and stores the projected fields. Not thread-safe. */
final class FieldScanner {
    private final FieldCursor cursor;
    private ProjectedValues selected;

    FieldScanner(FieldCursor cursor, ProjectedValues selected) {
        this.cursor = cursor;
        this.selected = selected;
    }

    /** Stores projected values in another target from now on. */
    void keepIn(ProjectedValues other) {
        selected = other;
    }

    /** Stores the projected part of the value at the cursor. */
    void field(@Nullable Projection place) throws IOException {
        if (place == null) {
            cursor.skip();
        } else if (!selected.enter(place)) {
            throw new SlowPathException();
        } else if (place.slot() == Projection.NO_SLOT && !(place.hasInside() && cursor.isString())) {
            below(place);
        } else if (place.wantsValue() || !cursor.isObject()) {
            selected.putValue(place, cursor.value());
        } else {
            // Patterns only test whether it is an object.
            selected.put(place.slot(), Map.of());
            below(place);
        }
    }

    /** Stores the projected fields below a place of the value at the cursor. */
    void below(@Nullable Projection place) throws IOException {
        if (place == null || !place.hasFields() || !cursor.isObject()) {
            cursor.skip();
            return;
        }
        cursor.open();
        for (FieldName name = cursor.next(); name != null; name = cursor.next()) {
            field(place.field(name.text));
        }
    }

    /** Stores a field of the schema in the form of the payload; null is absent. */
    void keep(@Nullable Projection place, @Nullable Object value) {
        if (place != null && value != null) {
            selected.putValue(place, value);
        }
    }

    /**
     * Returns whether the value at the cursor is an object; if not, skips null.
     *
     * @throws SlowPathException if the value is neither
     */
    boolean isSection() throws IOException {
        if (cursor.isObject()) {
            return true;
        } else if (!cursor.isNull()) {
            throw new SlowPathException();
        }
        cursor.skip();
        return false;
    }

    /**
     * Stores the projected fields of the object at the cursor.
     *
     * @return the object if it is needed as a whole and has fields; else null
     */
    @SuppressWarnings("unchecked") // an object has names for keys
    @Nullable
    Map<String, @Nullable Object> section(@Nullable Projection place) throws IOException {
        if (place == null || place.slot() == Projection.NO_SLOT) {
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
