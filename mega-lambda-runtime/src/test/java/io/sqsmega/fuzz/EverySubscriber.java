package io.sqsmega.fuzz;

import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.fuzz.Expected.Model;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.match.Matcher;
import io.sqsmega.match.Matchers;
import io.sqsmega.match.ObjectPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.MegaSubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A handler with subscribers of all kinds, and a model of each. */
final class EverySubscriber extends MegaSqsHandler {
    final List<Model> models = new ArrayList<>();

    EverySubscriber(MessageObserver observer) {
        super(HandlerOptions.builder().observer(observer).build());
        List<Matcher> matchers = EveryMatcher.list();
        for (Matcher matcher : matchers) {
            onEvent(EventPattern.builder().attribute("a", matcher).build(), Answer.OK);
            onData(DataPattern.builder().field("a", matcher).build(), Answer.OK);
        }
        for (Answer answer : Answer.values()) {
            onEvent(EventPattern.builder().name(answer.name()).build(), answer);
            onData(DataPattern.builder().field("b", answer.name()).build(), answer);
        }
        onEvent(listedFields(), Answer.OK);
        onEvent(EventPattern.anyOf(EventPattern.named("a"), EventPattern.of(Map.of("b", 1))), Answer.OK);
        onData(DataPattern.anyOf(DataPattern.of(Map.of("c", 1)), DataPattern.any()), Answer.OK);
        add(new OfObjects(), payload -> payload instanceof MegaPayload mega && OfObjects.wants(mega), Answer.OK);
        add(new Texts(), payload -> payload instanceof PlaintextPayload, Answer.OK);
        add(new Binaries(), payload -> payload instanceof BinaryPayload, Answer.OK);
    }

    private static EventPattern listedFields() {
        return EventPattern.builder()
                .domain(Matchers.startsWith("a"))
                .version(Matchers.oneOf(1, 2))
                .subject(Matchers.match("\\d+"))
                .publisher(Matchers.not(Matchers.empty()))
                .timestamp(Matchers.gt(Matchers.dateTime("2020-01-01")))
                .build();
    }

    private void onEvent(EventPattern pattern, Answer answer) {
        String name = models.size() + ": " + answer;
        MegaSubscriber subscriber = new MegaSubscriber() {
            @Override
            public String name() {
                return name;
            }

            @Override
            protected EventPattern matchEvent() {
                return pattern;
            }

            @Override
            public Result process(MegaPayload payload, Message message) {
                return answer.give();
            }
        };
        add(subscriber, payload -> payload instanceof MegaPayload mega && pattern.matches(mega), answer);
    }

    private void onData(DataPattern pattern, Answer answer) {
        String name = models.size() + ": " + answer;
        DataSubscriber subscriber = new DataSubscriber() {
            @Override
            public String name() {
                return name;
            }

            @Override
            protected DataPattern matchData() {
                return pattern;
            }

            @Override
            public Result process(DataPayload payload, Message message) {
                return answer.give();
            }
        };
        add(subscriber, payload -> payload instanceof DataPayload data && pattern.matches(data), answer);
    }

    private void add(Subscriber subscriber, Predicate<Payload> wants, Answer answer) {
        register(subscriber);
        models.add(new Model(subscriber.name(), wants, answer.says));
    }

    /** What a subscriber can answer. */
    enum Answer {
        OK(SubscriberOutcome.Kind.DONE),
        RETRY(SubscriberOutcome.Kind.RETRY),
        DEAD(SubscriberOutcome.Kind.REFUSED),
        THROW(SubscriberOutcome.Kind.RETRY),
        FAIL(SubscriberOutcome.Kind.RETRY);

        private final SubscriberOutcome.Kind says;

        Answer(SubscriberOutcome.Kind says) {
            this.says = says;
        }

        Result give() {
            return switch (this) {
                case OK -> Result.OK;
                case RETRY -> Result.RETRY_LATER;
                case DEAD -> Result.deadLetter("it says so");
                case THROW -> throw new IllegalStateException("it throws");
                case FAIL -> throw new LinkageError("it fails");
            };
        }
    }

    private static final class OfObjects extends MegaSubscriber {
        private static final ObjectPattern OBJECT = ObjectPattern.builder()
                .type(Matchers.equalsIgnoreCase("cart"))
                .current(Map.of("a", Matchers.present()))
                .build();
        private static final DataPattern EXTRA =
                DataPattern.builder().field("a", Matchers.empty()).build();

        static boolean wants(MegaPayload payload) {
            return OBJECT.matches(payload) && EXTRA.matches(payload.extra());
        }

        @Override
        protected EventPattern matchEvent() {
            return EventPattern.any();
        }

        @Override
        protected ObjectPattern matchObject() {
            return OBJECT;
        }

        @Override
        protected DataPattern matchExtra() {
            return EXTRA;
        }

        @Override
        public Result process(MegaPayload payload, Message message) {
            return Result.OK;
        }
    }

    private static final class Texts extends PlaintextSubscriber {
        @Override
        public Result process(PlaintextPayload payload, Message message) {
            return Result.OK;
        }
    }

    private static final class Binaries extends BinarySubscriber {
        @Override
        public Result process(BinaryPayload payload, Message message) {
            return Result.OK;
        }
    }
}
