package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.SchemaField;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field, with the fields of the schema that have it, so that a scan need not look them up again.
 * Immutable and thread-safe.
 */
@Internal
public final class FieldName {
    public final String text;
    /** The listed field of this name in a document, an event and an object; null if there is none. */
    public final @Nullable SchemaField ofDocument;

    public final @Nullable SchemaField ofEvent;
    public final @Nullable SchemaField ofObject;

    private FieldName(String text) {
        this.ofDocument = SchemaField.of(text, SchemaField.OF_DOCUMENT);
        this.ofEvent = SchemaField.of(text, SchemaField.OF_EVENT);
        this.ofObject = SchemaField.of(text, SchemaField.OF_OBJECT);
        this.text = text;
    }

    public static FieldName of(String text) {
        return new FieldName(text);
    }
}
