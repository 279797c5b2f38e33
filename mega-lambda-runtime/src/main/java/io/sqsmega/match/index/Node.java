package io.sqsmega.match.index;

import io.sqsmega.projection.ProjectedValues;
import org.jspecify.annotations.Nullable;

/**
 * A node of the index: the candidates that must be tried for every document, and the branches that depend on the values
 * of slots. Only branches of slots that the document fills are searched.
 */
final class Node extends Step {
    /** The number of branches up to which a linear search is as fast as a look-up. */
    private static final int FEW = 4;

    private final int number;
    private final Candidate[] candidates;
    private final Branch[] branches;
    /** The branches as a hash table by slot, with linear probing; null if there are few. */
    private final @Nullable Branch[] bySlot;

    /** @param number the number of the node, from 0 without gaps */
    Node(int number, Candidate[] candidates, Branch[] branches) {
        this.number = number;
        this.candidates = candidates;
        this.branches = branches;
        this.bySlot = new @Nullable Branch[branches.length <= FEW ? 0 : Integer.highestOneBit(branches.length) * 4];
        if (bySlot.length > 0) {
            for (Branch branch : branches) {
                bySlot[place(branch.slot)] = branch;
            }
        }
    }

    @Override
    void search(Evaluation evaluation) {
        if (evaluation.enter(number)) {
            searchHere(evaluation);
        }
    }

    private void searchHere(Evaluation evaluation) {
        for (Candidate candidate : candidates) {
            evaluation.test(candidate);
        }
        ProjectedValues selected = evaluation.selected;
        if (branches.length <= FEW || branches.length <= selected.size()) {
            for (Branch branch : branches) {
                if (selected.has(branch.slot)) {
                    branch.search(selected.get(branch.slot), evaluation);
                }
            }
        } else {
            searchFilled(selected, evaluation);
        }
    }

    private void searchFilled(ProjectedValues selected, Evaluation evaluation) {
        for (int i = 0; i < selected.size(); i++) {
            int slot = selected.slot(i);
            Branch branch = bySlot[place(slot)];
            if (branch != null) {
                branch.search(selected.get(slot), evaluation);
            }
        }
    }

    /** Returns the position of the slot's branch, or the free position for it. */
    private int place(int slot) {
        int mask = bySlot.length - 1;
        int at = slot & mask;
        Branch branch = bySlot[at];
        while (branch != null && branch.slot != slot) {
            at = (at + 1) & mask;
            branch = bySlot[at];
        }
        return at;
    }
}
