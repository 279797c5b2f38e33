package io.sqsmega.codec.document;

import io.sqsmega.Internal;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Values;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document of canonical values. Throws an exception for values that a reader could not read back: a value that
 * the format cannot carry, or a document that is nested too deep. Not thread-safe; writes one document.
 */
@Internal
public abstract class DocumentWriter {
    private final DocumentPath path;
    private int depth;

    /** @param root the beginning of the paths in error messages */
    public DocumentWriter(String root) {
        this.path = new DocumentPath(root);
    }

    public abstract void startObject();

    public abstract void name(String name);

    public abstract void endObject();

    public abstract void startArray();

    public abstract void endArray();

    public abstract void nothing();

    public abstract void truth(boolean value);

    public abstract void text(String value);

    public abstract void number(Number value);

    public abstract void dateTime(OffsetDateTime value);

    public abstract void uuid(UUID value);

    public abstract void bytes(Bytes value);

    /**
     * Writes an object.
     *
     * @throws InvalidPayloadException if the format cannot carry a value; the message names its path, never the value
     */
    public final void object(Map<String, @Nullable Object> fields) {
        enter();
        startObject();
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            field(field.getKey(), field.getValue());
        }
        endObject();
        depth--;
    }

    /** Returns the exception for the value that is being written. */
    public final InvalidPayloadException refused(String rule, String met) {
        return path.refused(rule, met);
    }

    private void field(String name, @Nullable Object value) {
        path.enter(name);
        if (hasLoneSurrogate(name)) {
            throw refused("have a name without lone surrogates, which readers refuse: rename it", "a name with one");
        }
        name(name);
        value(value);
        path.leave();
    }

    /** Returns whether the text is not valid Unicode because it contains half of a surrogate pair. */
    public static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void array(List<?> items) {
        enter();
        startArray();
        for (int i = 0; i < items.size(); i++) {
            path.enter(i);
            value(items.get(i));
            path.leave();
        }
        endArray();
        depth--;
    }

    private void enter() {
        depth++;
        if (depth > Values.MAX_DEPTH) {
            throw refused("be nested at most " + Values.MAX_DEPTH + " deep, its sections included", "a deeper value");
        }
    }

    @SuppressWarnings("unchecked") // the maps of a payload have names for keys
    public final void value(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean truth) {
            truth(truth);
        } else if (value == null) {
            nothing();
        } else if (value instanceof Map<?, ?> map) {
            object((Map<String, @Nullable Object>) map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else {
            beyondJson(value);
        }
    }

    private void beyondJson(Object value) {
        if (value instanceof OffsetDateTime dateTime) {
            dateTime(dateTime);
        } else if (value instanceof UUID uuid) {
            uuid(uuid);
        } else if (value instanceof Bytes bytes) {
            bytes(bytes);
        } else {
            throw refused("be a value that a payload can carry", Values.typeOf(value));
        }
    }
}
