package io.sqsmega.lambda;

import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Dispatcher;
import io.sqsmega.subscribe.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A batch of messages, handled in the order of its records: one outcome for each. */
final class Batch {
    private final Dispatcher dispatcher;
    private final BooleanSupplier timeIsUp;
    private final Set<String> heldBackGroups = new HashSet<>();

    Batch(Dispatcher dispatcher, BooleanSupplier timeIsUp) {
        this.dispatcher = dispatcher;
        this.timeIsUp = timeIsUp;
    }

    List<Outcome> handle(List<Message> messages) {
        List<Outcome> outcomes = new ArrayList<>(messages.size());
        for (Message message : messages) {
            outcomes.add(handle(message));
        }
        return outcomes;
    }

    /** The order within a group is kept by leaving everything behind a message that stays. */
    private Outcome handle(Message message) {
        if (message.isFifo() && heldBackGroups.contains(group(message))) {
            return dispatcher.leave(message, Outcome.HELD_BACK);
        }
        Outcome outcome =
                timeIsUp.getAsBoolean() ? dispatcher.leave(message, Outcome.OUT_OF_TIME) : dispatcher.dispatch(message);
        if (message.isFifo() && outcome.stays()) {
            heldBackGroups.add(group(message));
        }
        return outcome;
    }

    private static String group(Message message) {
        return message.groupId() == null ? "" : message.groupId();
    }
}
