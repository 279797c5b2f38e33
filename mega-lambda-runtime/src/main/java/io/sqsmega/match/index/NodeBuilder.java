package io.sqsmega.match.index;

import java.util.ArrayList;
import java.util.List;

/** Builds the nodes of an index, each for the placements that arrive there. */
final class NodeBuilder {
    /** The number of placements up to which trying each is as fast as a look-up. */
    static final int FEW = 4;

    private int depth;
    private int nodes;
    /** The negations that stayed at the nodes. */
    final NegationIndex denials = new NegationIndex();

    Step build(List<Placement> placements) {
        if (placements.size() == 1) {
            return placements.get(0).candidate();
        }
        return placements.size() <= FEW ? node(placements, List.of()) : withBranches(placements);
    }

    private Node withBranches(List<Placement> placements) {
        SplitSelector selector = new SplitSelector(placements, depth == 0);
        List<Placement> staying = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            Split choice = selector.choice(i);
            if (choice == null) {
                staying.add(placements.get(i));
            } else {
                choice.branch.add(placements.get(i), choice);
            }
        }
        depth++;
        List<Branch> branches = new ArrayList<>();
        for (BranchBuilder builder : selector.branches()) {
            Branch branch = builder.build(this);
            if (branch != null) {
                branches.add(branch);
            }
        }
        depth--;
        return node(staying, branches);
    }

    /** Returns the number of nodes built. */
    int nodes() {
        return nodes;
    }

    private Node node(List<Placement> staying, List<Branch> branches) {
        if (staying.size() > FEW) {
            denials.add(staying);
        }
        Candidate[] candidates = new Candidate[staying.size()];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = staying.get(i).candidate();
        }
        return new Node(nodes++, candidates, branches.toArray(new Branch[0]));
    }
}
