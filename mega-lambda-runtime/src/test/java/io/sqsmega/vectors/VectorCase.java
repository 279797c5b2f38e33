package io.sqsmega.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a file of vectors. Prints its id, so that a parameterized test is named after it. */
public record VectorCase(String id, JsonNode fields) {

    /** All cases of a file, in its order: {@code of("bodies.json")}. */
    public static List<VectorCase> of(String file) {
        List<VectorCase> cases = new ArrayList<>();
        for (JsonNode fields : read("/vectors/" + file)) {
            cases.add(new VectorCase(fields.get("id").asText(), fields));
        }
        return cases;
    }

    private static JsonNode read(String resource) {
        try (InputStream in = VectorCase.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A field that holds plain text. */
    public String text(String field) {
        return fields.get(field).asText();
    }

    /** A field that holds true or false; false if there is none. */
    public boolean flag(String field) {
        return fields.path(field).asBoolean();
    }

    /** Whether the case is expected to be refused. */
    public boolean expectsError() {
        return "error".equals(fields.get("expect").textValue());
    }

    /** A field that holds a tagged value, as {@link TaggedValue} reads it. */
    public @Nullable Object value(String field) {
        return TaggedValue.read(fields.get(field));
    }

    @Override
    public String toString() {
        return id;
    }
}
