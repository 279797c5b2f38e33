package io.sqsmega.catalogue;

import io.sqsmega.codec.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON with line breaks, for people and for differences between versions. */
final class IndentedJson {
    private final StringBuilder indented = new StringBuilder();
    private int depth;

    private IndentedJson() {}

    static String of(Map<String, @Nullable Object> document) {
        IndentedJson json = new IndentedJson();
        json.indent(JsonWriter.write(document, "catalogue"));
        return json.indented.append('\n').toString();
    }

    private void indent(String json) {
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                indented.append(c).append(json.charAt(++i));
            } else if (c == '"') {
                inString = !inString;
                indented.append(c);
            } else if (inString) {
                indented.append(c);
            } else if ((c == '{' || c == '[') && isClosing(json.charAt(i + 1))) {
                indented.append(c).append(json.charAt(++i));
            } else {
                structure(c);
            }
        }
    }

    private void structure(char c) {
        switch (c) {
            case '{', '[' -> {
                indented.append(c);
                line(depth + 1);
            }
            case '}', ']' -> {
                line(depth - 1);
                indented.append(c);
            }
            case ',' -> {
                indented.append(c);
                line(depth);
            }
            case ':' -> indented.append(": ");
            default -> indented.append(c);
        }
    }

    private void line(int newDepth) {
        depth = newDepth;
        indented.append('\n').append("  ".repeat(depth));
    }

    private static boolean isClosing(char c) {
        return c == '}' || c == ']';
    }
}
