package io.sqsmega.lambda;

import io.sqsmega.subscribe.Dispatcher;
import io.sqsmega.subscribe.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that are handled one after the other: a FIFO group, or a message by itself. Behind a message that stays, the
 * rest of the group is left, so its order is kept.
 */
final class Lane {
    private final List<Slot> slots = new ArrayList<>(1);

    void add(Slot slot) {
        slots.add(slot);
    }

    void run(Dispatcher dispatcher, Deadline deadline) {
        boolean heldBack = false;
        for (Slot slot : slots) {
            if (heldBack) {
                slot.leave(Outcome.HELD_BACK, dispatcher);
            } else if (deadline.isNear()) {
                slot.leave(Outcome.NOT_STARTED, dispatcher);
            } else {
                slot.dispatch(dispatcher);
            }
            heldBack |= slot.message().isFifo() && slot.outcome().stays();
        }
    }

    /** Time is up for what has no outcome yet. */
    void giveUp(Dispatcher dispatcher) {
        slots.forEach(slot -> slot.giveUp(dispatcher));
    }
}
