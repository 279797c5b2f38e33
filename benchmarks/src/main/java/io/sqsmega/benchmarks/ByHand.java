package io.sqsmega.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that a user could write: a streaming parser that stops after the event's name and version, and a hash
 * table.
 */
final class ByHand {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Integer> subscribers = new HashMap<>();

    /** @param names the names of the events that subscribers want, each in version 1 */
    ByHand(Iterable<String> names) {
        for (String name : names) {
            subscribers.merge(name, 1, Integer::sum);
        }
    }

    int matching(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                if (field.equals("event")) {
                    return matching(parser);
                }
                parser.skipChildren();
            }
            return 0;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int matching(JsonParser event) throws IOException {
        String name = null;
        int version = 0;
        for (String field = event.nextFieldName(); field != null; field = event.nextFieldName()) {
            JsonToken value = event.nextToken();
            if (field.equals("name")) {
                name = event.getText();
            } else if (field.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                version = event.getIntValue();
            } else {
                event.skipChildren();
            }
            if (name != null && version != 0) {
                return found(name, version);
            }
        }
        return 0;
    }

    int found(@Nullable String name, @Nullable Integer version) {
        Integer count = version != null && version == 1 ? subscribers.get(name) : null;
        return count == null ? 0 : count;
    }
}
