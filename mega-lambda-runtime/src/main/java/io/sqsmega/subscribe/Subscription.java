package io.sqsmega.subscribe;

import io.sqsmega.Internal;
import io.sqsmega.match.MessagePattern;
import io.sqsmega.match.Mismatch;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber with its patterns, as collected when it was registered.
 *
 * @param <P> the kind of payload that it handles
 * @hidden
 */
@Internal
public abstract class Subscription<P extends Payload> {
    private static final int LONGEST_CHAIN_OF_CAUSES = 50;

    private final String name;
    private final Class<P> kind;
    private final @Nullable MessagePattern message;

    Subscription(Subscriber subscriber, Class<P> kind) {
        this.name = subscriber.name();
        this.kind = kind;
        this.message = subscriber.matchMessage();
    }

    Subscription(Subscription<P> same) {
        this.name = same.name;
        this.kind = same.kind;
        this.message = same.message;
    }

    public final String name() {
        return name;
    }

    public final boolean takesBytes() {
        return kind == BinaryPayload.class;
    }

    /** Returns whether this is a {@link BatchSubscription}. */
    public boolean isOfBatches() {
        return false;
    }

    /** Returns the pattern of what is around the payload; null for any. */
    public final @Nullable MessagePattern message() {
        return message;
    }

    public final boolean matches(Payload payload, Message around) {
        return kind.isInstance(payload) && (message == null || message.matches(around)) && wants(kind.cast(payload));
    }

    final P cast(Payload payload) {
        return kind.cast(payload);
    }

    /**
     * Validates a payload that matches and passes it to the subscriber. Refuses it if it is invalid or the subscriber
     * cannot read it.
     *
     * @param counts whether the outcome still counts; if not, the subscriber is not called
     */
    public final Result give(Payload payload, Message message, BooleanSupplier counts) throws Exception {
        try {
            return validateAndProcess(kind.cast(payload), message, counts);
        } catch (Exception thrown) {
            InvalidPayloadException unreadable = invalidPayloadIn(thrown);
            if (unreadable == null) {
                throw thrown;
            }
            return Result.deadLetter(String.valueOf(unreadable.getMessage()));
        }
    }

    private Result validateAndProcess(P payload, Message message, BooleanSupplier counts) throws Exception {
        Validation validation = counts.getAsBoolean() ? validate(payload, message) : Validation.OK;
        if (validation != null && validation != Validation.OK) {
            return Result.deadLetter(validation.reason);
        } else if (!counts.getAsBoolean()) {
            return Result.again("the message was given up before the subscriber could process it");
        }
        Result result = process(payload, message);
        return result == null ? Result.OK : result;
    }

    /**
     * Searches the causes as well: if a payload is read on another thread, the exception is the cause of a
     * CompletionException.
     */
    static @Nullable InvalidPayloadException invalidPayloadIn(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN_OF_CAUSES; depth++) {
            if (cause instanceof InvalidPayloadException unreadable) {
                return unreadable;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Returns why the subscriber does not want the payload; empty if and only if it wants it. */
    public final List<Mismatch> explain(Envelope envelope) {
        Payload payload = envelope.payload();
        List<Mismatch> ofPayload = kind.isInstance(payload)
                ? whyUnwanted(kind.cast(payload))
                : List.of(new Mismatch("payload", "is a " + kind.getSimpleName(), met(envelope)));
        if (message == null) {
            return ofPayload;
        }
        List<Mismatch> mismatches = new ArrayList<>(message.explain(envelope.message()));
        mismatches.addAll(ofPayload);
        return mismatches;
    }

    private String met(Envelope envelope) {
        Payload payload = envelope.payload();
        if (payload == null) {
            return "no payload (" + envelope.kind() + ")";
        }
        boolean perhapsText = payload instanceof BinaryPayload && kind == PlaintextPayload.class;
        String hint = perhapsText ? "text that is Base64 is bytes here: see base64AsBytes" : envelope.nearMiss();
        String met = payload.getClass().getSimpleName();
        return hint == null ? met : met + " (" + hint + ")";
    }

    /**
     * Adds the patterns to the index over all subscribers. Patterns of text and bytes are not in the index:
     * {@link #matches} decides.
     */
    public void addTo(PatternIndexBuilder index, int number) {
        index.other(number, message);
    }

    /** Calls the visitor's method for this kind of subscription. */
    public abstract <R> R accept(SubscriptionVisitor<R> visitor);

    boolean wants(P payload) {
        return true;
    }

    List<Mismatch> whyUnwanted(P payload) {
        return List.of();
    }

    /** Null means {@link Validation#OK}. */
    @Nullable
    Validation validate(P payload, Message message) throws Exception {
        return Validation.OK;
    }

    abstract @Nullable Result process(P payload, Message message) throws Exception;

    static <T> T notNull(@Nullable T pattern, Subscriber subscriber, String method) {
        if (pattern == null) {
            throw new IllegalArgumentException(subscriber.name() + "." + method + "() must return a pattern, got null");
        }
        return pattern;
    }
}
