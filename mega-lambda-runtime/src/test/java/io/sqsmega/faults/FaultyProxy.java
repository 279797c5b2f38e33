package io.sqsmega.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands before a service, and lets happen to each request what the plan says. On loopback. Thread-safe. */
final class FaultyProxy implements AutoCloseable {
    private static final int PIECES = 20;
    private static final long BETWEEN_PIECES_MILLIS = 10;
    private static final int LONGEST_STALL_MILLIS = 10_000;

    private final URI service;
    private final FailingEntries failingEntries;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultyProxy::daemon);
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
    private volatile FaultPlan plan = FaultPlan.CALM;

    FaultyProxy(URI service) {
        this.service = service;
        this.failingEntries = new FailingEntries(service);
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        return thread;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on; before that, nothing happens to anything. */
    void follow(FaultPlan plan) {
        this.plan = plan;
    }

    /** How many requests of a kind came in, those included that something happened to. */
    int requests(String operation) {
        return count(requests.get(operation));
    }

    int faults(Fault fault) {
        return count(faults.get(fault));
    }

    private static int count(@Nullable AtomicInteger counted) {
        return counted == null ? 0 : counted.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    /** One request for each connection. A client that has given up meanwhile is none of its business. */
    private void serve(Socket socket) {
        try (socket) {
            HttpRequest request = HttpRequest.read(socket.getInputStream());
            Fault fault = plan.next(request.operation());
            requests.computeIfAbsent(request.operation(), operation -> new AtomicInteger())
                    .incrementAndGet();
            faults.computeIfAbsent(fault, met -> new AtomicInteger()).incrementAndGet();
            serve(request, fault, socket);
        } catch (IOException gone) {
            return;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpRequest request, Fault fault, Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        switch (fault) {
            case NONE -> HttpAnswer.of(request, service).write(out);
            case THROTTLED -> HttpAnswer.error(400, "ThrottlingException", true).write(out);
            case REQUEST_THROTTLED ->
                HttpAnswer.error(403, "RequestThrottled", true).write(out);
            case INTERNAL_ERROR -> HttpAnswer.error(500, "InternalError", false).write(out);
            case UNAVAILABLE ->
                HttpAnswer.error(503, "ServiceUnavailable", false).write(out);
            case RESET_BEFORE -> reset(socket);
            case RESET_AFTER -> {
                HttpAnswer.of(request, service);
                reset(socket);
            }
            case SLOW -> trickle(HttpAnswer.of(request, service), out);
            case STALLED -> stall(HttpAnswer.of(request, service), socket);
            case PARTIAL -> failingEntries.answer(request).write(out);
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    private static void trickle(HttpAnswer answer, OutputStream out) throws IOException, InterruptedException {
        answer.writeHead(out);
        byte[] body = answer.body();
        for (int piece = 0; piece < PIECES; piece++) {
            int from = body.length * piece / PIECES;
            out.write(body, from, body.length * (piece + 1) / PIECES - from);
            out.flush();
            TimeUnit.MILLISECONDS.sleep(BETWEEN_PIECES_MILLIS);
        }
    }

    private static void stall(HttpAnswer answer, Socket socket) throws IOException {
        answer.writeHead(socket.getOutputStream());
        socket.getOutputStream().write(answer.body(), 0, answer.body().length / 2);
        socket.getOutputStream().flush();
        socket.setSoTimeout(LONGEST_STALL_MILLIS);
        int ignored = socket.getInputStream().read();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
