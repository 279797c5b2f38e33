package io.sqsmega.examples.cart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The side of Lambda that a runtime talks to: hands out one invocation at a time and takes what comes back.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What the function made of an event: its response, or the error with which the invocation failed. */
    record Answer(boolean isError, String body) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(RUNTIME + "invocation/next", this::next);
        server.createContext(RUNTIME + "restore/next", exchange -> send(exchange, 200, "{}"));
        server.createContext(RUNTIME, this::take);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    Answer invoke(String event) throws InterruptedException {
        events.add(event);
        Answer answer = answers.poll(60, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("the function must answer within 60 seconds, got no answer");
        }
        return answer;
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            String event = events.take();
            exchange.getResponseHeaders()
                    .add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
            exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", deadline());
            exchange.getResponseHeaders()
                    .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:cart");
            send(exchange, 200, event);
        } catch (InterruptedException closed) {
            exchange.close();
        }
    }

    private static String deadline() {
        return Long.toString(System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(60));
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
