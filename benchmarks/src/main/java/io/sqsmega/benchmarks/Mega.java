package io.sqsmega.benchmarks;

import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
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
    private final List<Rule> rules;
    private final Dispatcher dispatcher;

    private Mega(List<Rule> rules, boolean reading) {
        this.rules = rules;
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

    /** How many subscribers get a message of this body. */
    int matching(String body) {
        return dispatcher
                .dispatch(Message.builder("id", body).build())
                .outcome()
                .subscribers()
                .size();
    }

    /** How many subscribers a decoded payload is for. */
    int matching(Payload payload) {
        int matching = 0;
        for (Rule rule : rules) {
            if (matches(rule, payload)) {
                matching++;
            }
        }
        return matching;
    }

    private static boolean matches(Rule rule, Payload payload) {
        if (payload instanceof MegaPayload mega) {
            return rule.event() != null
                    && rule.event().matches(mega)
                    && rule.object().matches(mega);
        }
        return rule.data() != null
                && payload instanceof DataPayload data
                && rule.data().matches(data);
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
