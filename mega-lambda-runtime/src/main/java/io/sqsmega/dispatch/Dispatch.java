package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.ReadableText;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import io.sqsmega.subscribe.Subscription;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Opens one message and passes it to each matching subscriber. Every failure becomes its outcome. */
final class Dispatch {
    private final Dispatcher dispatcher;
    private final Message record;
    final Attempt attempt;
    private final BooleanSupplier counts;
    private final long begun = System.nanoTime();
    private @Nullable Route route;
    private @Nullable Throwable notOpened;
    private @Nullable String eventName;
    private volatile SubscriberOutcomes answers = SubscriberOutcomes.NONE;
    private volatile boolean isCalled;
    private volatile @Nullable TracedMessage trace;
    /** The subscriber that is processing the message. Written after the other fields that are read with it. */
    private volatile @Nullable String subscriber;

    /**
     * @param lastTry whether the message is refused if a subscriber fails or asks for a retry
     * @param counts whether the outcome still counts; if not, no further subscriber is called
     */
    Dispatch(Dispatcher dispatcher, Message record, boolean lastTry, BooleanSupplier counts) {
        this.dispatcher = dispatcher;
        this.record = record;
        this.attempt = new Attempt(dispatcher, record, lastTry);
        this.counts = counts;
    }

    Message message() {
        return record;
    }

    boolean counts() {
        return counts.getAsBoolean();
    }

    CallOut callOut() {
        return dispatcher.callOut;
    }

    MessageLog log() {
        return dispatcher.log(record, eventName);
    }

    /** Returns the report of the message, or null if it waits for batch subscribers. */
    @Nullable
    MessageReport dispatch() {
        TracedMessage begun = beginTrace();
        try {
            Outcome outcome = run();
            return outcome == null ? null : settled(outcome);
        } finally {
            leave(begun);
        }
    }

    /** Passes the message to the dead letters if it is refused, and returns its report. */
    MessageReport settled(Outcome outcome) {
        boolean dead = outcome.kind() == Outcome.Kind.REFUSED && counts();
        return report(dead ? dispatcher.buried(record, outcome, callOut(), log()) : outcome);
    }

    /** Begins the trace of the message on this thread. Returns null if there is no tracer, or it was begun. */
    private @Nullable TracedMessage beginTrace() {
        TracedMessage begun = trace == null ? dispatcher.beginTrace(record) : null;
        if (begun != null) {
            trace = begun;
        }
        return begun;
    }

    private static void leave(@Nullable TracedMessage begun) {
        if (begun != null) {
            begun.leave();
        }
    }

    @Nullable
    TracedMessage trace() {
        return trace;
    }

    private @Nullable Outcome run() {
        isCalled = true;
        open();
        try {
            Route opened = route;
            if (notOpened == null && opened != null) {
                return give(opened);
            }
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            notOpened = thrown;
        }
        return attempt.notOpened(Objects.requireNonNull(notOpened), log());
    }

    /** Finds the subscribers, unless that is done. */
    private void open() {
        if (route != null || notOpened != null) {
            return;
        }
        try {
            Route found = dispatcher.router.find(record, dispatcher.opener);
            route = found;
            eventName = found.eventName == null ? null : ReadableText.of(found.eventName);
            if (trace != null) {
                trace.opened(found.envelope.message(), eventName);
            }
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            notOpened = thrown;
            if (trace != null) {
                trace.notOpened(record);
            }
        }
    }

    private @Nullable Outcome give(Route route) {
        Payload payload = route.envelope.payload();
        SubscriberOutcomes given = SubscriberOutcomes.of(payload == null ? 0 : route.subscribers.length);
        for (int i = 0; payload != null && i < route.subscribers.length && counts(); i++) {
            giveIfWanted(i, route, payload, given);
        }
        answers = given;
        if (!counts()) {
            return Outcome.ABANDONED;
        }
        List<SubscriberOutcome> known = given.known();
        if (known.isEmpty()) {
            isCalled = false;
        }
        return given.isComplete() ? known.isEmpty() ? unmatched(route) : Outcome.of(known) : null;
    }

    private Outcome unmatched(Route route) {
        Outcome outcome = Outcome.unmatched(dispatcher.options.unmatched);
        if (outcome.reason() == null) {
            dispatcher.unmatchedLog.add(route, this);
        } else {
            log().refusedByRule("the handler's options", outcome.reason());
        }
        return outcome;
    }

