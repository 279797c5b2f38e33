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
 * The answers of a function. Each goes to the caller that waits for its request id, or else to the next caller.
 * Thread-safe.
 */
final class Answers {
    private final Map<String, CompletableFuture<Answer>> awaited = new ConcurrentHashMap<>();
    private final BlockingQueue<Answer> others = new LinkedBlockingQueue<>();

    /** Reserves the answer to this request for {@link #to}. */
    void await(String requestId) {
        awaited.put(requestId, new CompletableFuture<>());
    }

    /** @param requestId null if the answer belongs to no request because the function could not be started */
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
     * Waits for the answer to a reserved request. Returns null if it does not come within the given time; a later
     * answer is dropped.
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

    /** Waits for the next answer that is not reserved. Returns null if none comes within the given time. */
    @Nullable
    Answer next(Duration time) throws InterruptedException {
        return others.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
