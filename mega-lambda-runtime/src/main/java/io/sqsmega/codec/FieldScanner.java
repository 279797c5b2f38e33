package io.sqsmega.codec;

import io.sqsmega.codec.document.FieldCursor;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.projection.ProjectedValues;
import io.sqsmega.projection.Projection;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through objects with a cursor and keeps what is selected of their fields. Not thread-safe. */
final class FieldScanner {
    private final FieldCursor cursor;
    private ProjectedValues selected;

    FieldScanner(FieldCursor cursor, ProjectedValues selected) {
        this.cursor = cursor;
        this.selected = selected;
    }

    /** Keeps in another place what is selected from now on. */
    void keepIn(ProjectedValues other) {
        selected = other;
    }

    /** Keeps what is selected of the value that stands at the cursor. */
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
            // That it is an object is all that is asked of it.
            selected.put(place.slot(), Map.of());
            below(place);
        }
    }

    /** Keeps what is selected below a place, of the value that stands at the cursor. */
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

    /** Keeps a field of the schema, in the form that the payload has it; what is null is absent. */
    void keep(@Nullable Projection place, @Nullable Object value) {
        if (place != null && value != null) {
            selected.putValue(place, value);
        }
    }

    /**
     * Whether an object stands here; if not, passes over the null that does.
     *
     * @throws SlowPathException if it is something else
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
     * Keeps what is selected of the object that stands here.
     *
     * @return the object, if somebody looks at the whole of it, and it has fields; else null
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
