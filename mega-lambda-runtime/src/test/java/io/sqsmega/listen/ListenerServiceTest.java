package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ListenerServiceTest {
    private static final int NOBODY = -1;
    private static final int SIGTERM = 143;
    private static LocalAws aws;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void aServiceAnswersThatItReceivesAndEndsCleanlyOnSigterm() throws Exception {
        LocalQueue queue = aws.createQueue("service");
        Path journal = directory.resolve("journal");
        int port = freePort();
        Process service = ListenerProcess.start(queue.url(), journal, port, aws.environment());
        try {
            await("health", () -> get(port, "/health") == 200);
            assertThat(get(port, "/health/more")).isEqualTo(404);
            queue.send("{\"number\": 1}");
            queue.awaitEmpty(Duration.ofSeconds(60));

            service.destroy();

            assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(service.exitValue()).isEqualTo(SIGTERM);
            assertThat(Files.readAllLines(journal)).containsExactlyInAnyOrder("first 1", "second 1", "bulk 1");
        } finally {
            service.destroyForcibly();
        }
    }

    @Test
    void whileItStopsItIsUnhealthyAndAfterwardsItIsGone() throws Exception {
        LocalQueue queue = aws.createQueue("stopping");
        queue.send("{}");
        int port = freePort();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SqsListener listener = SqsListener.builder(queue.url())
                .client(aws.sqsClient())
                .waitTime(Duration.ofSeconds(1))
                .on(DataPattern.any(), (payload, message) -> {
                    started.countDown();
                    goOn.await();
                    return Result.OK;
                })
                .build();
        Thread service = new Thread(() -> ListenerService.run(listener, port));
        service.start();
        assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(get(port, "/health")).isEqualTo(200);

        Thread closing = new Thread(listener::close);
        closing.start();
        await("it stops", () -> get(port, "/health") == 503);
        goOn.countDown();
        closing.join();
        service.join();

        assertThat(get(port, "/health")).isEqualTo(NOBODY);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aQueueThatIsNotThereEndsTheService() throws Exception {
        String nowhere = aws.createQueue("service-there").url() + "-not";
        int port = freePort();

        assertThatThrownBy(() -> ListenerService.run(
                        SqsListener.builder(nowhere).client(aws.sqsClient()).build(), port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the queue must exist");
        assertThat(get(port, "/health")).isEqualTo(NOBODY);
    }

    private int get(int port, String path) {
        try {
            URI uri = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return NOBODY;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
