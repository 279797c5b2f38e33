package io.sqsmega.subscribe;

import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The registered transformers. The first one that returns a payload wins. */
final class Transformers {
    private final List<Transformer<PlaintextPayload>> ofPlaintext;
    private final List<Transformer<BinaryPayload>> ofBinary;

    Transformers() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    private Transformers(List<Transformer<PlaintextPayload>> ofPlaintext, List<Transformer<BinaryPayload>> ofBinary) {
        this.ofPlaintext = ofPlaintext;
        this.ofBinary = ofBinary;
    }

    void ofPlaintext(Transformer<PlaintextPayload> transformer) {
        ofPlaintext.add(Objects.requireNonNull(transformer, "transformer must not be null"));
    }

    void ofBinary(Transformer<BinaryPayload> transformer) {
        ofBinary.add(Objects.requireNonNull(transformer, "transformer must not be null"));
    }

    Transformers copy() {
        return new Transformers(List.copyOf(ofPlaintext), List.copyOf(ofBinary));
    }

    /** What takes the payload's place, or the payload itself. */
    Payload transform(Payload payload) throws Exception {
        if (payload instanceof PlaintextPayload plaintext) {
            return transform(plaintext, ofPlaintext);
        } else if (payload instanceof BinaryPayload binary) {
            return transform(binary, ofBinary);
        }
        return payload;
    }

    private static <P extends Payload> Payload transform(P payload, List<Transformer<P>> transformers)
            throws Exception {
        for (Transformer<P> transformer : transformers) {
            Payload transformed = transformer.transform(payload);
            if (transformed != null) {
                return transformed;
            }
        }
        return payload;
    }
}
