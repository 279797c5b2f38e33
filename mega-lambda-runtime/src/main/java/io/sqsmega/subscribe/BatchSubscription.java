package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that is called with several messages.
 *
 * @param <P> the kind of payload that it handles
 * @hidden
 */
@Internal
public final class BatchSubscription<P extends Payload> extends Subscription<P> {
    private final Subscription<P> subscription;
    private final Work<P> work;

    /** Creates a subscription with the patterns and the validation of another one. */
    BatchSubscription(Subscription<P> subscription, Work<P> work) {
        super(subscription);
        this.subscription = subscription;
        this.work = work;
    }

    @Override
    public boolean isOfBatches() {
        return true;
    }

    /** Validates a payload that matches. Returns why it is refused, or null if it is valid. */
    public @Nullable Result refusal(Payload payload, Message message) throws Exception {
        try {
            Validation validation = validate(cast(payload), message);
            return validation == null || validation == Validation.OK ? null : Result.deadLetter(validation.reason);
        } catch (Exception thrown) {
            return refusedOrThrown(thrown);
        }
    }

    /**
     * Calls the subscriber with valid payloads and their messages, and returns its result for each. If it cannot read
     * the only one, refuses it; among several, the one that it cannot read is not known.
     */
    public List<Result> give(List<Payload> payloads, List<Message> messages) throws Exception {
        List<BatchItem<P>> items = new ArrayList<>(payloads.size());
        for (int i = 0; i < payloads.size(); i++) {
            items.add(new BatchItem<>(cast(payloads.get(i)), messages.get(i)));
        }
        try {
            return results(items, work.process(List.copyOf(items)));
        } catch (Exception thrown) {
            if (items.size() > 1) {
                throw thrown;
            }
            return List.of(refusedOrThrown(thrown));
        }
    }

    private List<Result> results(List<BatchItem<P>> items, @Nullable BatchAnswer answer) {
        BatchAnswer given = answer == null ? BatchAnswer.OK : answer;
        if (!given.isOnlyOf(items)) {
            throw new IllegalStateException(
                    name() + " must answer for messages of the batch that it was called with, got another one");
        }
        return items.stream().map(given::of).toList();
    }

    private static Result refusedOrThrown(Exception thrown) throws Exception {
        InvalidPayloadException unreadable = invalidPayloadIn(thrown);
        if (unreadable == null) {
            throw thrown;
        }
        return Result.deadLetter(String.valueOf(unreadable.getMessage()));
    }

    @Override
    public void addTo(PatternIndexBuilder index, int number) {
        subscription.addTo(index, number);
    }

    @Override
    public <R> R accept(SubscriptionVisitor<R> visitor) {
        return subscription.accept(visitor);
    }

    @Override
    boolean wants(P payload) {
        return subscription.wants(payload);
    }

    @Override
    List<Mismatch> whyUnwanted(P payload) {
        return subscription.whyUnwanted(payload);
    }

    @Override
    @Nullable
    Validation validate(P payload, Message message) throws Exception {
        return subscription.validate(payload, message);
    }

    /** Not called: {@link #give(List, List)} takes its place. */
    @Override
    Result process(P payload, Message message) {
        throw new IllegalStateException(name() + " is called with batches only");
    }

    /** Processes the messages of one call. */
    interface Work<P extends Payload> {
        @Nullable
        BatchAnswer process(List<BatchItem<P>> batch) throws Exception;
    }
}
