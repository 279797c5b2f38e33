package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.SchemaField;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field, with the fields of the schema that have it, so that a scan need not look them up again.
 * Immutable and thread-safe.
 */
@Internal
public final class FieldName {
    private static final Map<String, FieldName> LISTED = listed();

    public final String text;
    /** The listed field of this name in a document, an event and an object; null if there is none. */
    public final @Nullable SchemaField ofDocument;

    public final @Nullable SchemaField ofEvent;
    public final @Nullable SchemaField ofObject;

    private FieldName(
            String text,
            @Nullable SchemaField ofDocument,
            @Nullable SchemaField ofEvent,
            @Nullable SchemaField ofObject) {
        this.text = text;
        this.ofDocument = ofDocument;
        this.ofEvent = ofEvent;
        this.ofObject = ofObject;
    }

    private static Map<String, FieldName> listed() {
        Map<String, FieldName> listed = new HashMap<>();
        for (SchemaField field : SchemaField.values()) {
            String key = field.key;
            listed.put(
                    key,
                    new FieldName(
                            key,
                            SchemaField.of(key, SchemaField.OF_DOCUMENT),
                            SchemaField.of(key, SchemaField.OF_EVENT),
                            SchemaField.of(key, SchemaField.OF_OBJECT)));
        }
        return listed;
    }

    public static FieldName of(String text) {
        FieldName listed = LISTED.get(text);
        return listed == null ? new FieldName(text, null, null, null) : listed;
    }
}
