package io.sqsmega.subscribe;

import io.sqsmega.match.Mismatch;
import io.sqsmega.match.PatternIndex;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber with the patterns that it gave when it was registered.
 *
 * @param <P> the kind of payload that it takes
 */
abstract class Subscription<P extends Payload> {
    private final String name;
    private final Class<P> kind;

    Subscription(Subscriber subscriber, Class<P> kind) {
        this.name = subscriber.name();
        this.kind = kind;
    }

    final String name() {
        return name;
    }

    final boolean takesBytes() {
        return kind == BinaryPayload.class;
    }

    final boolean matches(Payload payload) {
        return kind.isInstance(payload) && wants(kind.cast(payload));
    }

    /** Gives the subscriber a payload that matches, unless it is not valid: then it is refused. */
    final Result give(Payload payload, Message message) throws Exception {
        P given = kind.cast(payload);
        String invalid = whyInvalid(given, message);
        if (invalid != null) {
            return Result.deadLetter(invalid);
        }
        Result result = process(given, message);
        return result == null ? Result.OK : result;
    }

    /** Why the subscriber does not want the payload; empty exactly if it does. */
    final List<Mismatch> explain(@Nullable Payload payload) {
        if (payload == null || !kind.isInstance(payload)) {
            return List.of(new Mismatch("payload", "is a " + kind.getSimpleName(), met(payload)));
        }
        return whyUnwanted(kind.cast(payload));
    }

    private String met(@Nullable Payload payload) {
        String met = payload == null ? "no payload" : payload.getClass().getSimpleName();
        boolean perhapsText = payload instanceof BinaryPayload && kind == PlaintextPayload.class;
        return perhapsText ? met + " (text that is Base64 is bytes here: see base64AsBytes)" : met;
    }

    private @Nullable String whyInvalid(P payload, Message message) throws Exception {
        try {
            Validation validation = validate(payload, message);
            return validation == null ? null : validation.reason();
        } catch (InvalidPayloadException unreadable) {
            return unreadable.getMessage();
        }
    }

    /**
     * Adds the patterns to the index over all of them.
     *
     * @return false if there are none that it can take: then {@link #matches} must be asked
     */
    boolean addTo(PatternIndex.Builder index, int number) {
        return false;
    }

    abstract boolean wants(P payload);

    abstract List<Mismatch> whyUnwanted(P payload);

    /** Null means {@link Validation#OK}. */
    abstract @Nullable Validation validate(P payload, Message message) throws Exception;

    abstract @Nullable Result process(P payload, Message message) throws Exception;

    static <T> T notNull(@Nullable T pattern, Subscriber subscriber, String method) {
        if (pattern == null) {
            throw new IllegalArgumentException(subscriber.name() + "." + method + "() must return a pattern, got null");
        }
        return pattern;
    }

    static Validation valid(List<Mismatch> mismatches) {
        if (mismatches.isEmpty()) {
            return Validation.OK;
        }
        return Validation.failed(mismatches.get(0).toString());
    }
}
