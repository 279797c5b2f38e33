package io.sqsmega.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service of AWS on loopback that counts requests and the CPU time of its own threads. */
abstract class LoopbackServer implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Pattern ACTION = Pattern.compile("\\bAction=(\\w+)");

    private final ServerSocket server;
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Set<Long> threads = ConcurrentHashMap.newKeySet();

    LoopbackServer() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    long requests(String operation) {
        LongAdder sent = requests.get(operation);
        return sent == null ? 0 : sent.sum();
    }

    /** Returns the CPU time of the threads that answer, in nanoseconds. */
    long cpuTime() {
        return threads.stream()
                .mapToLong(THREADS::getThreadCpuTime)
                .filter(time -> time > 0)
                .sum();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end of the round.
        }
    }

    private void serve(Socket socket) {
        threads.add(Thread.currentThread().getId());
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            while (answer(in, socket)) {
                // One request after the other.
            }
        } catch (IOException | InterruptedException closed) {
            // The client has gone.
        }
    }

    private boolean answer(InputStream in, Socket socket) throws IOException, InterruptedException {
        if (line(in).isEmpty()) {
            return false;
        }
        String operation = "";
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).trim();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "x-amz-target" -> operation = value.substring(value.indexOf('.') + 1);
                case "content-length" -> length = Integer.parseInt(value);
                case "expect" ->
                    socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                default -> {}
            }
        }
        String request = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (operation.isEmpty()) {
            Matcher action = ACTION.matcher(request);
            operation = action.find() ? action.group(1) : "";
        }
        requests.computeIfAbsent(operation, unseen -> new LongAdder()).increment();
        byte[] body = answer(operation, request).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = new ByteArrayOutputStream(body.length + 200);
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nx-amzn-RequestId: 1\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(body);
        answer.writeTo(socket.getOutputStream());
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character >= 0 && character != '\n'; character = in.read()) {
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }

    /** Returns the body of the answer. */
    abstract String answer(String operation, String request) throws InterruptedException;

    @Override
    public void close() throws IOException {
        server.close();
    }
}
