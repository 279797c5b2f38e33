package io.sqsmega.test;

import io.sqsmega.local.RuntimeApi;
import io.sqsmega.local.RuntimeApi.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a {@link FunctionProcess}, with the API that it calls. Thread-safe. */
final class FunctionSandbox implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final FunctionProcess.Builder function;
    private final Path code;
    private final Path output;
    private final RuntimeApi api;
    private final Process process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private FunctionSandbox(FunctionProcess.Builder function, Path code, Path output) throws IOException {
        this.function = function;
        this.code = code;
        this.output = output;
        this.api = RuntimeApi.start(this::hear);
        ProcessBuilder builder = new ProcessBuilder(function.command())
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(api.environment(function.handler.replaceAll(".*\\.|::.*", "")));
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        builder.environment().put("LAMBDA_TASK_ROOT", code.toString());
        builder.environment().put("_HANDLER", function.handler);
        builder.environment().put("LANG", "en_US.UTF-8");
        builder.environment().put("TZ", ":UTC");
        builder.environment().putAll(function.environment);
        this.process = builder.start();
    }

    /** Starts a process and waits until it requests an event. */
    static FunctionSandbox start(FunctionProcess.Builder function, Path code, Path output) throws IOException {
        FunctionSandbox sandbox = new FunctionSandbox(function, code, output);
        try {
            sandbox.awaitReady();
            return sandbox;
        } catch (RuntimeException dead) {
            sandbox.close();
            throw dead;
        }
    }

    /** Starts another process of the same function. */
    FunctionSandbox another() {
        try {
            return start(function, code, output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void hear(String request) {
        if (request.equals("invocation/next")) {
            ready.complete(null);
        }
    }

    private void awaitReady() {
        if (!firstOf(ready, LONGEST_START)) {
            throw failure("must start within " + LONGEST_START + ", got no request for an event");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Answer invoke(String event) {
        CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();
        Thread invoking = new Thread(() -> answer.complete(answerTo(event)), "function-invocation");
        invoking.setDaemon(true);
        invoking.start();
        if (firstOf(answer, function.timeout.plus(LONGEST_END))) {
            Optional<Answer> given = answer.join();
            if (given.isPresent()) {
                return given.get();
            }
        }
        close();
        throw failure(
                "must answer within " + function.timeout + ", got no answer: its process was killed, as on Lambda");
    }

    /** Returns the answer to an event; empty if there is none in time. */
    private Optional<Answer> answerTo(String event) {
        try {
            return Optional.of(api.invoke(event, function.timeout));
        } catch (IllegalStateException timeIsUp) {
            return Optional.empty();
        } catch (InterruptedException nobodyDoes) {
            throw new AssertionError(nobodyDoes);
        }
    }

    /**
     * Returns whether the future is completed within the time.
     *
     * @throws IllegalStateException as soon as the process has ended
     */
    private boolean firstOf(CompletableFuture<?> awaited, Duration atMost) {
        try {
            CompletableFuture.anyOf(awaited, process.onExit()).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException timeIsUp) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the function was waited for", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the function's answer could not be read", failed.getCause());
        }
        if (!awaited.isDone()) {
            throw failure("must answer, but its process ended with exit code " + process.exitValue());
        }
        return true;
    }

    private IllegalStateException failure(String rule) {
        return new IllegalStateException("function " + function.handler + " " + rule + ". Its log:\n" + read(output));
    }

    static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Kills the process: on Lambda, a function is not asked either before it ends. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, LONGEST_END.toSeconds(), TimeUnit.SECONDS)
                .join();
        api.close();
    }
}
