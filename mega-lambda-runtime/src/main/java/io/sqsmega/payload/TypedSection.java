package io.sqsmega.payload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a section of a payload, or to a value in it.
 *
 * @param fields the fields of the section
 * @param path the path of the section, for error messages
 */
record TypedSection(Map<String, @Nullable Object> fields, String path) {

    <T> T as(GenericType<T> type) {
        return BoundMap.binderOf(fields).bind(fields, type, path);
    }

    @Nullable
    Object at(String pointer) {
        return JsonPointer.of(pointer).valueIn(fields);
    }

    <T> T at(String pointer, GenericType<T> type) {
        JsonPointer part = JsonPointer.of(pointer);
        return BoundMap.binderOf(fields).bind(part.valueIn(fields), type, part.pathIn(fields, path));
    }
}