    /**
     * Calls the subscriber if its pattern matches; a batch subscriber is called later. If the pattern throws, for
     * example in a predicate, only its subscriber fails.
     */
    private void giveIfWanted(int position, Route route, Payload payload, SubscriberOutcomes given) {
        int subscriber = route.subscribers[position];
        Subscription<?> subscription = dispatcher.subscriptions.get(subscriber);
        Message message = route.envelope.message();
        long begun = System.nanoTime();
        try {
            if (dispatcher.router.wants(subscriber, payload, message)) {
                if (dispatcher.router.isOfBatches(subscriber)) {
                    given.waitFor(position);
                } else {
                    given.put(position, give(subscription, payload, message, begun));
                }
            }
        } catch (Throwable thrown) {
            CallOut.survive(thrown);
            given.put(position, attempt.thrown(subscription.name(), thrown, begun, log()));
        } finally {
            // An interrupt that a subscriber leaves behind must not reach the next one.
            Thread.interrupted();
        }
    }

    private SubscriberOutcome give(Subscription<?> subscription, Payload payload, Message message, long begun)
            throws Exception {
        try (LoggingContext.Scope scope = openContext(message, subscription.name())) {
            GuardedDelivery guarded = dispatcher.guarded(this, subscription.name(), message);
            Result given = guarded == null
                    ? call(subscription, payload, message)
                    : guarded.give(() -> call(subscription, payload, message));
            return attempt.returned(subscription.name(), given, begun, log());
        }
    }

    /**
     * Returns the batch subscriber that this message waits for, if later ones of its group may be in the same call:
     * nothing else of its outcome is open. Else returns -1.
     */
    int onlyWaiting() {
        int position = answers.onlyOpen();
        return position < 0 || attempt.isLast() ? -1 : Objects.requireNonNull(route).subscribers[position];
    }

    /** Opens the message. Returns whether only this batch subscriber wants it, for which it then waits. */
    boolean follow(int subscriber) {
        TracedMessage begun = beginTrace();
        open();
        try {
            return notOpened == null && waitFor(subscriber, Objects.requireNonNull(route));
        } catch (Throwable thrown) {
            // The same happens when it is its turn.
            CallOut.survive(thrown);
            return false;
        } finally {
            Thread.interrupted();
            leave(begun);
        }
    }

    private boolean waitFor(int subscriber, Route route) {
        Payload payload = route.envelope.payload();
        int position = -1;
        for (int i = 0; payload != null && i < route.subscribers.length; i++) {
            if (dispatcher.router.wants(route.subscribers[i], payload, route.envelope.message())) {
                if (route.subscribers[i] != subscriber) {
                    return false;
                }
                position = i;
            }
        }
        if (position >= 0) {
            answers = SubscriberOutcomes.of(route.subscribers.length);
            answers.waitFor(position);
        }
        return position >= 0;
    }

    /** Returns whether the message was given to no subscriber so far, and waits for one. */
    boolean isUncalled() {
        return !isCalled;
    }

    List<Waiting> waiting(Lane lane, Slot slot) {
        List<Integer> open = answers.open();
        Route opened = route;
        return opened == null
                ? List.of()
                : open.stream()
                        .map(position -> new Waiting(dispatcher, lane, slot, this, opened, position))
                        .toList();
    }

    /** Waits no longer: the message is dispatched again when it is its turn. */
    void postpone() {
        answers = SubscriberOutcomes.NONE;
        isCalled = false;
    }

    /** Notes that a batch subscriber is processing the message, or, with null, no longer. */
    void isWith(@Nullable String subscriber) {
        isCalled = true;
        this.subscriber = subscriber;
    }

    /** Takes the outcome at a batch subscriber. Returns that of the message, or null if it waits for another one. */
    @Nullable
    Outcome answer(int position, SubscriberOutcome outcome) {
        return answers.put(position, outcome) ? Outcome.of(answers.known()) : null;
    }

    LoggingContext.@Nullable Scope openContext(Message message, String subscriber) {
        return CallOut.open(dispatcher.options.loggingContext, message, eventName, subscriber);
    }

    private Result call(Subscription<?> subscription, Payload payload, Message message) throws Exception {
        subscriber = subscription.name();
        try {
            return trace == null
                    ? subscription.give(payload, message, counts)
                    : trace.around(subscription.name(), () -> subscription.give(payload, message, counts));
        } finally {
            subscriber = null;
        }
    }

    /** Returns the outcome when the time is up: refused if a subscriber is processing its last try; else null. */
    @Nullable
    Outcome outOfTime() {
        String name = subscriber;
        return attempt.isLast() && name != null ? attempt.outOfTime(name, begun) : null;
    }

    MessageReport report(Outcome outcome) {
        Route read = dispatcher.givesReports() ? route : null;
        return new MessageReport(record, read, eventName, outcome, System.nanoTime() - begun, trace);
    }
}
