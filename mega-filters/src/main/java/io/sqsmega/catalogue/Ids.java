package io.sqsmega.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes ids of names: only ASCII letters and digits, dots, hyphens and underscores; unique. Not thread-safe. */
final class Ids {
    private static final int LONGEST = 80;

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Returns the id of the thing with this name, always the same one. */
    String of(String prefix, String name) {
        return given.computeIfAbsent(prefix + name, this::unique);
    }

    /** Returns another id with every call. */
    String unique(String name) {
        String id = name.replaceAll("[^A-Za-z0-9._-]+", "_");
        id = id.substring(0, Math.min(id.length(), LONGEST));
        String free = id;
        for (int i = 2; !taken.add(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }
}
