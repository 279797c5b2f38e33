package io.sqsmega.match.index;

import io.sqsmega.projection.Projection;
import org.jspecify.annotations.Nullable;

/** A conjunction that is being placed in the index under construction. */
final class Placement {
    /** The largest number of key combinations under which a conjunction is stored. */
    private static final int MAX_COPIES = 64;

    final Conjunction conjunction;
    /** The conditions that the path so far has not proved. */
    final Condition[] rest;

    private final @Nullable Placement above;
    private final int usedSlot;
    private final int copies;
    private @Nullable Candidate candidate;

    private Placement(Conjunction conjunction, Condition[] rest, @Nullable Placement above, int usedSlot, int copies) {
        this.conjunction = conjunction;
        this.rest = rest;
        this.above = above;
        this.usedSlot = usedSlot;
        this.copies = copies;
    }

    static Placement of(Conjunction conjunction, Condition[] conditions) {
        return new Placement(conjunction, conditions, null, Projection.NO_SLOT, 1);
    }

    /** Returns the placement below a branch of the condition's slot, which may prove the condition. */
    Placement below(Condition condition, AccessPath access) {
        Condition[] unproved = access.isProof ? without(condition) : rest;
        return new Placement(conjunction, unproved, this, condition.slot, copies * access.keys.length);
    }

    private Condition[] without(Condition proved) {
        Condition[] others = new Condition[rest.length - 1];
        int count = 0;
        for (Condition condition : rest) {
            if (condition != proved) {
                others[count++] = condition;
            }
        }
        return others;
    }

    boolean hasUsed(int slot) {
        for (Placement placement = this; placement != null; placement = placement.above) {
            if (placement.usedSlot == slot) {
                return true;
            }
        }
        return false;
    }

    boolean mayHaveKeys(int keys) {
        return copies * keys <= MAX_COPIES;
    }

    /** Returns the candidate for the conjunction: the same one under all keys. */
    Candidate candidate() {
        Candidate made = candidate;
        if (made == null) {
            made = new Candidate(conjunction, rest);
            candidate = made;
        }
        return made;
    }
}
