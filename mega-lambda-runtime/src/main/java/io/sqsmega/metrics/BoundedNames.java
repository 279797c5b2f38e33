package io.sqsmega.metrics;

import io.sqsmega.Internal;
import io.sqsmega.payload.ReadableText;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first names that were seen, as parts of the names of metrics; all further names are {@code other}. Names are
 * ASCII, because CloudWatch drops others. Thread-safe.
 *
 * @since 0.2
 * @hidden
 */
@Internal
public final class BoundedNames {
    static final int MAX_NAMES = 20;
    static final String OTHER = "other";

    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** A name that is known costs a look-up. */
    public String of(String name) {
        String found = known.get(name);
        return found == null ? add(name) : found;
    }

    private synchronized String add(String name) {
        String ascii = name.isBlank() ? OTHER : readable(name);
        if (!names.contains(ascii) && names.size() >= MAX_NAMES) {
            return OTHER;
        }
        names.add(ascii);
        if (known.size() < 10 * MAX_NAMES) {
            known.put(name, ascii);
        }
        return ascii;
    }

    /** Returns the name, cut to 200 code points, with {@code ?} for each character that is not printable ASCII. */
    static String readable(String name) {
        return ReadableText.of(name).replaceAll("[^ -~]", "?");
    }
}
