package io.sqsmega.publish;

import io.sqsmega.log.FrameworkLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Traces the calls of one publisher. Exceptions of the tracer change nothing; the first one is logged, and so is the
 * first message that has no room for its trace. Thread-safe.
 */
final class PublishTrace {
    private final @Nullable PublishTracer tracer;
    private final Destination destination;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean full = new AtomicBoolean();

    PublishTrace(@Nullable PublishTracer tracer, Destination destination) {
        this.tracer = tracer;
        this.destination = destination;
    }

    /** Sends messages within a trace. */
    <R> R around(List<Publication> messages, Function<Call, R> sending) {
        Call call = new Call(tracer == null ? null : begin(tracer, messages));
        try {
            return sending.apply(call);
        } catch (Throwable thrown) {
            call.failed(thrown);
            throw thrown;
        } finally {
            call.close();
        }
    }

    private PublishTracer.@Nullable Sending begin(PublishTracer tracer, List<Publication> messages) {
        return attempt(() -> tracer.begin(destination.service(), destination.name(), messages), null);
    }

    private <T extends @Nullable Object> T attempt(Supplier<T> call, T otherwise) {
        try {
            return call.get();
        } catch (Throwable thrown) {
            survive(thrown);
            warnOnce(failed, "the tracer failed; messages are sent without a trace", thrown);
            return otherwise;
        }
    }

    private static void warnOnce(AtomicBoolean done, String line, @Nullable Throwable thrown) {
        if (done.compareAndSet(false, true)) {
            try {
                FrameworkLog.warn(line, Map.of(), thrown);
            } catch (Throwable loggerFailed) {
                survive(loggerFailed);
            }
        }
    }

    private static void survive(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** One call of the publisher. Not thread-safe. */
    final class Call {
        private final PublishTracer.@Nullable Sending sending;

        private Call(PublishTracer.@Nullable Sending sending) {
            this.sending = sending;
        }

        /** Returns the messages with their trace. */
        List<Publication> carriedBy(List<Publication> messages) {
            PublishTracer.Sending its = sending;
            if (its == null) {
                return messages;
            }
            List<Publication> carrying = new ArrayList<>(messages.size());
            for (Publication message : messages) {
                int index = carrying.size();
                carrying.add(attempt(() -> carriedBy(message, its.attributes(index), its.traceHeader(index)), message));
            }
            return carrying;
        }

        private Publication carriedBy(Publication message, Map<String, String> fields, @Nullable String header) {
            if (!Collections.disjoint(message.attributes().keySet(), fields.keySet())) {
                return message;
            }
            boolean takesNoHeader = destination.isTopic() || message.options.traceHeader != null;
            return withRoomFor(fields, header == null || takesNoHeader ? message : message.withTraceHeader(header));
        }

        private Publication withRoomFor(Map<String, String> fields, Publication message) {
            Publication withAll = message.withAttributes(fields);
            if (fields.isEmpty() || destination.hasRoomFor(withAll)) {
                return withAll;
            }
            Map.Entry<String, String> first = fields.entrySet().iterator().next();
            Publication withFirst = message.withAttributes(Map.of(first.getKey(), first.getValue()));
            if (destination.hasRoomFor(withFirst)) {
                return withFirst;
            }
            String line = "a message to " + destination.name() + " is sent without its trace: attributes or bytes would"
                    + " be more than allowed; further ones are not logged";
            warnOnce(full, line, null);
            return message;
        }

        void sent(PublishReceipt receipt) {
            tell(its -> its.sent(receipt.messageId()));
        }

        void sent(BatchResult result) {
            tell(its -> its.sent(result));
        }

        private void failed(Throwable thrown) {
            tell(its -> its.failed(thrown));
        }

        private void close() {
            tell(PublishTracer.Sending::close);
        }

        private void tell(Consumer<PublishTracer.Sending> call) {
            PublishTracer.Sending its = sending;
            if (its != null) {
                attempt(
                        () -> {
                            call.accept(its);
                            return its;
                        },
                        its);
            }
        }
    }
}
