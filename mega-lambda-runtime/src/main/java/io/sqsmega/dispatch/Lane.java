package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Messages of a {@link Batch} that are processed one after the other: a FIFO group, or a single message. If a message
 * stays, the later ones of its group stay as well, so that their order is kept. Thread-safe; run once.
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

    /** Dispatches one message after the other, until one stays or nothing more may be started. */
    public void run(BooleanSupplier nothingMoreStarts) {
        boolean heldBack = false;
        for (Slot slot : slots) {
            // Later messages may have been received as often only because an earlier one failed.
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

    /** Gives up the messages without an outcome: their later results do not count. */
    public void giveUp() {
        slots.forEach(Slot::giveUp);
    }

    /**
     * Gives up the messages without an outcome because the time is up: a message at its last try is refused.
     *
     * @param lastCalls makes the calls to the dead letters, for which there is still time
     */
    public void timeIsUp(CallOut lastCalls) {
        slots.forEach(slot -> slot.timeIsUp(lastCalls));
    }

    /** Returns the report of each message, in order, once the lane has been run or given up. */
    public List<MessageReport> reports() {
        return Slot.reports(slots);
    }
}
