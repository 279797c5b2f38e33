package io.sqsmega.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A conjunction on its way down the index that is being built. */
final class Filing {
    /** A conjunction may stand under so many combinations of keys. */
    private static final int MAX_COPIES = 64;

    final Conjunction conjunction;
    /** What the way so far has not proved. */
    final Condition[] rest;

    private final int[] usedSlots;
    private final int copies;
    private @Nullable Candidate candidate;

    private Filing(Conjunction conjunction, Condition[] rest, int[] usedSlots, int copies) {
        this.conjunction = conjunction;
        this.rest = rest;
        this.usedSlots = usedSlots;
        this.copies = copies;
    }

    static Filing of(Conjunction conjunction) {
        return new Filing(conjunction, conjunction.conditions, new int[0], 1);
    }

    /** Below a branch of the slot that was chosen without proving anything. */
    Filing below(int slot) {
        return new Filing(conjunction, rest, withSlot(slot), copies);
    }

    /** Below a branch of the condition's slot that proves it. */
    Filing belowProof(Condition proved, int keys) {
        Condition[] others = new Condition[rest.length - 1];
        int count = 0;
        for (Condition condition : rest) {
            if (condition != proved) {
                others[count++] = condition;
            }
        }
        return new Filing(conjunction, others, withSlot(proved.slot), copies * keys);
    }

    private int[] withSlot(int slot) {
        int[] slots = Arrays.copyOf(usedSlots, usedSlots.length + 1);
        slots[usedSlots.length] = slot;
        return slots;
    }

    boolean hasUsed(int slot) {
        for (int used : usedSlots) {
            if (used == slot) {
                return true;
            }
        }
        return false;
    }

    boolean mayHaveKeys(int keys) {
        return copies * keys <= MAX_COPIES;
    }

    /** The conjunction where it has arrived: one, under however many keys. */
    Candidate candidate() {
        Candidate made = candidate;
        if (made == null) {
            made = new Candidate(conjunction, rest);
            candidate = made;
        }
        return made;
    }
}
