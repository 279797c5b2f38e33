package io.sqsmega.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A standard queue of SQS. It answers the requests of a consumer; no visibility timeout ever passes. */
final class QueueServer extends LoopbackServer {
    private static final Pattern HANDLE = Pattern.compile("\"ReceiptHandle\":\"([^\"]+)\"");
    private static final Pattern MOST = Pattern.compile("\"MaxNumberOfMessages\":(\\d+)");
    private static final String ATTRIBUTES =
            "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:us-east-1:000000000000:q\",\"VisibilityTimeout\":\"30\"}}";

    private final MessageDigest md5 = MessageDigest.getInstance("MD5");
    private final BlockingQueue<Stored> visible = new LinkedBlockingQueue<>();
    private final Map<String, Stored> hidden = new ConcurrentHashMap<>();
    private final AtomicLong handles = new AtomicLong();

    /** A body inside a JSON string, and the sum that the SDK checks. */
    private record Stored(String json, String md5) {}

    QueueServer() throws IOException, NoSuchAlgorithmException {}

    /** @param body JSON without line breaks */
    void put(String body) {
        byte[] sum = md5.digest(body.getBytes(StandardCharsets.UTF_8));
        visible.add(new Stored(
                body.replace("\\", "\\\\").replace("\"", "\\\""), HexFormat.of().formatHex(sum)));
    }

    boolean isEmpty() {
        return visible.isEmpty() && hidden.isEmpty();
    }

    @Override
    String answer(String operation, String request) throws InterruptedException {
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
}
