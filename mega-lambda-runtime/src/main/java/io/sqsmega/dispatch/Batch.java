package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.message.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages that came together: one outcome for each, in their order, however their {@link Lane lanes} are run.
 * Thread-safe.
 *
 * @since 0.1
 * @hidden
 */
@Internal
public final class Batch {
    private final List<Slot> slots = new ArrayList<>();
    private final List<Lane> lanes;

    /** A batch in which nothing has been started, for a dispatcher that its lanes give their messages to. */
    public Batch(Dispatcher dispatcher, List<Message> messages) {
        Map<String, List<Slot>> slotsByGroup = new LinkedHashMap<>();
        List<Lane> lanes = new ArrayList<>(messages.size());
        for (Message message : messages) {
            Slot slot = new Slot(dispatcher, message);
            slots.add(slot);
            // Only the queue says whether order matters; a group id alone, as on fair queues, says nothing about it.
            if (message.isFifo()) {
                slotsOf(message.groupId(), slotsByGroup).add(slot);
            } else {
                lanes.add(new Lane(List.of(slot)));
            }
        }
        for (List<Slot> group : slotsByGroup.values()) {
            lanes.add(new Lane(group));
        }
        this.lanes = Collections.unmodifiableList(lanes);
    }

    private static List<Slot> slotsOf(@Nullable String group, Map<String, List<Slot>> slotsByGroup) {
        String name = group == null ? "" : group;
        List<Slot> slots = slotsByGroup.get(name);
        if (slots == null) {
            slots = new ArrayList<>(1);
            slotsByGroup.put(name, slots);
        }
        return slots;
    }

    /** What can be run at the same time: the groups of a FIFO queue, the messages of any other. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** The report of each message; every lane must have been run or given up. */
    public List<MessageReport> reports() {
        return Slot.reports(slots);
    }
}
