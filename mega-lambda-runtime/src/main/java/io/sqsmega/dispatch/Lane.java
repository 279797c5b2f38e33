package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Messages of a {@link Batch} that are handled one after the other: a FIFO group, or a message by itself. Behind a
 * message that stays, the rest of the group is left, so its order is kept. Thread-safe; to be run once.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class Lane {
    private final List<Slot> slots;

    Lane(List<Slot> slots) {
        this.slots = List.copyOf(slots);
    }

    /** Dispatches one message after the other, until one stays or nothing more shall be started. */
    public void run(BooleanSupplier nothingMoreStarts) {
        boolean heldBack = false;
        for (Slot slot : slots) {
            // Those after the first may have been received as often only because one before them failed.
            boolean first = slot.equals(slots.get(0));
            if (heldBack) {
                slot.leave(Outcome.HELD_BACK);
            } else if (nothingMoreStarts.getAsBoolean()) {
                slot.leave(Outcome.NOT_STARTED);
            } else {
                slot.dispatch(first);
            }
            heldBack |= slot.message().isFifo() && slot.report().outcome().stays();
        }
    }

    /** Time is up for what has no outcome yet: whatever comes of it later does not count. */
    public void giveUp() {
        slots.forEach(Slot::giveUp);
    }

    /**
     * The same, where time is up for the subscribers themselves: a message that had its last try is refused.
     *
     * @param lastCalls the way to the dead letters, for which there is still time
     */
    public void timeIsUp(CallOut lastCalls) {
        slots.forEach(slot -> slot.timeIsUp(lastCalls));
    }

    /** The report of each of its messages, in their order, when it has been run or given up. */
    public List<MessageReport> reports() {
        return Slot.reports(slots);
    }
}
