package io.sqsmega.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standard queue of SQS on loopback that counts requests and the CPU time of its own threads. It answers the requests
 * of a consumer; no visibility timeout ever passes.
 */
final class QueueServer implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Pattern HANDLE = Pattern.compile("\"ReceiptHandle\":\"([^\"]+)\"");
    private static final Pattern MOST = Pattern.compile("\"MaxNumberOfMessages\":(\\d+)");
    private static final String ATTRIBUTES =
            "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:us-east-1:000000000000:q\",\"VisibilityTimeout\":\"30\"}}";

    private final MessageDigest md5 = MessageDigest.getInstance("MD5");
    private final ServerSocket server;
    private final BlockingQueue<Stored> visible = new LinkedBlockingQueue<>();
    private final Map<String, Stored> hidden = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Set<Long> threads = ConcurrentHashMap.newKeySet();
    private final AtomicLong handles = new AtomicLong();

    /** A body inside a JSON string, and the sum that the SDK checks. */
    private record Stored(String json, String md5) {}

    QueueServer() throws IOException, NoSuchAlgorithmException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "queue-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** @param body JSON without line breaks */
    void put(String body) {
        byte[] sum = md5.digest(body.getBytes(StandardCharsets.UTF_8));
        visible.add(new Stored(
                body.replace("\\", "\\\\").replace("\"", "\\\""), HexFormat.of().formatHex(sum)));
    }

    boolean isEmpty() {
        return visible.isEmpty() && hidden.isEmpty();
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

    private String answer(String operation, String request) throws InterruptedException {
        return switch (operation) {
            case "GetQueueAttributes" -> ATTRIBUTES;
            case "ReceiveMessage" -> receive(request);
            case "DeleteMessageBatch" -> delete(request);
            default -> throw new UncheckedIOException(new IOException("no answer to " + operation));
        };
    }

    private String receive(String request) throws InterruptedException {
        Matcher most = MOST.matcher(request);
        int left = most.find() ? Integer.parseInt(most.group(1)) : 1;
        StringBuilder messages = new StringBuilder(8_192);
        Stored body = visible.poll(1, TimeUnit.SECONDS);
        while (body != null) {
            String handle = "r" + handles.incrementAndGet();
            hidden.put(handle, body);
            messages.append(messages.isEmpty() ? "{\"Messages\":[" : ",")
                    .append("{\"MessageId\":\"id-")
                    .append(handle)
                    .append("\",\"ReceiptHandle\":\"")
                    .append(handle)
                    .append(
                            "\",\"Attributes\":{\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":\"1545082649183\","
                                    + "\"SenderId\":\"AIDA\",\"ApproximateFirstReceiveTimestamp\":\"1545082649185\"},\"Body\":\"")
                    .append(body.json)
                    .append("\",\"MD5OfBody\":\"")
                    .append(body.md5)
                    .append("\"}");
            body = --left > 0 ? visible.poll() : null;
        }
        return messages.isEmpty() ? "{}" : messages.append("]}").toString();
    }

    private String delete(String request) {
        Matcher handle = HANDLE.matcher(request);
        StringBuilder successful = new StringBuilder();
        for (int i = 0; handle.find(); i++) {
            hidden.remove(handle.group(1));
            successful.append(i == 0 ? "" : ",").append("{\"Id\":\"").append(i).append("\"}");
        }
        return "{\"Successful\":[" + successful + "],\"Failed\":[]}";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
