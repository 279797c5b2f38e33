package io.sqsmega.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function and stops waiting for it after its timeout. The call has its own thread, so that a function that
 * does not return can be abandoned: Lambda kills the process, here the thread is interrupted and no longer watched.
 */
final class Invocation {
    private final LambdaFunction function;
    private final Duration timeout;

    Invocation(LambdaFunction function, Duration timeout) {
        this.function = function;
        this.timeout = timeout;
    }

    /** Returns the response. Throws any exception of the function, including an {@link Error}. */
    @Nullable
    String call(String event) throws Throwable {
        FutureTask<@Nullable String> call =
                new FutureTask<>(() -> function.invoke(event, LocalContext.withTimeLeft(timeout)));
        Thread thread = new Thread(call, "local-function");
        thread.setDaemon(true);
        thread.start();
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new TimeoutException("function must answer within " + timeout + ", got no answer");
        } catch (InterruptedException e) {
            call.cancel(true);
            throw e;
        }
    }
}
