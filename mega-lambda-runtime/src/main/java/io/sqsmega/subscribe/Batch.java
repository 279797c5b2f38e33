package io.sqsmega.subscribe;

import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that came together: one outcome for each, in their order, however their {@link Lane lanes} are run.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class Batch {
    private final List<Slot> slots = new ArrayList<>();
    private final List<Lane> lanes;

    /** A batch in which nothing has been started. */
    public Batch(List<Message> messages) {
        Map<Object, List<Slot>> slotsByGroup = new LinkedHashMap<>();
        for (Message message : messages) {
            Slot slot = new Slot(message);
            slots.add(slot);
            slotsOf(group(slot), slotsByGroup).add(slot);
        }
        this.lanes = lanes(slotsByGroup.values());
    }

    private static List<Slot> slotsOf(Object group, Map<Object, List<Slot>> slotsByGroup) {
        List<Slot> slots = slotsByGroup.get(group);
        if (slots == null) {
            slots = new ArrayList<>(1);
            slotsByGroup.put(group, slots);
        }
        return slots;
    }

    private static List<Lane> lanes(Collection<List<Slot>> groups) {
        List<Lane> lanes = new ArrayList<>(groups.size());
        for (List<Slot> group : groups) {
            lanes.add(new Lane(group));
        }
        return Collections.unmodifiableList(lanes);
    }

    /** What can be run at the same time: the groups of a FIFO queue, the messages of any other. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** The outcome of each message; every lane must have been run or given up. */
    public List<Outcome> outcomes() {
        return Slot.outcomes(slots);
    }

    /** Only the queue says whether order matters; a group id alone, as on fair queues, says nothing about it. */
    private static Object group(Slot slot) {
        if (!slot.message().isFifo()) {
            return slot;
        }
        String group = slot.message().groupId();
        return group == null ? "" : group;
    }
}
