package io.sqsmega.codec.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * JSON as anybody may write it: fields in any order, sometimes twice, sometimes of a wrong type, with blanks, escapes
 * and numbers of every notation.
 */
public final class RandomJson {
    public static final List<String> NAMES = List.of(
            "a", "b", "name", "version", "current", "é", "\uD83D\uDE00", "q\"\\/", "", "protocol", "event", "z");

    private static final List<String> SCALARS = List.of(
            "1",
            "0",
            "-7",
            "1.0",
            "12.50",
            "-0.0",
            "1e0",
            "1E+2",
            "2147483648",
            "123456789012345678901234567890",
            "0.30000000000000004",
            "1e400",
            "1e-400",
            "1e99999",
            "true",
            "false",
            "null",
            "\"\"",
            "\"text\"",
            "\"\\u00e9\\n\\\"\"",
            "\"2020-01-15T12:00:00Z\"",
            "\"\uD83D\uDE00\"",
            "\"mega\"");

    private static final List<String> RARE =
            List.of("INF", "1e999999", "NaN", "-Infinity", "+Infinity", "01", "1.", "\"\u0001\"", "\"\\x\"", "nul", "");

    private final Random random;

    public RandomJson(Random random) {
        this.random = random;
    }

    /** A document that is a MEGA event, or nearly, or data. */
    public String document() {
        String text = random.nextInt(4) == 0 ? object(3, NAMES) : mega();
        return random.nextInt(6) == 0 ? mutated(text) : text;
    }

    private String mega() {
        List<String> fields = new ArrayList<>();
        fields.add(field("protocol", rarely() ? value(1) : "\"mega\""));
        fields.add(field("version", rarely() ? value(1) : pick(List.of("1", "1.0", "1e0"))));
        List<String> sections = new ArrayList<>();
        sections.add(field("event", rarely() ? value(1) : event()));
        maybe(sections, "object", rarely() ? value(1) : state());
        maybe(sections, "extra", section());
        maybe(sections, pick(NAMES), value(2));
        Collections.shuffle(sections, random);
        fields.addAll(sections);
        if (rarely()) {
            Collections.shuffle(fields, random);
        }
        return object(fields);
    }

    private String event() {
        List<String> fields = new ArrayList<>();
        fields.add(field("name", rarely() ? value(0) : "\"item.added\""));
        fields.add(field("timestamp", rarely() ? value(0) : "\"2020-01-15T12:34:56.789+02:00\""));
        maybe(fields, "version", rarely() ? value(0) : pick(List.of("2", "3.0", "null", "\"2\"", "\"x\"")));
        maybe(fields, "domain", rarely() ? value(0) : pick(List.of("\"shop\"", "null")));
        maybe(fields, "subject", rarely() ? value(0) : "\"us\\u0065r\"");
        maybe(fields, "publisher", "\"cart\"");
        maybe(fields, "attributes", section());
        maybe(fields, pick(NAMES), value(2));
        maybe(fields, pick(NAMES), value(2));
        Collections.shuffle(fields, random);
        return object(fields);
    }

    private String state() {
        List<String> fields = new ArrayList<>();
        maybe(fields, "type", rarely() ? value(0) : "\"cart\"");
        maybe(fields, "id", rarely() ? value(0) : "\"18\"");
        maybe(fields, "version", rarely() ? value(0) : pick(List.of("4", "\"4\"")));
        maybe(fields, "current", section());
        maybe(fields, "previous", section());
        maybe(fields, pick(NAMES), value(1));
        Collections.shuffle(fields, random);
        return object(fields);
    }

    private String section() {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> "{}";
            case 2 -> value(1);
            default -> object(3, NAMES);
        };
    }

    private String object(int depth, List<String> names) {
        List<String> fields = new ArrayList<>();
        List<String> left = new ArrayList<>(names);
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = pick(left);
            if (random.nextInt(20) > 0) {
                left.remove(name);
            }
            fields.add(field(name, value(depth - 1)));
        }
        return object(fields);
    }

    private String object(List<String> fields) {
        return blank() + "{" + blank() + String.join(blank() + ",", fields) + "}" + blank();
    }

    private String value(int depth) {
        int kind = depth <= 0 ? 9 : random.nextInt(10);
        if (kind < 3) {
            return object(depth, NAMES);
        } else if (kind == 3) {
            List<String> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(value(depth - 1));
            }
            return "[" + String.join(",", items) + "]";
        }
        return random.nextInt(300) == 0 ? pick(RARE) : pick(SCALARS);
    }

    private String field(String name, String value) {
        StringBuilder written = new StringBuilder("\"");
        for (char c : name.toCharArray()) {
            if (c == '"' || c == '\\') {
                written.append('\\').append(c);
            } else if (random.nextInt(30) == 0) {
                written.append(String.format("\\u%04x", (int) c));
            } else {
                written.append(c);
            }
        }
        return written.append("\":").append(blank()).append(value).toString();
    }

    private void maybe(List<String> fields, String name, String value) {
        if (random.nextInt(3) > 0) {
            fields.add(field(name, value));
        }
        if (random.nextInt(60) == 0) {
            fields.add(field(name, value(1)));
        }
    }

    private boolean rarely() {
        return random.nextInt(25) == 0;
    }

    private String blank() {
        return random.nextInt(6) == 0 ? pick(List.of(" ", "\n", "\t", "\r\n  ")) : "";
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        if (random.nextInt(4) == 0) {
            mutated.setLength(random.nextInt(text.length()));
            return random.nextBoolean() ? mutated.append('}').toString() : mutated.toString();
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            String signs = "{}[]\",:\\0123456789.eE+-tfnNI \uD800\u0000\uFFFE";
            int at = random.nextInt(mutated.length());
            if (random.nextBoolean()) {
                mutated.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
            } else {
                mutated.insert(at, signs.charAt(random.nextInt(signs.length())));
            }
        }
        return mutated.toString();
    }
}
