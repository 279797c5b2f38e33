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
 * The side of Lambda that the runtime in a function's process talks to: hands it one event after the other and takes
 * what comes back. So a function is tested as it is deployed, in a JVM of its own, behind Lambda's own runtime
 * interface client ({@code com.amazonaws:aws-lambda-java-runtime-interface-client}):
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
 * <p>For one process at a time, which may ask for many events at a time, as a function on Lambda Managed Instances
 * does: set {@code AWS_LAMBDA_MAX_CONCURRENCY} in its environment, and invoke from as many threads. It listens on
 * 127.0.0.1 only. It does not enforce timeouts, it only tells them: the test that started the process ends it.
 * Thread-safe.
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
     * What a function made of an event.
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

    /** Starts on a free port. */
    public static RuntimeApi start() {
        return start(request -> {});
    }

    /**
     * Starts on a free port.
     *
     * @param requests hears what the runtime asks for, before it is answered: {@code invocation/next},
     *     {@code invocation/ID/response}, {@code invocation/ID/error}, {@code init/error}, and {@code restore/next}
     *     with SnapStart
     */
    public static RuntimeApi start(Consumer<String> requests) {
        try {
            return new RuntimeApi(
                    requests, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Host and port, as a runtime expects them in {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What a runtime expects in its process's environment, this address included.
     *
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
     * Hands an event to the function, and waits for the answer to it, or for the error that the function started with.
     * Any number of threads can do so at a time. When none comes, end the process, as Lambda ends the environment.
     *
     * @param timeout that of the function
     * @throws IllegalStateException if it does not answer within that time
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
     * Hands an event to the function as soon as it asks for one.
     *
     * @param timeout how long the function is told that it may take, from then on
     */
    public void send(String requestId, String event, Duration timeout) {
        events.add(new Invoked(requestId, event, timeout));
    }

    /**
     * Returns the next answer to an event that was {@linkplain #send sent}, of which there is one for each, or the
     * error that the function started with; null if none comes within this time.
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

    /** Returns the id in {@code invocation/ID/response}; null if the request is about no invocation. */
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
            // Without an answer: the runtime sees the connection end.
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
