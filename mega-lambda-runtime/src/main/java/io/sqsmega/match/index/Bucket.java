package io.sqsmega.match.index;

import java.util.ArrayList;
import java.util.List;

/** A bucket of a node that is being built: first the number of placements that could go there, then those that do. */
final class Bucket {
    int wanted;
    private List<Placement> placements = List.of();

    void add(Placement placement) {
        if (placements.isEmpty()) {
            placements = new ArrayList<>(wanted);
        }
        placements.add(placement);
    }

    boolean isEmpty() {
        return placements.isEmpty();
    }

    Step build(NodeBuilder nodes) {
        return nodes.build(placements);
    }
}
