package io.sqsmega.test;

import io.sqsmega.dispatch.Outcome;
import io.sqsmega.lambda.HandlerProbe.Handled;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a message that a {@link HandlerTester} delivered. AssertJ's {@code assertThat} takes it. Prints what
 * each subscriber did, or why it did not match. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class DeliveredMessage implements AssertProvider<DeliveredMessageAssert> {
    private final MegaSqsHandler handler;
    private final Handled handled;
    private final String label;

    DeliveredMessage(MegaSqsHandler handler, Handled handled, String label) {
        this.handler = handler;
        this.handled = handled;
        this.label = label;
    }

    /** {@return the id from SQS} */
    public String id() {
        return handled.message().id();
    }

    /** {@return the message as the handler read it} */
    public Message message() {
        return handled.message();
    }

    /** {@return the outcome, with that of each matching subscriber} */
    public Outcome outcome() {
        return handled.outcome();
    }

    /**
     * {@return the exception of a subscriber; null if it threw none or was not called}
     *
     * @param subscriber the subscriber
     */
    public @Nullable Throwable thrownBy(String subscriber) {
        return handled.thrown().get(subscriber);
    }

    /** {@return the exceptions of the subscribers, by their names} */
    public Map<String, Throwable> thrown() {
        return handled.thrown();
    }

    /** Called by AssertJ. */
    @Override
    public DeliveredMessageAssert assertThat() {
        return new DeliveredMessageAssert(this);
    }

    /** Returns the name of the message in failures. */
    String label() {
        return label;
    }

    /** Returns the outcome in words that follow "but it". */
    String summary() {
        Outcome outcome = outcome();
        return switch (outcome.kind()) {
            case DONE -> "is done by " + names(outcome.subscribers());
            case UNMATCHED -> "matches nobody";
            case REFUSED ->
                "is refused" + (outcome.refusedBy() == null ? "" : " by " + outcome.refusedBy()) + ": "
                        + outcome.reason();
            case RETRY -> "is to be tried again";
            case HELD_BACK -> "is held back, since an earlier message of its group stays";
            case NOT_STARTED -> "was not started for lack of time";
            case ABANDONED -> "was given up, since a subscriber did not return in time";
        };
    }

    /** Returns one line for each subscriber: its outcome, or why it did not match. */
    List<String> story() {
        List<String> lines = new ArrayList<>();
        outcome().subscribers().forEach(subscriber -> lines.add(subscriber.subscriber() + " " + deed(subscriber)));
        handler.explain(message())
                .forEach((name, mismatches) -> lines.add(name + " does not match: "
                        + mismatches.stream().map(Object::toString).collect(Collectors.joining("; "))));
        return lines;
    }

    private String deed(SubscriberOutcome subscriber) {
        Throwable thrown = thrownBy(subscriber.subscriber());
        String threw = thrown == null ? "" : " threw " + thrown;
        return switch (subscriber.kind()) {
            case DONE -> "is done";
            case ALREADY_DONE -> "was done with an earlier delivery";
            case REFUSED -> "refuses it: " + subscriber.reason() + (thrown == null ? "" : ", it" + threw);
            case BUSY -> "is busy with another delivery";
            case RETRY -> thrown == null ? retry(subscriber) : threw.trim();
        };
    }

    private static String retry(SubscriberOutcome subscriber) {
        if (subscriber.retryAfter() != null) {
            return "wants it again after " + subscriber.retryAfter();
        }
        return "wants it again" + (subscriber.reason() == null ? "" : ": " + subscriber.reason());
    }

    private static String names(List<SubscriberOutcome> subscribers) {
        return subscribers.stream().map(SubscriberOutcome::subscriber).collect(Collectors.joining(" and "));
    }

    @Override
    public String toString() {
        return label + " " + summary() + story().stream().map("\n  "::concat).collect(Collectors.joining());
    }
}
