package io.sqsmega.match.index;

import java.util.ArrayList;
import java.util.List;

/** A place at a node that is being built: how many placements could go there, and then those that do. */
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
