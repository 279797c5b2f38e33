package io.sqsmega.kills;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import io.sqsmega.taskroot.TaskRoot;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A function in a JVM of its own, behind Lambda's runtime client, for as long as it lives. */
final class FunctionProcess implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    /** So that what a new process has to load does not count as the time of an invocation. */
    private static final String WARM_UP = """
            {"Records": [{"messageId": "warm-up", "body": "nobody wants this", "eventSource": "aws:sqs"}]}""";

    private final RuntimeApi api = RuntimeApi.start();
    private final Process process;
    private boolean warm;

    FunctionProcess(Class<?> handler, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = TaskRoot.process(TaskRoot.ofTheTests(), handler);
        builder.environment().putAll(api.environment(handler.getSimpleName()));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        api.send(Fate.FINE.requestId(), WARM_UP, Duration.ofMinutes(1));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it is made, and has answered once. */
    void awaitReady() throws InterruptedException {
        while (!warm) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the function must start, got exit " + process.exitValue());
            }
            warm = api.answerWithin(A_MOMENT) != null;
        }
    }

    /**
     * Invokes it, and kills it when its time is over, or somebody wants that.
     *
     * @throws Exception if the invocation fails, whatever the reason; then the function may be dead
     */
    String invoke(String requestId, String event, Duration timeout, BooleanSupplier kill) throws Exception {
        api.send(requestId, event, timeout);
        long deadline = System.nanoTime() + timeout.toNanos();
        Answer answer = null;
        while (answer == null) {
            if (kill.getAsBoolean()) {
                kill();
                throw new IllegalStateException("the function was killed");
            } else if (System.nanoTime() > deadline) {
                kill();
                throw new TimeoutException("the function did not answer in time");
            } else if (!process.isAlive()) {
                throw new IllegalStateException("the function has died");
            }
            answer = api.answerWithin(A_MOMENT);
        }
        if (answer.isError()) {
            throw new IllegalStateException("the function failed");
        }
        return answer.body();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        api.close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}
