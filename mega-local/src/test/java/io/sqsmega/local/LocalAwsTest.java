package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@Tag("slow")
class LocalAwsTest {
    @Test
    void portsCanBeGiven() throws IOException {
        int sqsPort = freePort();
        int snsPort = freePort();

        try (LocalAws aws = LocalAws.builder().sqsPort(sqsPort).snsPort(snsPort).start()) {
            assertThat(aws.sqsEndpoint()).isEqualTo(URI.create("http://127.0.0.1:" + sqsPort));
            assertThat(aws.snsEndpoint()).isEqualTo(URI.create("http://127.0.0.1:" + snsPort));
            assertThat(aws.createQueue("cart").url())
                    .startsWith(aws.sqsEndpoint().toString());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void takenPortIsSaidClearly() {
        int sqsPort = SharedAws.AWS.sqsEndpoint().getPort();
        int snsPort = SharedAws.AWS.snsEndpoint().getPort();

        assertThatThrownBy(() -> LocalAws.builder().sqsPort(sqsPort).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the port of SQS must be free, got " + sqsPort);
        assertThatThrownBy(() -> LocalAws.builder().snsPort(snsPort).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the port of SNS must be free, got " + snsPort);
    }

    @Test
    void environmentNamesBothEndpoints() {
        assertThat(SharedAws.AWS.environment())
                .containsEntry(
                        "AWS_ENDPOINT_URL_SQS", SharedAws.AWS.sqsEndpoint().toString())
                .containsEntry(
                        "AWS_ENDPOINT_URL_SNS", SharedAws.AWS.snsEndpoint().toString())
                .containsKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void everyOneIsAWorldOfItsOwn() {
        try (LocalAws other = LocalAws.start()) {
            other.createQueue("only-here");

            assertThat(other.sqsClient().listQueues().queueUrls()).hasSize(1);
            assertThat(SharedAws.AWS.sqsClient().listQueues().queueUrls()).noneMatch(url -> url.endsWith("only-here"));
        }
    }

    @Test
    void closingTwiceIsHarmlessAndStopsARunningPoller() throws InterruptedException {
        LocalAws aws = LocalAws.start();
        LocalQueue queue = aws.createQueue("abandoned");
        EventSourcePoller poller = aws.poll(queue, (event, context) -> null).start();

        aws.close();
        aws.close();

        Thread closing = new Thread(poller::close);
        closing.start();
        closing.join(20_000);
        assertThat(closing.isAlive()).isFalse();
    }

    @Test
    void forgottenOneDoesNotKeepItsJvmAlive() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        boolean ended = jvm.waitFor(120, TimeUnit.SECONDS);
        jvm.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(jvm.exitValue()).isZero();
    }

    static final class Forgetful {
        public static void main(String[] arguments) {
            LocalAws aws = LocalAws.start();
            aws.poll(aws.createQueue("forgotten"), (event, context) -> null).start();
        }
    }

    @Test
    void optionsOfAQueueAreBounded() {
        QueueOptions.Builder options = QueueOptions.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.visibilityTimeout(Duration.ofHours(12).plusSeconds(1)))
                .withMessage("visibilityTimeout must be whole seconds from 0 to 43200, got PT12H1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.delay(Duration.ofSeconds(-1)))
                .withMessage("delay must be whole seconds from 0 to 900, got PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.maxReceiveCount(0))
                .withMessage("maxReceiveCount must be 1 to 1000, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedAws.AWS.createQueue(
                        "standard",
                        QueueOptions.builder().contentBasedDeduplication(true).build()))
                .withMessage("the name of a queue with contentBasedDeduplication must end in .fifo, got standard");
    }

    @Test
    void anyClientOfTheSdkCanUseTheEndpoint() {
        try (SqsClient own = LocalClients.sqs(SharedAws.AWS.sqsEndpoint())) {
            assertThat(own.listQueues().sdkHttpResponse().isSuccessful()).isTrue();
        }
    }
}
