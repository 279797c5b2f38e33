package io.sqsmega.benchmarks;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.index.PatternIndex;
import io.sqsmega.match.index.PatternIndexBuilder;
import io.sqsmega.message.EnvelopeScanner;
import io.sqsmega.message.Message;
import io.sqsmega.message.ScannedEnvelope;
import io.sqsmega.payload.MegaPayload;
import java.util.List;
import java.util.Objects;

/**
 * Finds the subscribers of a text with the same calls, in the same order, as the runtime's dispatcher.
 * {@link Dispatching} also calls them.
 */
final class Mega {
    private final PatternIndex index;
    private final EnvelopeScanner scanner;

    private Mega(List<Rule> rules) {
        PatternIndexBuilder builder = PatternIndex.builder();
        for (int i = 0; i < rules.size(); i++) {
            add(rules.get(i), i, builder);
        }
        this.index = builder.build();
        this.scanner = new EnvelopeScanner(index.events(), index.data(), index.acceptedValues());
        for (int i = 0; i < rules.size(); i++) {
            if (!index.isCertain(i)) {
                throw new IllegalArgumentException("a rule must be one that the index decides, got " + rules.get(i));
            }
        }
    }

    static Mega of(List<Rule> rules) {
        return new Mega(rules);
    }

    private static void add(Rule rule, int number, PatternIndexBuilder builder) {
        if (rule.event() == null) {
            builder.data(number, Objects.requireNonNull(rule.data()));
        } else {
            builder.event(number, rule.event(), rule.object(), DataPattern.any());
        }
    }

    /** Returns the number of subscribers of a message with this body. */
    int matching(String body) {
        try (PatternIndex.Search search = index.search()) {
            ScannedEnvelope scan = scanner.scan(Message.builder("id", body).build(), search.events(), search.data());
            if (scan == null) {
                throw new IllegalStateException("the body must be one that is scanned");
            }
            if (scan.isUnwanted()) {
                return 0;
            }
            return (scan.isEvent() ? search.matchEvents() : search.matchData()).length;
        }
    }

    /** Returns the number of subscribers of a decoded payload. */
    int matching(MegaPayload payload) {
        try (PatternIndex.Search search = index.search()) {
            return search.match(payload).length;
        }
    }
}
