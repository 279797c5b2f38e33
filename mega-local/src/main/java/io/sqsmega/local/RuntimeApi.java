package io.sqsmega.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda runtime API, which the runtime in a function's process calls: it passes events to the function and
 * receives its answers. A function is tested as it is deployed: in its own JVM, under Lambda's runtime interface client
 * ({@code com.amazonaws:aws-lambda-java-runtime-interface-client}):
 *
 * <pre>{@code
 * try (RuntimeApi api = RuntimeApi.start()) {
 *     ProcessBuilder function = new ProcessBuilder("java", "-cp", …, RuntimeApi.JAVA_CLIENT, "CartHandler");
 *     function.environment().putAll(api.environment("cart"));
 *     Process process = function.start();
 *     RuntimeApi.Answer answer = api.invoke(event, Duration.ofMinutes(1));
 *     process.destroy();
 * }
 * }</pre>
 *
 * <p>It serves one process at a time. The process may request several events at the same time, like a function on
 * Lambda Managed Instances: set {@code AWS_LAMBDA_MAX_CONCURRENCY} in its environment and invoke from as many threads.
 * It listens on 127.0.0.1 only. It reports timeouts to the function but does not enforce them: the test that started
 * the process ends it. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The Lambda runtime API</a>
 * @since 0.1
 */
public final class RuntimeApi implements AutoCloseable {
    /** The main class of Lambda's runtime interface client for Java, whose argument is the handler's class. */
    public static final String JAVA_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final BlockingQueue<Invoked> events = new LinkedBlockingQueue<>();
    private final Answers answers = new Answers();
    private final ExecutorService threads = Executors.newCachedThreadPool(RuntimeApi::daemon);
    private final Consumer<String> requests;
    private final HttpServer server;

    private record Invoked(String requestId, String event, Duration timeout) {}

    /**
     * The answer of a function to an event.
     *
     * @param isError whether the invocation, or the function's start, failed
     * @param body the response, or the error, as the runtime wrote it: JSON
     */
    public record Answer(boolean isError, String body) {}

    private RuntimeApi(Consumer<String> requests, HttpServer server) {
        this.requests = requests;
        this.server = server;
        server.setExecutor(threads);
        server.createContext(RUNTIME, this::handle);
        server.start();
    }

    /**
     * Starts on a free port.
     *
     * @return the API, which the caller closes
     */
    public static RuntimeApi start() {
        return start(request -> {});
    }

    /**
     * Starts on a free port.
     *
     * @param requests receives each request of the runtime before it is answered: {@code invocation/next},
     *     {@code invocation/ID/response}, {@code invocation/ID/error}, {@code init/error}, and {@code restore/next}
     *     with SnapStart
     * @return the API, which the caller closes
     */
    public static RuntimeApi start(Consumer<String> requests) {
        try {
            return new RuntimeApi(
                    requests, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** {@return host and port, as a runtime expects them in {@code AWS_LAMBDA_RUNTIME_API}} */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * {@return the environment variables that a runtime expects, including this address}
     *
     * @param functionName the name of the function
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda's environment
     *     variables</a>
     */
    public Map<String, String> environment(String functionName) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", address(),
                "AWS_LAMBDA_FUNCTION_NAME", functionName,
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + functionName,
                "AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[1]0123456789abcdef",
                "AWS_REGION", "eu-west-1");
    }

    /**
     * Passes an event to the function and waits for its answer, or for the error of the function's start. Any number of
     * threads may call this method at the same time. If no answer comes, end the process, as Lambda ends the
     * environment.
     *
     * @param event the event in JSON
     * @param timeout the function's timeout
     * @return the answer
     * @throws IllegalStateException if the function does not answer within this time
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public Answer invoke(String event, Duration timeout) throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        answers.await(requestId);
        send(requestId, event, timeout);
        Answer answer = answers.to(requestId, timeout);
        if (answer == null) {
            throw new IllegalStateException("the function must answer within " + timeout + ", got no answer");
        }
        return answer;
    }

    /**
     * Passes an event to the function as soon as it requests one.
     *
     * @param requestId the id of the invocation
     * @param event the event in JSON
     * @param timeout the timeout reported to the function, from then on
     */
    public void send(String requestId, String event, Duration timeout) {
        events.add(new Invoked(requestId, event, timeout));
    }

    /**
     * Waits for the next answer to an event that was {@linkplain #send sent}, or for the error of the function's start.
     * Each event has one answer. Returns null if none comes within the given time.
     *
     * @param time the longest time to wait
     * @return the answer, or null
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public @Nullable Answer answerWithin(Duration time) throws InterruptedException {
        return answers.next(time);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = exchange.getRequestURI().getPath().substring(RUNTIME.length());
            requests.accept(request);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (request.equals("invocation/next")) {
                next(exchange);
            } else if (request.equals("restore/next")) {
                send(exchange, 200, "{}");
            } else {
                answers.add(requestId(request), new Answer(request.endsWith("/error"), body));
                send(exchange, 202, "{\"status\": \"OK\"}");
            }
        }
    }

    /** Returns the id in {@code invocation/ID/response}; null if the request does not belong to an invocation. */
    private static @Nullable String requestId(String request) {
        String[] parts = request.split("/", -1);
        return parts.length == 3 && parts[0].equals("invocation") ? parts[1] : null;
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Invoked next = events.take();
            long deadline = System.currentTimeMillis() + next.timeout().toMillis();
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", next.requestId());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:local");
            send(exchange, 200, next.event());
        } catch (InterruptedException closed) {
            // No answer: the runtime sees the connection end.
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-runtime-api");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops listening. The function's process sees its connection end. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
