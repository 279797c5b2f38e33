package io.sqsmega.listen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
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
    private static final String HEALTH = "/health";
    private static final String STEERING = "/steering";

    private ListenerService() {}

    /**
     * Listens until the process is asked to end or the listener is closed. {@code GET /health}, on loopback only,
     * answers 200 while {@link SqsListener#isReceiving}, else 503. A client that stalls does not delay others.
     *
     * @param listener the listener, which does not listen yet
     * @param healthPort the port of the health check; 0 for any free port
     * @throws UncheckedIOException if the port is taken
     */
    public static void run(SqsListener listener, int healthPort) {
        Objects.requireNonNull(listener, "listener must not be null");
        run(listener, server(listener, healthPort, Set.of(HEALTH)));
    }

    /**
     * Does the same as {@link #run}, and lets processes of the same machine steer the listener, without a password:
     *
     * <ul>
     *   <li>{@code GET /steering} answers with the {@link ListenerStatus} as a JSON object.
     *   <li>{@code POST /steering?paused=true&concurrency=5&rateLimit=20} changes the given settings, all or, if one is
     *       invalid, none, and answers with the new status. {@code rateLimit=none} removes the limit.
     * </ul>
     *
     * <p>On loopback only. An invalid value is answered with 400 and a JSON object with an {@code error}, a request
     * that a browser sends from a web page with 403.
     *
     * @param listener the listener, which does not listen yet
     * @param port the port of health check and steering; 0 for any free port
     * @throws UncheckedIOException if the port is taken
     */
    public static void runWithSteering(SqsListener listener, int port) {
        Objects.requireNonNull(listener, "listener must not be null");
        run(listener, server(listener, port, Set.of(HEALTH, STEERING)));
    }

    private static void run(SqsListener listener, HttpServer health) {
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

    private static HttpServer server(SqsListener listener, int port, Set<String> paths) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", exchange -> answer(exchange, listener, paths));
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException("healthPort must be free, got " + port, taken);
        }
    }

    private static void answer(HttpExchange exchange, SqsListener listener, Set<String> paths) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!paths.contains(path)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path.equals(STEERING)) {
                new Steering(listener).answer(exchange);
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
