package io.sqsmega.dispatch;

import io.sqsmega.message.Message;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does nothing, and says no, in place of an option that is not set. One class, because each lambda would cost time in
 * every cold start. None of its interfaces may have a default method: their constants are of this class, and two
 * threads that initialize one each would wait for each other.
 */
final class Nothing implements DeadLetterSink, Redelivery, FailureListener, LoggingContext.Scope, BooleanSupplier {

    @Override
    public boolean take(Message message, String reason, @Nullable String subscriber) {
        return false;
    }

    @Override
    public void schedule(List<MessageReport> reports) {}

    @Override
    public void failed(Message message, String subscriber, Throwable thrown) {}

    @Override
    public void close() {}

    @Override
    public boolean getAsBoolean() {
        return false;
    }
}
