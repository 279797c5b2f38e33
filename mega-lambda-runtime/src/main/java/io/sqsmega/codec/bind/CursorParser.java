package io.sqsmega.codec.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.databind.util.TokenBufferReadContext;
import io.sqsmega.codec.document.FieldName;
import io.sqsmega.codec.document.SlowPathException;
import io.sqsmega.codec.json.JsonCursor;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Passes JSON to data binding as our tokenizer reads it, with the same tokens and values as those of the decoded map
 * ({@link PayloadTokens}, a {@link TokenBuffer}), but without the map. The tokenizer thus defines what a body means
 * here as well: numbers, NaN, limits.
 *
 * <p>Only a name that occurs twice in an object differs, since the map has it once: then reading ends, and
 * {@link #isLikeTheMap} returns false. Not thread-safe; used once.
 */
@SuppressWarnings("deprecation") // abstract methods of Jackson
final class CursorParser extends ScalarParser {
    private final JsonCursor json;
    private TokenBufferReadContext context = TokenBufferReadContext.createRootContext(null);
    private MetNames names = MetNames.outside();
    /** The last token. Unlike {@code _currToken}, it cannot be cleared. */
    private @Nullable JsonToken met;
    /** The current name, number or string; null if it has not been read. */
    private @Nullable Object scalar;
    /** Whether the cursor is still at the value of the last token. */
    private boolean unread;

    private boolean begun;
    private boolean closed;
    private boolean repeated;

    CursorParser(JsonCursor json, ObjectCodec codec) {
        super(codec);
        this.json = json;
    }

    /** Returns whether no name occurred twice in an object, as far as the JSON was read. */
    boolean isLikeTheMap() {
        return !repeated;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        leaveValue();
        met = closed ? null : following();
        return _updateToken(met);
    }

    private void leaveValue() throws IOException {
        if (!unread) {
            return;
        }
        unread = false;
        if (met == JsonToken.START_OBJECT) {
            json.open();
        } else if (met == JsonToken.START_ARRAY) {
            json.openArray();
        } else {
            json.skip();
        }
    }

    private @Nullable JsonToken following() throws IOException {
        if (context.inObject() && met != JsonToken.FIELD_NAME) {
            return name(json.next());
        } else if (context.inArray() && !json.nextItem()) {
            return endOf(JsonToken.END_ARRAY);
        } else if (context.inRoot() && begun) {
            return null;
        }
        begun = true;
        return value();
    }

    private JsonToken name(@Nullable FieldName name) throws IOException {
        if (name == null) {
            return endOf(JsonToken.END_OBJECT);
        } else if (!names.add(name.text)) {
            repeated = true;
            throw new SlowPathException();
        }
        scalar = name.text;
        context.setCurrentName(name.text);
        return JsonToken.FIELD_NAME;
    }

    private JsonToken value() throws IOException {
        switch (json.initial()) {
            case '{' -> {
                unread = true;
                context = context.createChildObjectContext();
                names = names.inside();
                return JsonToken.START_OBJECT;
            }
            case '[' -> {
                unread = true;
                context = context.createChildArrayContext();
                return JsonToken.START_ARRAY;
            }
            default -> {
                context.updateForValue();
                return scalarToken();
            }
        }
    }

    private JsonToken scalarToken() throws IOException {
        scalar = null;
        switch (json.initial()) {
            case '"' -> {
                unread = true;
                return JsonToken.VALUE_STRING;
            }
            case 't' -> {
                json.skip();
                return JsonToken.VALUE_TRUE;
            }
            case 'f' -> {
                json.skip();
                return JsonToken.VALUE_FALSE;
            }
            case 'n' -> {
                json.skip();
                return JsonToken.VALUE_NULL;
            }
            default -> {
                scalar = json.value();
                return scalar instanceof Double || scalar instanceof BigDecimal
                        ? JsonToken.VALUE_NUMBER_FLOAT
                        : JsonToken.VALUE_NUMBER_INT;
            }
        }
    }

    private JsonToken endOf(JsonToken end) {
        context = context.parentOrCopy();
        if (end == JsonToken.END_OBJECT) {
            names = names.outer();
        }
        return end;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        if (!unread || _currToken == null || !_currToken.isStructStart()) {
            return super.skipChildren();
        }
        unread = false;
        json.skip();
        met = endOf(_currToken == JsonToken.START_OBJECT ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
        _updateToken(met);
        return this;
    }

    @Override
    @Nullable
    Object scalar() throws IOException {
        if (_currToken == JsonToken.VALUE_STRING && unread) {
            unread = false;
            scalar = json.string();
        }
        return scalar;
    }

    @Override
    public @Nullable String currentName() {
        return contextOfName().getCurrentName();
    }

    /** Returns the context whose name is that of the current value: at its start, a container has its own context. */
    private TokenBufferReadContext contextOfName() {
        boolean opened = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        return opened ? context.parentOrCopy() : context;
    }

    @Override
    public @Nullable String getCurrentName() {
        return currentName();
    }

    @Override
    public void overrideCurrentName(String name) {
        try {
            contextOfName().setCurrentName(name);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public JsonStreamContext getParsingContext() {
        return context;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
