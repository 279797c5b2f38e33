package io.sqsmega.benchmarks;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.match.PatternIndex;
import io.sqsmega.message.EnvelopeScan;
import io.sqsmega.message.EnvelopeScanner;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Dispatcher;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import java.util.List;
import java.util.Objects;

/** The runtime, as the benchmarks ask it: the one place that knows how. */
final class Mega {
    private final PatternIndex index;
    private final EnvelopeScanner scanner;
    private final Dispatcher dispatcher;

    private Mega(List<Rule> rules, boolean reading) {
        this.index = index(rules);
        this.scanner = new EnvelopeScanner(index.events(), index.data());
        Dispatcher.Builder builder = Dispatcher.builder();
        rules.forEach(rule -> builder.register(subscriber(rule, reading)));
        this.dispatcher = builder.build();
    }

    /** Subscribers that are given the payload and do not look at it. */
    static Mega of(List<Rule> rules) {
        return new Mega(rules, false);
    }

    /** Subscribers that ask for every section of the payload. */
    static Mega reading(List<Rule> rules) {
        return new Mega(rules, true);
    }

    /** The index over the rules, as a dispatcher has it. */
    static PatternIndex index(List<Rule> rules) {
        PatternIndex.Builder builder = PatternIndex.builder();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.event() == null) {
                builder.data(i, Objects.requireNonNull(rule.data()));
            } else {
                builder.event(i, rule.event(), rule.object(), DataPattern.any());
            }
        }
        return builder.build();
    }

    /** How many subscribers want a message of this body: the way of a message up to that point. */
    int matching(String body) {
        Message message = Message.builder("id", body).build();
        try (PatternIndex.Search search = index.search()) {
            EnvelopeScan scan = scanner.scan(message, search.events(), search.data());
            if (scan == null) {
                return matching(PayloadCodec.decode(body));
            }
            return (scan.isEvent() ? search.matchEvents() : search.matchData()).length;
        }
    }

    /** How many subscribers a decoded payload is for. */
    int matching(Payload payload) {
        try (PatternIndex.Search search = index.search()) {
            if (payload instanceof MegaPayload mega) {
                return search.match(mega).length;
            }
            return payload instanceof DataPayload data ? search.match(data).length : 0;
        }
    }

    /** How many subscribers were given a message of this body: its whole way. */
    int given(String body) {
        return dispatcher
                .dispatch(Message.builder("id", body).build())
                .outcome()
                .subscribers()
                .size();
    }

    static Subscriber subscriber(Rule rule, boolean reading) {
        return rule.event() == null
                ? new OfData(Objects.requireNonNull(rule.data()), reading)
                : new OfEvents(rule.event(), rule.object(), reading);
    }

    private static final class OfEvents extends MegaSubscriber {
        private final EventPattern event;
        private final ObjectPattern object;
        private final boolean reading;

        OfEvents(EventPattern event, ObjectPattern object, boolean reading) {
            this.event = event;
            this.object = object;
            this.reading = reading;
        }

        @Override
        protected EventPattern matchEvent() {
            return event;
        }

        @Override
        protected ObjectPattern matchObject() {
            return object;
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            if (reading) {
                Sink.size = payload.event().attributes().size()
                        + payload.object().current().size()
                        + payload.object().previous().size()
                        + payload.extra().size();
            }
            return Result.OK;
        }
    }

    private static final class OfData extends DataSubscriber {
        private final DataPattern pattern;
        private final boolean reading;

        OfData(DataPattern pattern, boolean reading) {
            this.pattern = pattern;
            this.reading = reading;
        }

        @Override
        protected DataPattern matchData() {
            return pattern;
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            if (reading) {
                Sink.size = payload.data().size();
            }
            return Result.OK;
        }
    }

    /** Where what was read goes, so that no compiler leaves the reading out. */
    static final class Sink {
        static volatile int size;

        private Sink() {}
    }
}
