package io.sqsmega.dispatch;

import io.sqsmega.match.Mismatch;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.Message;
import io.sqsmega.payload.InvalidPayloadException;
import io.sqsmega.subscribe.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explains why each subscriber does not want a message. Immutable and thread-safe. */
record Explainer(EnvelopeOpener opener, Transformers transformers, List<Subscription<?>> subscriptions) {

    /** Explains a message; see {@link Dispatcher#explain}. */
    Map<String, List<Mismatch>> explain(Message message) {
        Envelope opened = null;
        try {
            opened = opener.open(message);
            return explainMatching(transformers.transform(opened));
        } catch (InvalidPayloadException invalid) {
            return Map.of(Dispatcher.PROTOCOL, List.of(mismatch(invalid)));
        } catch (Throwable failed) {
            return opened == null
                    ? Map.of("the body", List.of(mismatch("body", "can be fetched and read", failed)))
                    : Map.of("a transformer", List.of(mismatch("payload", "can be transformed", failed)));
        }
    }

    private static Mismatch mismatch(InvalidPayloadException invalid) {
        return new Mismatch(invalid.path(), "must " + invalid.rule(), invalid.met());
    }

    private static Mismatch mismatch(String path, String expected, Throwable met) {
        CallOut.survive(met);
        return new Mismatch(path, expected, met.getClass().getName());
    }

    private Map<String, List<Mismatch>> explainMatching(Envelope envelope) {
        Map<String, List<Mismatch>> reasons = new LinkedHashMap<>();
        for (Subscription<?> subscription : subscriptions) {
            List<Mismatch> mismatches = explain(subscription, envelope);
            if (!mismatches.isEmpty()) {
                reasons.computeIfAbsent(subscription.name(), name -> new ArrayList<>())
                        .addAll(mismatches);
            }
        }
        return reasons;
    }

    private static List<Mismatch> explain(Subscription<?> subscription, Envelope envelope) {
        try {
            return subscription.explain(envelope);
        } catch (Throwable failed) {
            return List.of(mismatch("payload", "can be matched", failed));
        }
    }
}
