package io.sqsmega.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the nodes of an index, each for the filings that arrive there. */
final class NodeBuilder {
    /** So few are tried as quickly as looked up. */
    private static final int FEW = 4;

    private final Access[] accesses;
    private int depth;

    /** @param accesses of all conditions, by their numbers */
    NodeBuilder(Access[] accesses) {
        this.accesses = accesses;
    }

    Step build(List<Filing> filings) {
        if (filings.size() == 1) {
            return filings.get(0).candidate();
        }
        return filings.size() <= FEW ? node(filings, new Branch[0]) : withBranches(filings);
    }

    private Node withBranches(List<Filing> filings) {
        Survey survey = new Survey(filings, depth == 0, accesses);
        List<Filing> staying = new ArrayList<>();
        Map<Integer, BranchBuilder> branches = new TreeMap<>();
        for (Filing filing : filings) {
            Choice choice = survey.choice(filing);
            if (choice == null) {
                staying.add(filing);
            } else {
                branch(choice.slot(), branches).add(filing, choice);
            }
        }
        depth++;
        Branch[] built = new Branch[branches.size()];
        int i = 0;
        for (BranchBuilder branch : branches.values()) {
            built[i++] = branch.build(this);
        }
        depth--;
        return node(staying, built);
    }

    private BranchBuilder branch(int slot, Map<Integer, BranchBuilder> branches) {
        BranchBuilder branch = branches.get(slot);
        if (branch == null) {
            branch = new BranchBuilder(slot, accesses);
            branches.put(slot, branch);
        }
        return branch;
    }

    private static Node node(List<Filing> staying, Branch[] branches) {
        Candidate[] candidates = new Candidate[staying.size()];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = staying.get(i).candidate();
        }
        return new Node(candidates, branches);
    }
}
