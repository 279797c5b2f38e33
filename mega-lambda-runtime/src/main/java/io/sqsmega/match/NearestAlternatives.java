package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;

/** Collects the mismatches of those alternatives that have the fewest. */
final class NearestAlternatives {
    private final List<Mismatch> nearest = new ArrayList<>();
    private int fewest = Integer.MAX_VALUE;

    void add(List<Mismatch> mismatches) {
        if (mismatches.size() < fewest) {
            fewest = mismatches.size();
            nearest.clear();
        }
        if (mismatches.size() == fewest) {
            addMissing(nearest, mismatches);
        }
    }

    /** Returns the mismatches; empty if one of the alternatives matched. */
    List<Mismatch> toList() {
        return List.copyOf(nearest);
    }

    void addTo(List<Mismatch> found) {
        addMissing(found, nearest);
    }

    private static void addMissing(List<Mismatch> to, List<Mismatch> from) {
        for (Mismatch mismatch : from) {
            if (!to.contains(mismatch)) {
                to.add(mismatch);
            }
        }
    }
}
