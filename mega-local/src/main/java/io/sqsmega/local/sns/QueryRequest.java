package io.sqsmega.local.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request in the query protocol, or of one entry of a list inside it: {@code Name=value}, where
 * lists and maps are written as {@code Attributes.entry.1.key=…&Attributes.entry.1.value=…}. Immutable.
 */
final class QueryRequest {
    private final NavigableMap<String, String> parameters;
    private final String prefix;

    private QueryRequest(NavigableMap<String, String> parameters, String prefix) {
        this.parameters = parameters;
        this.prefix = prefix;
    }

    static QueryRequest parse(String form) {
        NavigableMap<String, String> parameters = new TreeMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryRequest(parameters, "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SnsException(400, "MalformedQueryString", "The request must be a URL-encoded form");
        }
    }

    @Nullable
    String get(String name) {
        return parameters.get(prefix + name);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(get(name));
    }

    String required(String name) {
        String value = get(name);
        if (value == null) {
            throw SnsException.invalidParameter(name);
        }
        return value;
    }

    /**
     * Returns the entries of a list, in order; {@code kind} is the word before the number of an entry, {@code entry} or
     * {@code member}.
     */
    List<QueryRequest> entries(String name, String kind) {
        List<QueryRequest> entries = new ArrayList<>();
        QueryRequest entry = entry(name, kind, 1);
        while (entry.exists()) {
            entries.add(entry);
            entry = entry(name, kind, entries.size() + 1);
        }
        return entries;
    }

    private QueryRequest entry(String name, String kind, int number) {
        return new QueryRequest(parameters, prefix + name + "." + kind + "." + number + ".");
    }

    private boolean exists() {
        String next = parameters.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    /** Returns the texts of a list, in order: {@code TagKeys.member.1=…}. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        String text = get(name + ".member.1");
        while (text != null) {
            texts.add(text);
            text = get(name + ".member." + (texts.size() + 1));
        }
        return texts;
    }

    /** Returns the map of this name, from text to text. */
    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        entries(name, "entry").forEach(entry -> map.put(entry.required("key"), entry.required("value")));
        return map;
    }
}
