package io.sqsmega.subscribe;

import io.sqsmega.Internal;
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
public abstract class BatchSubscription<P extends Payload> extends Subscription<P> {
    BatchSubscription(Subscriber subscriber, Class<P> kind) {
        super(subscriber, kind);
    }

    @Override
    public final boolean isOfBatches() {
        return true;
    }

    /** Validates a payload that matches. Returns why it is refused, or null if it is valid. */
    public final @Nullable Result refusal(Payload payload, Message message) throws Exception {
        try {
            Validation validation = validate(cast(payload), message);
            return validation == null || validation.reason() == null ? null : Result.deadLetter(validation.reason());
        } catch (Exception thrown) {
            return refusedOrThrown(thrown);
        }
    }

    /**
     * Calls the subscriber with valid payloads and their messages, and returns its result for each. If it cannot read
     * the only one, refuses it; among several, the one that it cannot read is not known.
     */
    public final List<Result> give(List<Payload> payloads, List<Message> messages) throws Exception {
        List<BatchItem<P>> items = new ArrayList<>(payloads.size());
        for (int i = 0; i < payloads.size(); i++) {
            items.add(new BatchItem<>(cast(payloads.get(i)), messages.get(i)));
        }
        try {
            return results(items, processAll(List.copyOf(items)));
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

    abstract @Nullable BatchAnswer processAll(List<BatchItem<P>> items) throws Exception;

    /** Not called: {@link #give(List, List)} takes its place. */
    @Override
    final Result process(P payload, Message message) {
        throw new IllegalStateException(name() + " is called with batches only");
    }
}
