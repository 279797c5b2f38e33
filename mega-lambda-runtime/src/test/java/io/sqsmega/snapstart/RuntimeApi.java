package io.sqsmega.snapstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The side of Lambda that the runtime of one process talks to: restores it as soon as it asks, gives it one event, and
 * remembers what was asked in which order.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<String> events;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean answered;

    RuntimeApi(String event) throws IOException {
        events = new LinkedBlockingQueue<>(List.of(event));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(RUNTIME, this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked until the answer came. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The function's response, or the error with which the invocation or the start has failed. */
    @Nullable
    String answerWithin(long seconds) throws InterruptedException {
        return answers.poll(seconds, TimeUnit.SECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestURI().getPath().substring(RUNTIME.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!answered) {
            requests.add(request);
        }
        if (request.equals("restore/next")) {
            send(exchange, 200, "{}");
        } else if (request.equals("invocation/next")) {
            next(exchange);
        } else {
            answered = true;
            answers.add(body);
            send(exchange, 202, "{\"status\": \"OK\"}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            String event = events.take();
            long deadline = System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1);
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request");
            exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
            exchange.getResponseHeaders()
                    .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:snap");
            send(exchange, 200, event);
        } catch (InterruptedException closed) {
            exchange.close();
        }
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
