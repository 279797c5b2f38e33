package io.sqsmega.local.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An SNS on 127.0.0.1 whose topics deliver to the queues of an SQS client.
 *
 * <p>Implements the query protocol of <a href="https://docs.aws.amazon.com/sns/latest/api/welcome.html">the SNS
 * API</a>, which the AWS SDK and command line use: topics and subscriptions are created, listed, changed and deleted,
 * messages are published one by one or in batches. Signatures are not checked, and delivered messages are not signed.
 * Not supported: protocols other than {@code sqs}, redrive policies of subscriptions, access policies, encryption and
 * permissions. {@code ConfirmSubscription} rejects every token, because a queue's subscription needs none.
 *
 * <p>A topic's {@code MaximumMessageSize} (1,024 to 1,048,576 bytes; default: 262,144) limits messages and batches;
 * above the default, a topic has at most 100 subscriptions. If an envelope makes a message larger than SQS's 1 MiB, it
 * is not delivered, which AWS does not document.
 *
 * <p>Filter policies follow AWS's documentation and event-ruler. AWS documents neither of these, so a test here cannot
 * tell how AWS decides:
 *
 * <ul>
 *   <li>{@code $or} whose alternatives name the same field with overlapping values: here, each alternative is decided
 *       by itself, while some versions of event-ruler lose messages. AWS does not say which version it runs.
 *   <li>{@code {"prefix": ""}}, which here matches any string, and in a policy for bodies null too.
 *   <li>{@code anything-but} on a list, which here matches if any item does; and on null, true, false or a number,
 *       which here match.
 *   <li>{@code "exists": false} on {@code {}}, {@code []} and objects, which here match; and {@code "exists": true} on
 *       an item of a list.
 *   <li>The same key twice in a body, and a key with a dot, which here is also a path.
 *   <li>Numbers beyond 10<sup>9</sup> or with more than five decimals in a message; in a policy they are rejected.
 * </ul>
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SnsServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SnsServer.class.getName());

    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};

    /** Enough for a batch of 1 MiB, each byte percent-encoded, and its attributes. */
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    /**
     * The JDK's server sends head and body of an answer separately. Unless this property is set, it waits with the body
     * for an acknowledgement of the head: 40 ms for each request. The property applies to all servers of the JVM; there
     * is no other way to set it.
     */
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer http;
    private final ExecutorService threads;
    private final Actions actions;

    private SnsServer(HttpServer http, Actions actions) {
        this.http = http;
        this.actions = actions;
        this.threads = Executors.newCachedThreadPool(SnsServer::daemon);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
    }

    /**
     * Starts the server.
     *
     * @param port the port; 0 for any free port
     * @param sqs the client for the queues; it is not closed together with the server
     * @param region the region in ARNs
     * @param accountId the account in ARNs, 12 digits
     * @return the server
     * @throws IllegalStateException if the port is taken
     */
    public static SnsServer start(int port, SqsClient sqs, Region region, String accountId) {
        Topics topics = new Topics("arn:aws:sns:" + region.id() + ":" + accountId + ":");
        Actions actions = new Actions(topics, new Publisher(new SqsDelivery(sqs)), accountId);
        SnsServer server = new SnsServer(bind(port), actions);
        server.listen();
        return server;
    }

    private static HttpServer bind(int port) {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(IPV4_LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the port of SNS must be free, got " + port, e);
        }
    }

    /**
     * Starts the server on a daemon thread, which makes its dispatcher a daemon too: a test that forgets to close must
     * not hang.
     */
    private void listen() {
        CompletableFuture.runAsync(http::start, threads).join();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-sns");
        thread.setDaemon(true);
        return thread;
    }

    /** {@return the address of the server} */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
            Answer answer = answer(request);
            byte[] body = answer.xml().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(byte[] request) {
        try {
            if (request.length > MAX_REQUEST_BYTES) {
                throw new SnsException(413, "RequestEntityTooLarge", "Request must be at most 8 MiB");
            }
            return new Answer(200, actions.perform(QueryRequest.parse(new String(request, StandardCharsets.UTF_8))));
        } catch (SnsException e) {
            return new Answer(e.status(), e.toXml());
        } catch (RuntimeException e) {
            // The exception's message may quote a published message, so only the type is logged.
            LOG.log(Level.ERROR, "SNS request failed with {0}", e.getClass().getName());
            return new Answer(
                    500, new SnsException(500, "InternalError", e.getClass().getName()).toXml());
        }
    }

    private record Answer(int status, String xml) {}
}
