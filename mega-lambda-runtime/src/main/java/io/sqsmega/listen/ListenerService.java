package io.sqsmega.listen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs a listener as a service. Call it in the last line of {@code main}.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     ListenerService.run(SqsListener.builder(args[0]).register(new CartSubscriber()).build(), 8080);
 * }
 * }</pre>
 *
 * <p>On SIGTERM (or SIGINT) the listener closes gracefully before the process ends, with exit status 143 (130) as
 * always in Java. If listening fails, the process ends with the exception.
 *
 * @since 0.1
 */
public final class ListenerService {
    private static final String PATH = "/health";

    private ListenerService() {}

    /**
     * Listens until the process is asked to end or the listener is closed. {@code GET /health}, on loopback only,
     * answers 200 while {@link SqsListener#isReceiving}, else 503. A client that stalls does not delay others.
     *
     * @param healthPort the port of the health check; 0 for any free port
     * @throws UncheckedIOException if the port is taken
     */
    public static void run(SqsListener listener, int healthPort) {
        Objects.requireNonNull(listener, "listener must not be null");
        HttpServer health = health(listener, healthPort);
        ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("mega-listener-health"));
        health.setExecutor(threads);
        Thread hook = new Thread(listener::close, "mega-listener-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            health.start();
            listener.listen();
        } finally {
            health.stop(0);
            threads.shutdownNow();
            remove(hook);
        }
    }

    private static HttpServer health(SqsListener listener, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext(PATH, exchange -> answer(exchange, listener));
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException("healthPort must be free, got " + port, taken);
        }
    }

    private static void answer(HttpExchange exchange, SqsListener listener) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                boolean fine = listener.isReceiving();
                byte[] body = (fine ? "receiving" : "not receiving").getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(fine ? 200 : 503, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException itIsRunning) {
            // The process is ending: it waits for this hook, and the hook waits for the listener.
        }
    }
}
