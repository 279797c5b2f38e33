package io.sqsmega.log;

import io.sqsmega.Internal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, strings, numbers and booleans as JSON on one line of ASCII. */
@Internal
public final class JsonText {
    private final StringBuilder json = new StringBuilder(512);

    private JsonText() {}

    /**
     * Returns the value as JSON.
     *
     * @param value the value; its numbers must be finite
     */
    public static String of(Object value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.json.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof List<?> list) {
            writeList(list);
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            quote(value.toString(), json);
        }
    }

    private void writeMap(Map<?, ?> map) {
        json.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            quote(entry.getKey().toString(), json);
            json.append(':');
            write(entry.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void writeList(List<?> list) {
        json.append('[');
        String separator = "";
        for (Object item : list) {
            json.append(separator);
            write(item);
            separator = ",";
        }
        json.append(']');
    }

    /** Appends the text as a JSON string. Escapes all characters except plain ASCII. */
    public static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                json.append(c);
            } else {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        json.append('"');
    }
}
