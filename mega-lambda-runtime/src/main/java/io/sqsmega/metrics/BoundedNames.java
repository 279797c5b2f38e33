package io.sqsmega.metrics;

import io.sqsmega.Internal;
import io.sqsmega.payload.ReadableText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first names that were seen, as parts of the names of metrics; all further names are {@code other}. Names are
 * ASCII, because CloudWatch drops others. Thread-safe.
 *
 * @hidden
 */
@Internal
public final class BoundedNames {
    static final int MAX_NAMES = 20;
    static final String OTHER = "other";

    /** By the name as it was sent. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** A name costs a look-up, known or not, once there are 20. */
    public String of(String name) {
        String found = known.get(name);
        if (found != null) {
            return found;
        }
        return known.size() < MAX_NAMES ? add(name) : OTHER;
    }

    private synchronized String add(String name) {
        if (known.size() < MAX_NAMES) {
            known.putIfAbsent(name, name.isBlank() ? OTHER : readable(name));
        }
        return known.getOrDefault(name, OTHER);
    }

    /** Returns the name, cut to 200 code points, with {@code ?} for each character that is not printable ASCII. */
    static String readable(String name) {
        return ReadableText.of(name).replaceAll("[^ -~]", "?");
    }
}
