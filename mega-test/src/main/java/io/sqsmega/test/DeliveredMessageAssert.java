package io.sqsmega.test;

import io.sqsmega.dispatch.Outcome.Kind;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the outcome of a message. A failure shows the outcome of each subscriber, or why it did not match, and
 * has the thrown exception as its cause. Not thread-safe.
 *
 * @since 0.1
 */
public final class DeliveredMessageAssert extends AbstractAssert<DeliveredMessageAssert, DeliveredMessage> {
    private static final int LONGEST_CHAIN_OF_CAUSES = 50;

    DeliveredMessageAssert(DeliveredMessage actual) {
        super(actual, DeliveredMessageAssert.class);
    }

    /**
     * Asserts that at least one subscriber matched and every matching subscriber is done: the message is deleted.
     *
     * @return this assertion
     */
    public DeliveredMessageAssert isDone() {
        return is(Kind.DONE, "be done");
    }

    /**
     * Asserts that exactly these subscribers matched and all of them are done.
     *
     * @param subscribers the names of the subscribers
     * @return this assertion
     */
    public DeliveredMessageAssert isDoneBy(String... subscribers) {
        Set<String> done = actual.outcome().subscribers().stream()
                .map(SubscriberOutcome::subscriber)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean holds = actual.outcome().kind() == Kind.DONE && done.equals(new TreeSet<>(List.of(subscribers)));
        return check(holds, "be done by " + String.join(" and ", subscribers));
    }

    /**
     * Asserts that no subscriber matched. The handler's options decide the outcome; by default the message is deleted.
     *
     * @return this assertion
     */
    public DeliveredMessageAssert matchesNobody() {
        boolean holds = actual.outcome().kind() == Kind.UNMATCHED
                || (actual.outcome().kind() == Kind.REFUSED
                        && "no subscriber matches".equals(actual.outcome().reason()));
        return check(holds, "match nobody");
    }

    /**
     * Asserts that the message violates the protocol, or that a subscriber or its validation refuses it: it belongs in
     * the dead-letter queue.
     *
     * @return this assertion
     */
    public DeliveredMessageAssert isRefused() {
        return is(Kind.REFUSED, "be refused");
    }

    /**
     * Asserts that this subscriber, or its validation, refuses the message.
     *
     * @param subscriber the subscriber
     * @return this assertion
     */
    public DeliveredMessageAssert isRefusedBy(String subscriber) {
        boolean holds = actual.outcome().kind() == Kind.REFUSED && isAt(subscriber, SubscriberOutcome.Kind.REFUSED);
        return check(holds, "be refused by " + subscriber);
    }

    /**
     * Asserts that the message is refused for a reason that contains this text.
     *
     * @param part a part of the reason
     * @return this assertion
     */
    public DeliveredMessageAssert withReason(String part) {
        boolean holds = actual.outcome().kind() == Kind.REFUSED
                && String.valueOf(actual.outcome().reason()).contains(part);
        return check(holds, "be refused with a reason that contains \"" + part + "\"");
    }

    /**
     * Asserts that a subscriber asks for a retry or threw an exception: the message stays on the queue.
     *
     * @return this assertion
     */
    public DeliveredMessageAssert isRetried() {
        return is(Kind.RETRY, "be tried again");
    }

    /**
     * Asserts that this subscriber asks for a retry or threw an exception.
     *
     * @param subscriber the subscriber
     * @return this assertion
     */
    public DeliveredMessageAssert isRetriedBy(String subscriber) {
        boolean holds = actual.outcome().kind() == Kind.RETRY && isAt(subscriber, SubscriberOutcome.Kind.RETRY);
        return check(holds, "be tried again by " + subscriber);
    }

    /**
     * Asserts that the message is retried after this delay; of several subscribers, the longest delay counts.
     *
     * @param delay the delay
     * @return this assertion
     */
    public DeliveredMessageAssert after(Duration delay) {
        boolean holds = actual.outcome().kind() == Kind.RETRY
                && Objects.equals(actual.outcome().retryAfter(), delay);
        return check(holds, "be tried again after " + delay);
    }

    /**
     * Asserts that a subscriber threw this exception, or one that has it among its causes.
     *
     * @param type the class to read as
     * @return this assertion
     */
    public DeliveredMessageAssert hasThrown(Class<? extends Throwable> type) {
        boolean holds = actual.thrown().values().stream()
                .flatMap(DeliveredMessageAssert::withCauses)
                .anyMatch(type::isInstance);
        return check(holds, "make a subscriber throw " + type.getName());
    }

    /**
     * Asserts that no subscriber was called because an earlier message of the FIFO group stays.
     *
     * @return this assertion
     */
    public DeliveredMessageAssert isHeldBack() {
        return is(Kind.HELD_BACK, "be held back");
    }

    /**
     * Asserts that no subscriber was called because the time was nearly up.
     *
     * @return this assertion
     */
    public DeliveredMessageAssert isNotStarted() {
        return is(Kind.NOT_STARTED, "be left for lack of time");
    }

    private DeliveredMessageAssert is(Kind kind, String expected) {
        return check(actual.outcome().kind() == kind, expected);
    }

    private boolean isAt(String subscriber, SubscriberOutcome.Kind kind) {
        return actual.outcome().subscribers().stream()
                .anyMatch(outcome ->
                        outcome.kind() == kind && outcome.subscriber().equals(subscriber));
    }

    private static Stream<Throwable> withCauses(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN_OF_CAUSES);
    }

    private DeliveredMessageAssert check(boolean holds, String expected) {
        if (!holds) {
            String text = "expected " + actual.label() + " to " + expected + ", but it " + actual.summary()
                    + actual.story().stream().map("\n  "::concat).collect(Collectors.joining());
            throw because(failure("%s", text), actual.thrown().values());
        }
        return this;
    }

    private static AssertionError because(AssertionError failure, Collection<Throwable> thrown) {
        Iterator<Throwable> each = thrown.iterator();
        if (each.hasNext() && failure.getCause() == null) {
            failure.initCause(each.next());
        }
        each.forEachRemaining(failure::addSuppressed);
        return failure;
    }
}
