package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
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
    public void run(Dispatcher dispatcher, BooleanSupplier nothingMoreStarts) {
        boolean heldBack = false;
        for (Slot slot : slots) {
            // Those after the first may have been received as often only because one before them failed.
            boolean first = slot.equals(slots.get(0));
            if (heldBack) {
                slot.leave(Outcome.HELD_BACK, dispatcher);
            } else if (nothingMoreStarts.getAsBoolean()) {
                slot.leave(Outcome.NOT_STARTED, dispatcher);
            } else {
                slot.dispatch(dispatcher, first);
            }
            heldBack |= slot.message().isFifo() && slot.outcome().stays();
        }
    }

    /** Time is up for what has no outcome yet: whatever comes of it later does not count. */
    public void giveUp(Dispatcher dispatcher) {
        slots.forEach(slot -> slot.giveUp(dispatcher));
    }

    /** The same, where time is up for the subscribers themselves: a message that had its last try is refused. */
    public void timeIsUp(Dispatcher dispatcher) {
        slots.forEach(slot -> slot.timeIsUp(dispatcher));
    }

    /** Its messages, in their order. */
    public List<Message> messages() {
        return slots.stream().map(Slot::message).toList();
    }

    /** The outcome of each of its messages, when it has been run or given up. */
    public List<Outcome> outcomes() {
        return Slot.outcomes(slots);
    }
}
