package io.sqsmega.match;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The drawers of a branch for one way to look up. Not thread-safe. */
final class Drawers {
    private final Map<Object, Drawer> byKey = new HashMap<>();
    private int surveyed;
    private boolean cleared;

    /** The drawers for a filing that could go into them. */
    Drawer[] survey(Object[] keys) {
        surveyed++;
        Drawer[] drawers = new Drawer[keys.length];
        for (int i = 0; i < keys.length; i++) {
            drawers[i] = get(keys[i]);
            drawers[i].wanted++;
        }
        return drawers;
    }

    /** How many filings could go this way. */
    int surveyed() {
        return surveyed;
    }

    Drawer get(Object key) {
        Drawer drawer = byKey.get(key);
        if (drawer == null) {
            drawer = new Drawer();
            byKey.put(key, drawer);
        }
        return drawer;
    }

    /** Those that something went into. Nothing more goes into others. */
    Map<Object, Drawer> filled() {
        if (!cleared) {
            cleared = true;
            for (Iterator<Drawer> all = byKey.values().iterator(); all.hasNext(); ) {
                if (all.next().isEmpty()) {
                    all.remove();
                }
            }
        }
        return byKey;
    }
}
