package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that is steered at its port, with a queue in memory. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SteeringPortTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final SqsListener listener = SqsListener.builder("http://localhost/queue")
            .client(MemorySqs.standard())
            .build();

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void itAnswersWithTheStatus() throws Exception {
        start(ListenerService::runWithSteering);

        assertThat(answer("GET", "/steering"))
                .startsWith(
                        "200 {\"receiving\":true,\"paused\":false,\"circuitOpen\":false,\"concurrency\":10,\"inWork\":0,"
                                + "\"free\":10,\"deletionsWaiting\":0,\"rateLimit\":null,\"receiveRequests\":");
        assertThat(answer("GET", "/health")).isEqualTo("200 receiving");
        assertThat(answer("DELETE", "/steering")).isEqualTo("405 ");
    }

    @Test
    void itChangesWhatIsGiven() throws Exception {
        start(ListenerService::runWithSteering);

        assertThat(answer("POST", "/steering?paused=true&concurrency=5&rateLimit=2.5"))
                .startsWith("200 {\"receiving\":true,\"paused\":true,\"circuitOpen\":false,\"concurrency\":5,")
                .contains("\"rateLimit\":2.5,");
        assertThat(answer("GET", "/health")).isEqualTo("200 receiving");
        assertThat(answer("POST", "/steering?rateLimit=none&paused=false"))
                .contains("\"paused\":false")
                .contains("\"concurrency\":5")
                .contains("\"rateLimit\":null");
    }

    @Test
    void whatIsInvalidIsToldAndNothingIsChanged() throws Exception {
        start(ListenerService::runWithSteering);

        assertThat(answer("POST", "/steering")).isEqualTo(error("steering must have a parameter, got none"));
        assertThat(answer("POST", "/steering?speed=1"))
                .isEqualTo(error("steering must be one of paused, concurrency, rateLimit, got speed"));
        assertThat(answer("POST", "/steering?paused=true&concurrency=many"))
                .isEqualTo(error("concurrency must be a whole number, got many"));
        assertThat(answer("POST", "/steering?paused=true&concurrency=0"))
                .isEqualTo(error("concurrency must be between 1 and 1000, got 0"));
        assertThat(answer("POST", "/steering?paused=%22yes%22"))
                .isEqualTo(error("paused must be true or false, got ?22yes?22"));
        assertThat(answer("POST", "/steering?paused=true&rateLimit=NaN"))
                .isEqualTo(error("messagesPerSecond must be between 0.001 and 1,000,000, got NaN"));
        assertThat(answer("POST", "/steering?paused=true&rateLimit=fast"))
                .isEqualTo(error("rateLimit must be a number of messages per second, or none, got fast"));
        assertThat(listener.status().isPaused()).isFalse();
    }

    @Test
    void whatAWebPageAsksForIsRefused() throws Exception {
        start(ListenerService::runWithSteering);

        assertThat(send(request("POST", "/steering?paused=true").header("Origin", "https://example.com")))
                .isEqualTo("403 {\"error\":\"steering must not come from a web page\"}");
        assertThat(listener.status().isPaused()).isFalse();
    }

    @Test
    void aServiceThatWasNotToldToIsNotSteered() throws Exception {
        start(ListenerService::run);

        assertThat(answer("GET", "/steering")).isEqualTo("404 ");
        assertThat(answer("POST", "/steering?paused=true")).isEqualTo("404 ");
        assertThat(listener.status().isPaused()).isFalse();
    }

    private static String error(String message) {
        return "400 {\"error\":\"" + message + "\"}";
    }

    private void start(ObjIntConsumer<SqsListener> service) {
        new Thread(() -> service.accept(listener, port)).start();
        await("it receives", listener::isReceiving);
    }

    private String answer(String method, String path) throws IOException, InterruptedException {
        return send(request(method, path));
    }

    private HttpRequest.Builder request(String method, String path) {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .method(method, BodyPublishers.noBody());
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
