package io.sqsmega.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.document.EncodedText;
import io.sqsmega.codec.document.SlowPathException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds reading JSON with a cursor against parsing it. */
final class JsonCheck {
    private JsonCheck() {}

    /** Whether the document is taken, both when it is read and when it is only passed over. */
    static boolean isTaken(String document) {
        EncodedText text = EncodedText.of(document);
        if (text != null) {
            Map<String, @Nullable Object> read = read(text);
            assertThat(isPassed(text)).as(document).isEqualTo(read != null);
            assertThat(read).as(document).isEqualTo(JacksonOracle.read(document));
        }
        Map<String, @Nullable Object> read = JsonReader.read(document);
        if (read != null || text != null) {
            assertThat(read).as(document).isEqualTo(JacksonOracle.read(document));
        }
        return read != null;
    }

    private static @Nullable Map<String, @Nullable Object> read(EncodedText document) {
        try {
            JsonCursor cursor = new JsonCursor(document, 0);
            Map<String, @Nullable Object> fields = cursor.fields();
            cursor.finish();
            return fields;
        } catch (SlowPathException notTaken) {
            return null;
        } catch (IOException other) {
            throw new AssertionError("must say no in one way", other);
        }
    }

    private static boolean isPassed(EncodedText document) {
        try {
            JsonCursor cursor = new JsonCursor(document, 0);
            boolean object = cursor.isObject();
            cursor.skip();
            cursor.finish();
            return object;
        } catch (IOException notTaken) {
            return false;
        }
    }
}
