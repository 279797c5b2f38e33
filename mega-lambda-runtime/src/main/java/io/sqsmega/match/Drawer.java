package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;

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

    Step build(NodeBuilder nodes) {
        return nodes.build(filings);
    }
}
