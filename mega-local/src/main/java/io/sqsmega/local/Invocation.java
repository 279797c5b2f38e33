package io.sqsmega.local;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function and gives up on it when its time is over. The call has a thread of its own, since nothing else could
 * leave a function behind that does not return; Lambda kills the process, here the thread is interrupted and forgotten.
 */
final class Invocation {
    private final LambdaFunction function;
    private final Duration timeout;

    Invocation(LambdaFunction function, Duration timeout) {
        this.function = function;
        this.timeout = timeout;
    }

    /** Returns the response; throws whatever the function throws, an {@link Error} too. */
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
