package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Messages of a {@link Batch} that are processed one after the other: a FIFO group, or a single message. If a message
 * stays, the later ones of its group stay as well, so that their order is kept. Thread-safe; run by one thread after
 * the other, until it {@link #isOver}.
 *
 * @hidden
 */
@Internal
public sealed class Lane permits BatchCall {
    private final List<Slot> slots;

    Lane(List<Slot> slots) {
        this.slots = List.copyOf(slots);
    }

    /**
     * Dispatches one message after the other, until one stays, waits for a batch subscriber, or nothing more may be
     * started.
     */
    public void run(BooleanSupplier nothingMoreStarts) {
        boolean heldBack = false;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (heldBack) {
                slot.leave(Outcome.HELD_BACK);
            } else if (nothingMoreStarts.getAsBoolean()) {
                slot.leave(Outcome.NOT_STARTED);
            } else if (!slot.dispatch(i == 0)) {
                askFollowers(slot, slots.subList(i + 1, slots.size()));
                return;
            }
            heldBack |= slot.message.isFifo() && slot.report().outcome().stays();
        }
    }

    /**
     * Lets the messages after one that waits for a batch subscriber wait for the same call, as long as no other
     * subscriber wants them: that one must not see them before the outcome of the first.
     */
    private static void askFollowers(Slot first, List<Slot> followers) {
        for (Slot slot : followers) {
            if (!slot.follows(first)) {
                return;
            }
        }
    }

    /**
     * Returns whether every message has its outcome. If not, the lane waits for {@link BatchCall#of batch subscribers},
     * and then has to run again.
     */
    public boolean isOver() {
        for (Slot slot : slots) {
            if (!slot.isDecided()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the messages, in order. */
    public List<Message> messages() {
        return slots.stream().map(slot -> slot.message).toList();
    }

    /** Returns the messages that wait for batch subscribers, in order. */
    List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        for (Slot slot : slots) {
            waiting.addAll(slot.waiting(this));
        }
        return waiting;
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
