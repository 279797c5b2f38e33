package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A place at a node that is being built: how many filings could go there, and then those that do. */
final class Drawer {
    int wanted;
    private List<Filing> filings = List.of();

    void add(Filing filing) {
        if (filings.isEmpty()) {
            filings = new ArrayList<>(wanted);
        }
        filings.add(filing);
    }

    boolean isEmpty() {
        return filings.isEmpty();
    }

    /** How many are not empty. */
    static int filled(Map<?, Drawer> drawers) {
        int filled = 0;
        for (Drawer drawer : drawers.values()) {
            filled += drawer.isEmpty() ? 0 : 1;
        }
        return filled;
    }

    Step build(NodeBuilder nodes) {
        return nodes.build(filings);
    }
}
