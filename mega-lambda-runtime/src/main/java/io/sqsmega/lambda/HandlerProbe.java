package io.sqsmega.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.sqsmega.Internal;
import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows more of a handler than Lambda sees, for the test kit and the tools of the build.
 *
 * @hidden
 */
@Internal
public final class HandlerProbe {
    /**
     * A message with its outcome.
     *
     * @param thrown the exceptions of its subscribers, by their names
     */
    public record Handled(Message message, Outcome outcome, Map<String, Throwable> thrown) {}

    private HandlerProbe() {}

    /** Returns the dispatcher of a handler, to which nothing can be registered afterwards. */
    public static Dispatcher dispatcher(MegaSqsHandler handler) {
        return handler.dispatcher();
    }

    /**
     * Returns the outcome of each message, in the order of the records.
     *
     * @param event the JSON that Lambda passes to a function
     * @throws IllegalArgumentException if it is not an SQS event
     */
    public static List<Handled> handle(MegaSqsHandler handler, InputStream event, @Nullable Context context)
            throws IOException {
        List<Message> messages = SqsEventReader.read(event, true);
        ConcurrentMap<Message, Map<String, Throwable>> thrown = new ConcurrentHashMap<>();
        Dispatcher dispatcher = handler.dispatcher()
                .with((message, subscriber, failure) -> thrown.computeIfAbsent(
                                message, failed -> new ConcurrentHashMap<>())
                        .put(subscriber, failure));
        List<Handled> handled = new ArrayList<>();
        for (MessageReport report : handler.handle(dispatcher, messages, context)) {
            Message message = report.message();
            handled.add(new Handled(message, report.outcome(), Map.copyOf(thrown.getOrDefault(message, Map.of()))));
        }
        return handled;
    }
}
