package io.sqsmega.local;

import io.sqsmega.local.RuntimeApi.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a function, each for the caller that waits for it by its request id, or for the next caller.
 * Thread-safe.
 */
final class Answers {
    private final Map<String, CompletableFuture<Answer>> awaited = new ConcurrentHashMap<>();
    private final BlockingQueue<Answer> others = new LinkedBlockingQueue<>();

    /** Keeps the answer to this request for {@link #to}. */
    void await(String requestId) {
        awaited.put(requestId, new CompletableFuture<>());
    }

    /** @param requestId null if it is no answer to a request: the function could not be started */
    void add(@Nullable String requestId, Answer answer) {
        CompletableFuture<Answer> its = requestId == null ? null : awaited.get(requestId);
        if (its != null) {
            its.complete(answer);
        } else {
            others.add(answer);
        }
        if (requestId == null) {
            awaited.values().forEach(waiting -> waiting.complete(answer));
        }
    }

    /**
     * Returns the answer to a request that is awaited, or null if it does not come within this time; later it is
     * dropped.
     */
    @Nullable
    Answer to(String requestId, Duration time) throws InterruptedException {
        CompletableFuture<Answer> its = awaited.get(requestId);
        try {
            Answer answer = its == null ? null : its.get(time.toMillis(), TimeUnit.MILLISECONDS);
            awaited.remove(requestId);
            return answer;
        } catch (TimeoutException timeIsUp) {
            return null;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the next answer that is not awaited by its request id, or null if none comes within this time. */
    @Nullable
    Answer next(Duration time) throws InterruptedException {
        return others.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
