package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service answers at its port, with a queue in memory. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HealthPortTest {
    private static final String NOBODY = "nobody";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void itAnswersWhetherItReceivesUntilItHasStopped() throws Exception {
        SqsListener listener = SqsListener.builder("http://localhost/queue")
                .client(MemorySqs.standard().with(1))
                .on(DataPattern.any(), (payload, message) -> {
                    running.countDown();
                    goOn.await();
                    return Result.OK;
                })
                .build();
        Thread service = new Thread(() -> ListenerService.run(listener, port));
        service.start();
        running.await();
        await("it receives", listener::isReceiving);

        assertThat(answer("GET", "/health")).isEqualTo("200 receiving");
        assertThat(answer("POST", "/health")).isEqualTo("405 ");
        assertThat(answer("GET", "/health/more")).isEqualTo("404 ");
        Thread closing = new Thread(listener::close);
        closing.start();
        await("it stops", () -> !listener.isReceiving());
        assertThat(answer("GET", "/health")).isEqualTo("503 not receiving");
        goOn.countDown();
        closing.join();
        service.join();
        assertThat(answer("GET", "/health")).isEqualTo(NOBODY);
    }

    @Test
    void itAnswersOthersWhileClientsStall() throws Exception {
        SqsListener listener = SqsListener.builder("http://localhost/queue")
                .client(MemorySqs.standard())
                .build();
        Thread service = new Thread(() -> ListenerService.run(listener, port));
        service.start();
        await("it receives", listener::isReceiving);
        List<Socket> stalling = new ArrayList<>();
        for (String sent : List.of(
                "",
                "GET /hea",
                "GET /health HTTP/1.1\r\nHost:",
                "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nx",
                "POST /health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nx")) {
            stalling.add(stalling(sent));

            assertThat(answer("GET", "/health")).isEqualTo("200 receiving");
        }
        listener.close();
        service.join();
        assertThat(answer("GET", "/health")).isEqualTo(NOBODY);
        for (Socket socket : stalling) {
            socket.close();
        }
    }

    private Socket stalling(String sent) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void aPortThatIsTakenIsToldAndNothingIsReceived() throws Exception {
        TroubledSqs client = new TroubledSqs(MemorySqs.standard());
        SqsListener listener =
                SqsListener.builder("http://localhost/queue").client(client).build();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ListenerService.run(listener, taken.getLocalPort()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("healthPort must be free, got " + taken.getLocalPort());
        }
        assertThat(client.receives).isEmpty();
    }

    private String answer(String method, String path) throws InterruptedException {
        try {
            URI uri = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
            var answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(Duration.ofSeconds(20))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException nobody) {
            return NOBODY;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
