package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;

/** Builds the nodes of an index, each for the filings that arrive there. */
final class NodeBuilder {
    /** So few are tried as quickly as looked up. */
    static final int FEW = 4;

    private int depth;
    private int nodes;
    private final Denials denials = new Denials();

    Step build(List<Filing> filings) {
        if (filings.size() == 1) {
            return filings.get(0).candidate();
        }
        return filings.size() <= FEW ? node(filings, List.of()) : withBranches(filings);
    }

    private Node withBranches(List<Filing> filings) {
        Survey survey = new Survey(filings, depth == 0);
        List<Filing> staying = new ArrayList<>();
        for (int i = 0; i < filings.size(); i++) {
            Choice choice = survey.choice(i);
            if (choice == null) {
                staying.add(filings.get(i));
            } else {
                choice.branch.add(filings.get(i), choice);
            }
        }
        depth++;
        List<Branch> branches = new ArrayList<>();
        for (BranchBuilder builder : survey.branches()) {
            Branch branch = builder.build(this);
            if (branch != null) {
                branches.add(branch);
            }
        }
        depth--;
        return node(staying, branches);
    }

    /** The negations that were left at the nodes. */
    Denials denials() {
        return denials;
    }

    /** How many have been built. */
    int nodes() {
        return nodes;
    }

    private Node node(List<Filing> staying, List<Branch> branches) {
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
