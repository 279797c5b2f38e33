package io.sqsmega.lambda;

import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of one invocation: one outcome for each, in the order of the records. */
final class Batch {
    private final List<Slot> slots = new ArrayList<>();
    private final Collection<Lane> lanes;

    Batch(List<Message> messages) {
        Map<Object, Lane> lanesByGroup = new LinkedHashMap<>();
        for (Message message : messages) {
            Slot slot = new Slot(message);
            slots.add(slot);
            lanesByGroup.computeIfAbsent(group(slot), group -> new Lane()).add(slot);
        }
        this.lanes = lanesByGroup.values();
    }

    List<Outcome> handle(Workers workers, Invocation invocation) {
        workers.run(lanes, invocation);
        List<Outcome> outcomes = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            outcomes.add(slot.outcome());
        }
        return outcomes;
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
