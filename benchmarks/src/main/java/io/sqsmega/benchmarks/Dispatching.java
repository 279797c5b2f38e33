package io.sqsmega.benchmarks;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import java.util.List;
import java.util.Objects;

/** Dispatches a text to subscribers with the runtime's whole dispatcher. */
final class Dispatching {
    private final Dispatcher dispatcher;

    private Dispatching(List<Rule> rules, boolean reading) {
        Dispatcher.Builder builder = Dispatcher.builder();
        for (Rule rule : rules) {
            builder.register(subscriber(rule, reading));
        }
        this.dispatcher = builder.build();
    }

    /** Returns a dispatch to subscribers that do not read the payload. */
    static Dispatching of(List<Rule> rules) {
        return new Dispatching(rules, false);
    }

    /** Returns a dispatch to subscribers that read every section of the payload. */
    static Dispatching reading(List<Rule> rules) {
        return new Dispatching(rules, true);
    }

    /** Returns the number of subscribers that received a message with this body. */
    int dispatch(String body) {
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
}
