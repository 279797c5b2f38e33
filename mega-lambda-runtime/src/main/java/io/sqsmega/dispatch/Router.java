package io.sqsmega.dispatch;

import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.Envelope;
import io.sqsmega.message.EnvelopeOpener;
import io.sqsmega.message.EnvelopeScanner;
import io.sqsmega.message.Message;
import io.sqsmega.message.ScannedEnvelope;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.Subscription;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subscribers of a message: on the fast path, which decodes only messages that a subscriber wants, or else on
 * the slow path, which opens, transforms and decodes the message. Both have the same result. Thread-safe.
 */
final class Router {
    private static final int[] NOBODY = {};

    private final List<Subscription<?>> subscriptions;
    private final Transformers transformers;
    private final PatternIndex index;
    private final EnvelopeScanner scanner;
    /** Whether a message that no subscriber wants because of what is around its body is not scanned. */
    private final boolean turnsAwayMessages;
    /** Whether a subscriber, by its number, is called with several messages; empty if none is. */
    private final BitSet ofBatches = new BitSet(0);

    /** @param mayTurnAway whether every unmatched message is deleted, independently of its contents */
    Router(List<Subscription<?>> subscriptions, Transformers transformers, boolean mayTurnAway) {
        this.subscriptions = subscriptions;
        this.transformers = transformers;
        PatternIndexBuilder patterns = PatternIndex.builder();
        for (int i = 0; i < subscriptions.size(); i++) {
            ofBatches.set(i, subscriptions.get(i).isOfBatches());
            subscriptions.get(i).addTo(patterns, i);
        }
        this.index = patterns.build();
        boolean mayNotRead = mayTurnAway && !transformers.takeText() && !transformers.takeBytes();
        this.turnsAwayMessages = mayNotRead && index.selectsMessages();
        // The rest of an event may be malformed, which makes the body text or bytes.
        boolean turnsAway = mayNotRead && !index.takesOthers();
        Map<String, Set<Object>> accepted = turnsAway ? index.acceptedValues() : Map.of();
        this.scanner = new EnvelopeScanner(index.events(), index.data(), accepted);
    }

    /**
     * Finds the subscribers of a message.
     *
     * @throws io.sqsmega.payload.InvalidPayloadException if the message violates the protocol
     * @throws Exception if it cannot be fetched or transformed
     */
    Route find(Message message, EnvelopeOpener opener) throws Exception {
        try (PatternIndex.Search search = index.search()) {
            ScannedEnvelope unwanted = unwanted(message, search);
            ScannedEnvelope scan = unwanted == null ? scanner.scan(message, search.events(), search.data()) : unwanted;
            if (scan == null) {
                return transformed(opener.open(message), search);
            }
            return isMatchedAsScanned(scan) ? matched(scan, search) : transformed(scan.open(), search);
        }
    }

    private @Nullable ScannedEnvelope unwanted(Message message, PatternIndex.Search search) {
        return turnsAwayMessages && search.matchMessages(message).length == 0 ? scanner.turnAway(message) : null;
    }

    /** Takes only the fast path with a message, which calls no user code. */
    void prime(Message message) {
        try (PatternIndex.Search search = index.search()) {
            ScannedEnvelope scan = scanner.scan(message, search.events(), search.data());
            if (scan != null && isMatchedAsScanned(scan)) {
                matched(scan, search);
            }
        }
    }

    /** Returns whether the scan decides: data that a transformer may convert is matched only after that. */
    private boolean isMatchedAsScanned(ScannedEnvelope scan) {
        return scan.isEvent() || !transformers.takeData();
    }

    private Route matched(ScannedEnvelope scan, PatternIndex.Search search) {
        if (scan.isUnwanted()) {
            return new Route(new Envelope(scan.message(), null), scan.eventName(), NOBODY, scan);
        }
        int[] found = scan.isEvent() ? search.matchEvents(scan.message()) : search.matchData(scan.message());
        Envelope envelope = found.length == 0 ? new Envelope(scan.message(), null) : transformers.bind(scan.open());
        return new Route(envelope, scan.eventName(), found, scan);
    }

    private Route transformed(Envelope envelope, PatternIndex.Search search) throws Exception {
        Envelope transformed = CallOut.UNBOUNDED.call(() -> transformers.transform(envelope));
        Payload payload = transformed.payload();
        String eventName = payload instanceof MegaPayload mega ? mega.event().name() : null;
        return new Route(transformed, eventName, find(payload, envelope.message(), search), null);
    }

    private static int[] find(@Nullable Payload payload, Message message, PatternIndex.Search search) {
        if (payload instanceof MegaPayload mega) {
            return search.match(mega, message);
        } else if (payload instanceof DataPayload data) {
            return search.match(data, message);
        }
        return payload == null ? NOBODY : search.matchOthers(message);
    }

    /** Returns whether a subscriber is called with several messages. */
    boolean isOfBatches(int subscriber) {
        return ofBatches.get(subscriber);
    }

    boolean readsWholeBodies() {
        return !turnsAwayMessages && scanner.readsWholeBodies();
    }

    boolean hasBatchSubscribers() {
        return !ofBatches.isEmpty();
    }

    /** Returns whether a candidate subscriber wants the payload. Runs its user predicates, which can throw. */
    boolean wants(int subscriber, Payload payload, Message message) {
        boolean known = index.isCertain(subscriber)
                && !(payload instanceof PlaintextPayload || payload instanceof BinaryPayload);
        return known || subscriptions.get(subscriber).matches(payload, message);
    }
}
