package io.sqsmega.kills;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The side of Lambda that the runtime of one process talks to.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Request(String id, String event, Duration timeout) {}

    /** The function's response, or the error with which the invocation failed. */
    record Answer(boolean isError, String body) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(RUNTIME + "invocation/next", this::next);
        server.createContext(RUNTIME, this::take);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void send(String id, String event, Duration timeout) {
        requests.add(new Request(id, event, timeout));
    }

    @Nullable
    Answer answerWithin(Duration time) throws InterruptedException {
        return answers.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Request request = requests.take();
            long deadline = System.currentTimeMillis() + request.timeout().toMillis();
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", request.id());
            exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
            exchange.getResponseHeaders()
                    .add(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:us-east-1:000000000000:function:doomed");
            send(exchange, 200, request.event());
        } catch (InterruptedException closed) {
            exchange.close();
        }
    }

    /** {@code invocation/{id}/response}, {@code invocation/{id}/error} or {@code init/error}. */
    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        answers.add(new Answer(exchange.getRequestURI().getPath().endsWith("/error"), body));
        send(exchange, 202, "{\"status\": \"OK\"}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
