package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.BatchSubscription;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The call of a batch subscriber with the messages that wait for it. Every message gets an outcome of its own: that of
 * the subscriber, or, if a message of its group in front of it stays, it is held back.
 */
final class BatchCall extends Lane {
    private final Dispatcher dispatcher;
    private final List<Waiting> messages;

    private BatchCall(Dispatcher dispatcher, List<Waiting> messages) {
        super(messages.stream().map(waiting -> waiting.slot).toList());
        this.dispatcher = dispatcher;
        this.messages = messages;
    }

    /** Returns a call for each batch subscriber that messages of these lanes wait for, in their order. */
    static List<Lane> of(Collection<Lane> lanes) {
        Map<Integer, List<Waiting>> bySubscriber = new TreeMap<>();
        for (Lane lane : lanes) {
            for (Waiting message : lane.waiting()) {
                bySubscriber
                        .computeIfAbsent(message.subscriber(), subscriber -> new ArrayList<>())
                        .add(message);
            }
        }
        List<Lane> calls = new ArrayList<>(bySubscriber.size());
        for (List<Waiting> messages : bySubscriber.values()) {
            messages.sort(Comparator.comparingInt(message -> message.slot.index));
            calls.add(new BatchCall(messages.get(0).slot.dispatcher, messages));
        }
        return calls;
    }

    /** Calls the subscriber: with each message at its last try alone, and with all others together. */
    @Override
    public void run(BooleanSupplier nothingMoreStarts) {
        List<Waiting> together = new ArrayList<>(messages.size());
        for (Waiting message : messages) {
            if (message.isLastTry()) {
                call(List.of(message), nothingMoreStarts);
            } else {
                together.add(message);
            }
        }
        call(together, nothingMoreStarts);
    }

    private void call(List<Waiting> messages, BooleanSupplier nothingMoreStarts) {
        if (nothingMoreStarts.getAsBoolean()) {
            messages.forEach(Waiting::notStarted);
            return;
        }
        List<Waiting> ready = ready(messages);
        if (!ready.isEmpty()) {
            give(ready, messages.get(0).subscription);
        }
    }

    /**
     * Claims and validates messages. One that the subscriber is not called with ends the part of its group that is in
     * this call: it has its outcome only if all in front of it have theirs.
     */
    private static List<Waiting> ready(List<Waiting> messages) {
        List<Waiting> ready = new ArrayList<>(messages.size());
        Set<Lane> open = newSet();
        Set<Lane> stopped = newSet();
        for (Waiting message : messages) {
            boolean follows = open.contains(message.lane);
            if (stopped.contains(message.lane)) {
                message.postpone();
            } else if (message.begin(follows)) {
                ready.add(message);
                open.add(message.lane);
            } else if (follows) {
                message.postpone();
                stopped.add(message.lane);
            } else if (message.stays()) {
                stopped.add(message.lane);
            }
        }
        return ready;
    }

    private void give(List<Waiting> ready, BatchSubscription<?> subscription) {
        List<Payload> payloads = ready.stream().map(Waiting::payload).toList();
        List<Message> records = ready.stream().map(Waiting::message).toList();
        List<Result> results = List.of();
        Throwable thrown = null;
        ready.forEach(Waiting::enter);
        try (LoggingContext.Scope scope = CallOut.open(
                dispatcher.options.loggingContext,
                MessageLog.fieldsOfBatch(dispatcher.logFields, subscription.name()))) {
            results = subscription.give(payloads, records);
        } catch (Throwable failure) {
            thrown = failure;
        } finally {
            Thread.interrupted();
        }
        leave(ready, results, thrown);
        if (thrown == null) {
            settle(ready, results);
        } else {
            fail(ready, subscription.name(), thrown);
        }
    }

    /** Leaves the last message first, as they were entered. */
    private static void leave(List<Waiting> ready, List<Result> results, @Nullable Throwable thrown) {
        for (int i = ready.size() - 1; i >= 0; i--) {
            ready.get(i).leave(thrown == null ? results.get(i) : null, thrown);
        }
    }

    private static void settle(List<Waiting> ready, List<Result> results) {
        Set<Lane> stopped = newSet();
        for (int i = 0; i < ready.size(); i++) {
            Waiting message = ready.get(i);
            if (stopped.contains(message.lane)) {
                message.holdBack();
                continue;
            }
            message.done(results.get(i));
            if (message.stays()) {
                stopped.add(message.lane);
            }
        }
    }

    private void fail(List<Waiting> ready, String name, Throwable thrown) {
        try {
            CallOut.survive(thrown);
        } catch (VirtualMachineError fatal) {
            ready.forEach(Waiting::release);
            throw fatal;
        }
        if (ready.size() == 1) {
            ready.get(0).failed(thrown);
            return;
        }
        MessageLog.batchFailed(dispatcher, name, ready.size(), thrown);
        Set<Lane> stopped = newSet();
        for (Waiting message : ready) {
            if (stopped.add(message.lane)) {
                message.failedTogether(thrown);
            } else {
                message.holdBack();
            }
        }
    }

    private static Set<Lane> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
