package io.sqsmega.subscribe;

import io.sqsmega.match.PatternIndex;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.EnvelopeScanner;
import io.sqsmega.message.Message;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.message.ScannedEnvelope;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds who wants a message, without decoding it if nobody does. What {@link EnvelopeScanner} passes over in silence
 * goes the long way: opened, transformed, matched. Immutable and thread-safe.
 */
final class Router {
    private final List<Subscription<?>> subscriptions;
    private final Transformers transformers;
    private final @Nullable PayloadReader largePayloads;
    private final PatternIndex index;
    private final EnvelopeScanner scanner;

    Router(
            List<Subscription<?>> subscriptions,
            Transformers transformers,
            @Nullable PayloadReader largePayloads) {
        this.subscriptions = subscriptions;
        this.transformers = transformers;
        this.largePayloads = largePayloads;
        this.index = indexOf(subscriptions);
        this.scanner = new EnvelopeScanner(index.events(), index.data(), largePayloads != null);
    }

    private static PatternIndex indexOf(List<Subscription<?>> subscriptions) {
        PatternIndex.Builder index = PatternIndex.builder();
        for (int i = 0; i < subscriptions.size(); i++) {
            subscriptions.get(i).addTo(index, i);
        }
        return index.build();
    }
}
