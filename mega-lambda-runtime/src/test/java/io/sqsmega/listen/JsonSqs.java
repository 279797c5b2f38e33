package io.sqsmega.listen;

import static io.sqsmega.listen.Background.awaitUninterruptibly;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A service that answers the first receive with the JSON of the test, as an emulator may write it. On loopback. */
final class JsonSqs implements AutoCloseable {
    private static final Pattern ENTRY = Pattern.compile("\"Id\":");
    private static final Pattern HANDLE = Pattern.compile("\"ReceiptHandle\":\"([^\"]+)\"");
    private static final String MISSING_PARAMETER = "{\"__type\":\"com.amazonaws.sqs#MissingParameter\"}";

    private final Queue<String> receives = new ConcurrentLinkedQueue<>();
    private final Queue<String> deleted = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("json-sqs"));
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final String arn;
    private final SqsClient client;
    private volatile boolean answersBatches = true;

    private JsonSqs(String queue, List<String> messages) {
        this.arn = "arn:aws:sqs:us-east-1:111122223333:" + queue;
        receives.add("{\"Messages\":[" + String.join(",", messages) + "]}");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        client = SqsClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static JsonSqs of(String queue, List<String> messages) {
        return new JsonSqs(queue, messages);
    }

    /** Deletes and changes no visibility, and never says so. */
    JsonSqs answeringNoBatches() {
        answersBatches = false;
        return this;
    }

    SqsClient client() {
        return client;
    }

    /** The receipt handles that were deleted. */
    Queue<String> deleted() {
        return deleted;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target.endsWith("Batch") && !answersBatches) {
                awaitUninterruptibly(closed);
            }
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isComplete = count(ENTRY, request) == count(HANDLE, request);
            byte[] body = (isComplete ? answer(target, request) : MISSING_PARAMETER).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(isComplete ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private String answer(String target, String request) {
        return switch (target) {
            case "AmazonSQS.GetQueueAttributes" ->
                "{\"Attributes\":{\"QueueArn\":\"" + arn + "\",\"VisibilityTimeout\":\"60\"}}";
            case "AmazonSQS.ReceiveMessage" -> {
                String messages = receives.poll();
                yield messages == null ? "{}" : messages;
            }
            case "AmazonSQS.DeleteMessageBatch" -> {
                Matcher handles = HANDLE.matcher(request);
                while (handles.find()) {
                    deleted.add(handles.group(1));
                }
                yield "{}";
            }
            default -> "{}";
        };
    }

    @Override
    public void close() {
        closed.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
