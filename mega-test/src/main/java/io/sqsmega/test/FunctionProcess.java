package io.sqsmega.test;

import io.sqsmega.local.RuntimeApi.Answer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function as Lambda runs it: the deployed code in its own JVM, loaded by Lambda's runtime interface client as on
 * Lambda, without the test's class path.
 *
 * <pre>{@code
 * try (FunctionProcess function = FunctionProcess.builder(jar, "com.example.CartHandler").start()) {
 *     RuntimeApi.Answer answer = function.invoke(TestBatch.of(payload).json());
 * }
 * }</pre>
 *
 * <p>A function that takes longer than its timeout is killed, and the next invocation starts another process, as on
 * Lambda. Runs only on Linux, like the runtime interface client. Thread-safe: as many threads can invoke it at the same
 * time as its {@linkplain Builder#concurrency concurrency}.
 *
 * @since 0.1
 */
public final class FunctionProcess implements AutoCloseable {
    private final Builder function;
    private final Path directory;
    private final Path output;
    private @Nullable FunctionSandbox sandbox;

    private FunctionProcess(Builder function) throws IOException {
        this.function = function;
        this.directory = Files.createTempDirectory("function");
        this.output = directory.resolve("output.log");
        Files.createFile(output);
    }

    /**
     * Starts building a function from a deployed archive, or from a directory with its contents.
     *
     * @param code a jar with all classes, a zip with the jars in {@code lib}, or a directory
     * @param handler the name of the handler's class, optionally with {@code ::} and its method
     * @return the builder
     */
    public static Builder builder(Path code, String handler) {
        return new Builder(code, handler);
    }

    private void start() throws IOException {
        Path code = Files.isDirectory(function.code)
                ? function.code
                : Archive.unpack(function.code, directory.resolve("task"));
        sandbox = FunctionSandbox.start(function, code, output);
    }

    /**
     * Passes an event to the function and returns its response or its error.
     *
     * @param event the event in JSON
     * @return the answer
     * @throws IllegalStateException if the function does not answer within its timeout, or its process ends; the
     *     message has its log. The process is dead then, and the next invocation starts another one
     */
    public Answer invoke(String event) {
        return running().invoke(event);
    }

    private synchronized FunctionSandbox running() {
        FunctionSandbox running = sandbox;
        if (running == null) {
            throw new IllegalStateException("a function must not be invoked after it was closed");
        }
        if (!running.isAlive()) {
            running.close();
            running = running.another();
            sandbox = running;
        }
        return running;
    }

    /** {@return the log of the function so far, of all its processes} */
    public String log() {
        return FunctionSandbox.read(output);
    }

    /** Ends the process and deletes its files. */
    @Override
    public synchronized void close() {
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
            Archive.delete(directory);
        }
    }

    /** The configuration of the function, with Lambda's names. Not thread-safe. */
    public static final class Builder {
        final Path code;
        final String handler;
        final Map<String, String> environment = new HashMap<>();
        Duration timeout = Duration.ofMinutes(1);

        private Builder(Path code, String handler) {
            this.code = Objects.requireNonNull(code, "code must not be null");
            this.handler = Objects.requireNonNull(handler, "handler must not be null");
        }

        /**
         * Adds environment variables, for example {@code aws.environment()}. The function does not have the test's
         * environment.
         *
         * @param environment the variables by their names
         * @return this builder
         */
        public Builder environment(Map<String, String> environment) {
            this.environment.putAll(environment);
            return this;
        }

        /**
         * Sets how long an invocation may take, up to 15 minutes. Default: 1 minute; Lambda's default is 3 seconds.
         *
         * @param timeout how long an invocation may take, up to 15 minutes
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(15)) > 0) {
                throw new IllegalArgumentException("timeout must be above 0 and at most 15 minutes, got " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Sets the number of parallel invocations, as on Lambda Managed Instances. Default: one.
         *
         * @param concurrency the number of parallel invocations, as on Lambda Managed Instances
         * @return this builder
         */
        public Builder concurrency(int concurrency) {
            environment.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(concurrency));
            return this;
        }

        /**
         * Calls the function's hooks before and after a snapshot, as with SnapStart, but takes no snapshot.
         *
         * @return this builder
         */
        public Builder snapStart() {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            return this;
        }

        /**
         * Starts the process and waits until the function requests its first event.
         *
         * @return the function
         * @throws IllegalStateException if the function cannot be created, with its log; or if this is not Linux
         */
        public FunctionProcess start() {
            if (!System.getProperty("os.name").equals("Linux")) {
                throw new IllegalStateException(
                        "a FunctionProcess must run on Linux, as Lambda's runtime interface client" + " does, got "
                                + System.getProperty("os.name"));
            }
            try {
                FunctionProcess process = new FunctionProcess(this);
                try {
                    process.start();
                    return process;
                } catch (IOException | RuntimeException failed) {
                    Archive.delete(process.directory);
                    throw failed;
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /**
         * Returns the command that starts the process as on Lambda: the class path has only the runtime's jars, and the
         * runtime loads the function.
         */
        List<String> command() {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    // Without, CRaC does not find the runtime client's context.
                    "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
            if (Runtime.version().feature() >= 24) {
                // Without, the JVM writes into the log that the runtime client loads a native library.
                command.add("--enable-native-access=ALL-UNNAMED");
            }
            String jars = String.join(File.pathSeparator, RuntimeClient.jars());
            command.addAll(List.of("-classpath", jars, RuntimeClient.MAIN, handler));
            return command;
        }
    }
}
