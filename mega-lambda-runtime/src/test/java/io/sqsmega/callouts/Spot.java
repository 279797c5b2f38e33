package io.sqsmega.callouts;

import io.sqsmega.dispatch.BatchReport;
import io.sqsmega.dispatch.DeadLetterSink;
import io.sqsmega.dispatch.LoggingContext;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.MessageTracer;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.Matchers;
import io.sqsmega.message.Message;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.DataBinder;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.GenericType;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.EventHandler;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.Subscriber;
import io.sqsmega.subscribe.Transformer;
import io.sqsmega.subscribe.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.logging.Logger;

/**
 * One call out of the framework.
 *
 * @param name the method that is called
 * @param type the type of the user's object
 * @param onlyOfHandlers whether a listener has no such call
 * @param whenThrown which messages stay when the call throws
 * @param otherwise which messages stay when it does not
 * @param wiring puts the fault into the call
 */
public record Spot(
        String name,
        Class<?> type,
        boolean onlyOfHandlers,
        List<String> whenThrown,
        List<String> otherwise,
        BiConsumer<Setup, Fault> wiring) {
    private static final List<String> NONE = List.of();
    private static final List<String> STRUCK = List.of(Setup.STRUCK);
    private static final List<String> ALL = List.of("m1", Setup.STRUCK, "m3");
    private static final String POINTER =
            "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"payloads\",\"s3Key\":\"key\"}]";

    private static final List<String> TRACING_BATCHES =
            List.of("MessageTracer.beginBatch", "MessageTracer.carried", "BatchTrace.begin", "BatchTrace.end");
    private static final List<String> TRACING = List.of(
            "MessageTracer.begin",
            "MessageTrace.opened",
            "MessageTrace.begin",
            "SubscriberTrace.leave",
            "MessageTrace.leave",
            "MessageTrace.end");

    /** Every call there is. */
    public static List<Spot> all() {
        List<Spot> all = new ArrayList<>(others());
        TRACING_BATCHES.forEach(name -> all.add(tracer(name, true)));
        TRACING.forEach(name -> all.add(tracer(name, false)));
        return all;
    }

    private static Spot tracer(String name, boolean onlyOfHandlers) {
        return new Spot(
                name,
                MessageTracer.class,
                onlyOfHandlers,
                NONE,
                NONE,
                (setup, fault) -> setup.tracer = new FaultyTracer(name, fault));
    }

    private static List<Spot> others() {
        return List.of(
                spot("MessageObserver.handled", MessageObserver.class, NONE, NONE, Spot::observer),
                spot("MessageObserver.batchBegan", MessageObserver.class, NONE, NONE, Spot::batchBegan),
                spot("MessageObserver.batchEnded", MessageObserver.class, NONE, NONE, Spot::batchEnded),
                spot("LoggingContext.open", LoggingContext.class, NONE, NONE, Spot::open),
                spot("LoggingContext.of", LoggingContext.class, NONE, NONE, Spot::openOfSubscriber),
                spot("Scope.close", LoggingContext.class, NONE, NONE, Spot::close),
                spot("DeadLetterSink.take", DeadLetterSink.class, STRUCK, NONE, Spot::deadLetters),
                spot("DuplicateGuard.claim", DuplicateGuard.class, STRUCK, NONE, Spot::claim),
                spot("DuplicateGuard.done", DuplicateGuard.class, NONE, NONE, Spot::done),
                spot("DuplicateGuard.release", DuplicateGuard.class, STRUCK, STRUCK, Spot::release),
                spot("PayloadReader.read", PayloadReader.class, STRUCK, NONE, Spot::reader),
                spot("Redelivery.schedule", Redelivery.class, STRUCK, STRUCK, Spot::redelivery),
                new Spot("Executor.execute", Executor.class, true, ALL, NONE, Spot::executor),
                spot("Transformer.transform of plaintext", Transformer.class, STRUCK, NONE, Spot::plaintext),
                spot("Transformer.transform of bytes", Transformer.class, STRUCK, NONE, Spot::binary),
                spot("Transformer.transform of data", Transformer.class, STRUCK, NONE, Spot::data),
                spot("DataBinder.bind", DataBinder.class, STRUCK, NONE, Spot::binder),
                spot("Predicate.test", Predicate.class, STRUCK, NONE, Spot::predicate),
                spot("Subscriber.validate", Subscriber.class, STRUCK, NONE, Spot::validate),
                spot("Subscriber.process", Subscriber.class, STRUCK, NONE, Spot::process),
                spot("Subscriber.validate of batches", Subscriber.class, STRUCK, NONE, Spot::validateBatch),
                new Spot("Subscriber.process of batches", Subscriber.class, true, ALL, NONE, Spot::processBatch),
                spot("EventHandler.process", EventHandler.class, STRUCK, NONE, Spot::process),
                spot("Logger.log", Logger.class, STRUCK, STRUCK, Spot::logger));
    }

    private static Spot spot(
            String name,
            Class<?> type,
            List<String> whenThrown,
            List<String> otherwise,
            BiConsumer<Setup, Fault> wiring) {
        return new Spot(name, type, false, whenThrown, otherwise, wiring);
    }

    public Setup with(Fault fault) {
        Setup setup = new Setup();
        wiring.accept(setup, fault);
        return setup;
    }

    /** A predicate that throws an exception is a pattern that does not match; another subscriber takes the message. */
    public List<String> staying(Fault fault) {
        boolean isNoMatch = type == Predicate.class && fault == Fault.EXCEPTION;
        return fault.isThrown() && !isNoMatch ? whenThrown : otherwise;
    }

    /** Whether what hangs there is given up with threads for the subscribers. */
    public boolean isGivenUpOnOtherThreads() {
        return type != Logger.class
                && !name.equals("MessageTracer.beginBatch")
                && !name.equals("MessageTracer.carried");
    }

    /** Whether what hangs there is given up without threads for the subscribers. */
    public boolean isGivenUpOnCallingThread() {
        return name.equals("BatchTrace.end")
                || name.equals("MessageTrace.end")
                || List.of(
                                MessageObserver.class,
                                DeadLetterSink.class,
                                DuplicateGuard.class,
                                PayloadReader.class,
                                Redelivery.class,
                                Executor.class)
                        .contains(type);
    }

    /**
     * Whether the call hangs after the message was processed, on the thread that did it, or before its batch is called.
     */
    public boolean keeps(String id) {
        return id.equals(Setup.STRUCK) || name.equals("Scope.close") || name.endsWith("of batches");
    }

    private static void observer(Setup setup, Fault fault) {
        setup.observer = report -> {
            setup.reports.add(report);
            fault.strike();
        };
    }

    private static void batchBegan(Setup setup, Fault fault) {
        setup.observer = new MessageObserver() {
            @Override
            public void handled(MessageReport report) {
                setup.reports.add(report);
            }

            @Override
            public void batchBegan(BatchReport batch) {
                fault.strike();
            }
        };
    }

    private static void batchEnded(Setup setup, Fault fault) {
        setup.observer = new MessageObserver() {
            @Override
            public void handled(MessageReport report) {
                setup.reports.add(report);
            }

            @Override
            public void batchEnded(BatchReport batch) {
                fault.strike();
            }
        };
    }

    private static void open(Setup setup, Fault fault) {
        setup.loggingContext = fields -> {
            fault.strike();
            return () -> {};
        };
    }

    private static void openOfSubscriber(Setup setup, Fault fault) {
        setup.loggingContext = new LoggingContext() {
            @Override
            public Scope open(Map<String, String> fields) {
                return () -> {};
            }

            @Override
            public Scope of(Message message, String eventName, String subscriber) {
                fault.strike();
                return () -> {};
            }
        };
    }

    private static void close(Setup setup, Fault fault) {
        setup.loggingContext = fields -> fault::strike;
    }

    private static void deadLetters(Setup setup, Fault fault) {
        setup.struckResult = Result.deadLetter("as it is meant");
        setup.deadLetters = (message, reason, subscriber) -> {
            fault.strike();
            return true;
        };
    }

    private static void claim(Setup setup, Fault fault) {
        setup.duplicateGuard = new Guard() {
            @Override
            public Claim claim(Delivery delivery) {
                strike(fault, delivery);
                return Claim.GRANTED;
            }
        };
    }

    private static void done(Setup setup, Fault fault) {
        setup.duplicateGuard = new Guard() {
            @Override
            public void done(Delivery delivery) {
                strike(fault, delivery);
            }
        };
    }

    private static void release(Setup setup, Fault fault) {
        setup.struckResult = Result.RETRY_LATER;
        setup.duplicateGuard = new Guard() {
            @Override
            public void release(Delivery delivery) {
                strike(fault, delivery);
            }
        };
    }

    private static void reader(Setup setup, Fault fault) {
        setup.struckBody = POINTER;
        setup.largePayloads = pointer -> {
            fault.strike();
            return Setup.body(Setup.STRUCK);
        };
    }

    private static void redelivery(Setup setup, Fault fault) {
        setup.struckResult = Result.RETRY_LATER;
        setup.redelivery = reports -> fault.strike();
    }

    private static void executor(Setup setup, Fault fault) {
        setup.executor = task -> {
            fault.strike();
            new Thread(task).start();
        };
    }

    private static void plaintext(Setup setup, Fault fault) {
        setup.struckBody = "as plain as can be";
        setup.plaintext = (payload, message) -> {
            fault.strike();
            return DataPayload.of(Map.of());
        };
    }

    private static void binary(Setup setup, Fault fault) {
        setup.struckBody = "AAECAw==";
        setup.binary = (payload, message) -> {
            fault.strike();
            return DataPayload.of(Map.of());
        };
    }

    private static void data(Setup setup, Fault fault) {
        setup.data = (payload, message) -> {
            strike(fault, message.id());
            return payload;
        };
    }

    /** On behalf of a subscriber, whose failure it is. */
    private static void binder(Setup setup, Fault fault) {
        setup.dataBinder = new DataBinder() {
            @Override
            public <T> T bind(Object value, GenericType<T> type, String path) {
                fault.strike();
                return DataBinder.instance().bind(value, type, path);
            }

            @Override
            public Map<String, Object> unbind(Object value, String path) {
                return DataBinder.instance().unbind(value, path);
            }
        };
        setup.subscribers.add(new Other(DataPattern.any()) {
            @Override
            public Result process(DataPayload payload, Message message) {
                return message.id().equals(Setup.STRUCK)
                                && payload.dataAs(Identified.class).id().isEmpty()
                        ? Result.RETRY_LATER
                        : Result.OK;
            }
        });
    }

    private record Identified(String id) {}

    private static void predicate(Setup setup, Fault fault) {
        DataPattern pattern = DataPattern.of(Map.of("id", Matchers.satisfies("harmless", id -> {
            strike(fault, String.valueOf(id));
            return true;
        })));
        setup.subscribers.add(new Other(pattern) {});
    }

    private static void validate(Setup setup, Fault fault) {
        setup.subscribers.add(new Other(DataPattern.any()) {
            @Override
            protected Validation validate(DataPayload payload, Message message) {
                strike(fault, message.id());
                return Validation.OK;
            }
        });
    }

    private static void process(Setup setup, Fault fault) {
        setup.subscribers.add(new Other(DataPattern.any()) {
            @Override
            public Result process(DataPayload payload, Message message) {
                strike(fault, message.id());
                return Result.OK;
            }
        });
    }

    private static void validateBatch(Setup setup, Fault fault) {
        setup.subscribers.add(new OtherOfBatches() {
            @Override
            protected Validation validate(DataPayload payload, Message message) {
                strike(fault, message.id());
                return Validation.OK;
            }
        });
    }

    /** One call for all three messages. */
    private static void processBatch(Setup setup, Fault fault) {
        setup.subscribers.add(new OtherOfBatches() {
            @Override
            public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
                fault.strike();
                return BatchAnswer.OK;
            }
        });
    }

    /** The test hands the fault to the logger itself; here something is logged. */
    private static void logger(Setup setup, Fault fault) {
        process(setup, Fault.EXCEPTION);
    }

    private static void strike(Fault fault, Delivery delivery) {
        strike(fault, delivery.messageId());
    }

    private static void strike(Fault fault, String id) {
        if (id.equals(Setup.STRUCK)) {
            fault.strike();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** A guard that remembers nothing. */
    private static class Guard implements DuplicateGuard {
        @Override
        public Claim claim(Delivery delivery) {
            return Claim.GRANTED;
        }

        @Override
        public void done(Delivery delivery) {}

        @Override
        public void release(Delivery delivery) {}
    }

    private abstract static class OtherOfBatches extends DataBatchSubscriber {
        @Override
        public String name() {
            return "the other one";
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
            return BatchAnswer.OK;
        }
    }

    private abstract static class Other extends DataSubscriber {
        private final DataPattern pattern;

        Other(DataPattern pattern) {
            this.pattern = pattern;
        }

        @Override
        public String name() {
            return "the other one";
        }

        @Override
        protected DataPattern matchData() {
            return pattern;
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            return Result.OK;
        }
    }
}
