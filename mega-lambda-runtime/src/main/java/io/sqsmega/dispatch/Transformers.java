package io.sqsmega.dispatch;

import io.sqsmega.message.Envelope;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a payload before patterns are matched: sets the configured binder and transforms it. Of the transformers of
 * one kind, the first that returns a payload wins.
 */
final class Transformers {
    private final List<Transformer<BinaryPayload>> ofBinary;
    private final List<Transformer<PlaintextPayload>> ofPlaintext;
    private final List<Transformer<DataPayload>> ofData;
    private final @Nullable DataBinder binder;

    Transformers() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), null);
    }

    private Transformers(
            List<Transformer<BinaryPayload>> ofBinary,
            List<Transformer<PlaintextPayload>> ofPlaintext,
            List<Transformer<DataPayload>> ofData,
            @Nullable DataBinder binder) {
        this.ofBinary = ofBinary;
        this.ofPlaintext = ofPlaintext;
        this.ofData = ofData;
        this.binder = binder;
    }

    void ofBinary(Transformer<BinaryPayload> transformer) {
        ofBinary.add(notNull(transformer));
    }

    void ofPlaintext(Transformer<PlaintextPayload> transformer) {
        ofPlaintext.add(notNull(transformer));
    }

    void ofData(Transformer<DataPayload> transformer) {
        ofData.add(notNull(transformer));
    }

    private static <T> T notNull(T transformer) {
        return Objects.requireNonNull(transformer, "transformer must not be null");
    }

    Transformers copy(@Nullable DataBinder binder) {
        return new Transformers(List.copyOf(ofBinary), List.copyOf(ofPlaintext), List.copyOf(ofData), binder);
    }

    boolean takeBytes() {
        return !ofBinary.isEmpty();
    }

    boolean takeText() {
        return !ofPlaintext.isEmpty();
    }

    /**
     * Returns whether data can become another payload, so that the fields of a body do not decide which subscribers
     * want it.
     */
    boolean takeData() {
        return !ofData.isEmpty();
    }

    /** Returns the envelope with the transformed payload. */
    Envelope transform(Envelope envelope) throws Exception {
        Envelope result = transform(ofBinary, BinaryPayload.class, bind(envelope));
        result = transform(ofPlaintext, PlaintextPayload.class, result);
        return transform(ofData, DataPayload.class, result);
    }

    /** Returns the envelope with the configured binder for its payload. */
    Envelope bind(Envelope envelope) {
        Payload payload = envelope.payload();
        return payload == null || binder == null
                ? envelope
                : new Envelope(envelope.message(), payload.withBinder(binder));
    }

    private <P extends Payload> Envelope transform(List<Transformer<P>> transformers, Class<P> kind, Envelope envelope)
            throws Exception {
        if (!kind.isInstance(envelope.payload())) {
            return envelope;
        }
        P payload = kind.cast(envelope.payload());
        for (Transformer<P> transformer : transformers) {
            Payload transformed = transformer.transform(payload, envelope.message());
            if (transformed != null) {
                return bind(envelope.with(transformed));
            }
        }
        return envelope;
    }
}
