package io.sqsmega.codec;

import io.sqsmega.payload.SchemaField;
import io.sqsmega.projection.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of a projection in MEGA documents, looked up once. Immutable and thread-safe. */
final class EventPlaces {
    private final @Nullable Projection[] places = new @Nullable Projection[SchemaField.COUNT];

    /** Whether a section is needed as a whole, which is assembled from more than the value at its place. */
    final boolean wholeSections;

    EventPlaces(Projection root) {
        add(root, SchemaField.OF_DOCUMENT);
        add(of(SchemaField.EVENT), SchemaField.OF_EVENT);
        add(of(SchemaField.OBJECT), SchemaField.OF_OBJECT);
        wholeSections = isWhole(root)
                || isWhole(of(SchemaField.EVENT))
                || isWhole(of(SchemaField.ATTRIBUTES))
                || isWhole(of(SchemaField.OBJECT))
                || isWhole(of(SchemaField.EXTRA));
    }

    private void add(@Nullable Projection section, List<SchemaField> fields) {
        for (SchemaField field : fields) {
            places[field.number] = section == null ? null : section.field(field.key);
        }
    }

    private static boolean isWhole(@Nullable Projection section) {
        return section != null && section.slot() != Projection.NO_SLOT;
    }

    /** Returns the place of a field, or null if the field is not selected. */
    @Nullable
    Projection of(SchemaField field) {
        return places[field.number];
    }
}
