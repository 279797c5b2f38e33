package io.sqsmega.dispatch;

import io.sqsmega.Internal;
import io.sqsmega.dispatch.MessageTracer.BatchTrace;
import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one batch. Each has one outcome, in the order of the messages, independently of how their {@link Lane
 * lanes} are run. Thread-safe.
 *
 * @hidden
 */
@Internal
public final class Batch {
    private final Dispatcher dispatcher;
    private final List<Slot> slots;
    private final List<Lane> lanes;

    /** Creates a batch in which nothing has been started; its lanes pass their messages to the dispatcher. */
    public Batch(Dispatcher dispatcher, List<Message> messages) {
        this.dispatcher = dispatcher;
        this.slots = new ArrayList<>(messages.size());
        boolean ordered = false;
        for (Message message : messages) {
            slots.add(new Slot(dispatcher, message, slots.size()));
            // Only the queue decides whether the order matters; a group id alone, as on fair queues, does not.
            ordered |= message.isFifo();
        }
        this.lanes = ordered ? groups(slots) : new Singles(slots);
    }

    private static List<Lane> groups(List<Slot> slots) {
        List<Lane> lanes = new ArrayList<>(slots.size());
        Map<String, List<Slot>> groups = new LinkedHashMap<>();
        for (Slot slot : slots) {
            if (slot.message.isFifo()) {
                String group = slot.message.groupId();
                groups.computeIfAbsent(group == null ? "" : group, name -> new ArrayList<>(1))
                        .add(slot);
            } else {
                lanes.add(new Lane(List.of(slot)));
            }
        }
        groups.values().forEach(group -> lanes.add(new Lane(group)));
        return Collections.unmodifiableList(lanes);
    }

    /** Creates a batch that is traced as a whole, if there is a tracer; {@link #endTrace} ends its trace. */
    public static Batch traced(Dispatcher dispatcher, List<Message> messages) {
        return new Batch(dispatcher.beginBatch(messages), messages);
    }

    /**
     * Ends the trace of the batch.
     *
     * @param lastCalls makes the call, for which there is still time
     * @param timeLeft that time, or null if there is no deadline
     */
    public void endTrace(CallOut lastCalls, @Nullable Duration timeLeft) {
        BatchTrace trace = dispatcher.batchTrace;
        if (trace != null) {
            List<MessageReport> reports = reports();
            lastCalls.tryRun(
                    () -> {
                        reports.forEach(MessageReport::endTrace);
                        trace.end(timeLeft);
                    },
                    thrown -> TracedMessage.failed(dispatcher.logFields, thrown));
        }
    }

    /**
     * Returns the lanes, which can run in parallel: the groups of a FIFO queue, or the messages of a standard queue.
     */
    public List<Lane> lanes() {
        return lanes;
    }

    /**
     * Returns the lanes to run when the others have been run: the calls of batch subscribers that messages wait for,
     * then the lanes that go on after them, and so on. Empty if every message has its outcome.
     */
    public List<Lane> furtherLanes() {
        if (!dispatcher.callsWithBatches()) {
            return List.of();
        }
        List<Lane> calls = calls(lanes);
        return calls.isEmpty() ? lanes.stream().filter(lane -> !lane.isOver()).toList() : calls;
    }

    /** Returns the calls of the batch subscribers that messages of these lanes wait for, in turn. */
    public static List<Lane> calls(Collection<Lane> lanes) {
        return BatchCall.of(lanes);
    }

    /** Runs all lanes on this thread, without a deadline. */
    List<MessageReport> run() {
        for (List<Lane> next = lanes; !next.isEmpty(); next = furtherLanes()) {
            for (Lane lane : next) {
                lane.run(new Nothing());
            }
        }
        return reports();
    }

    /** Returns the report of each message; every lane must have been run or given up. */
    public List<MessageReport> reports() {
        return Slot.reports(slots);
    }

    /** A lane for each message, made when it is asked for: in the largest batches, most would wait for long. */
    private static final class Singles extends AbstractList<Lane> {
        private final List<Slot> slots;

        Singles(List<Slot> slots) {
            this.slots = slots;
        }

        @Override
        public Lane get(int index) {
            return new Lane(List.of(slots.get(index)));
        }

        @Override
        public int size() {
            return slots.size();
        }
    }
}
