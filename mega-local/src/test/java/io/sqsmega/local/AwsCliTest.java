package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** The AWS command line against both endpoints; skipped, and said so, where it is not installed. */
@Tag("slow")
class AwsCliTest {
    private static final boolean INSTALLED = isOnPath("aws");

    @TempDir
    private Path directory;

    @BeforeAll
    static void say() {
        if (!INSTALLED) {
            System.out.println(
                    "SKIPPED: the AWS command line against the embedded SQS and SNS, since there is no aws on the PATH");
        }
    }

    @BeforeEach
    void isInstalled() {
        assumeTrue(INSTALLED, "there must be an aws executable on the PATH to be tried against the endpoints");
    }

    @Test
    void sendMessageReachesTheQueue() throws Exception {
        LocalQueue queue = SharedAws.queue();

        String output = aws(
                "sqs",
                "send-message",
                "--endpoint-url",
                AWS.sqsEndpoint().toString(),
                "--queue-url",
                queue.url(),
                "--message-body",
                "from the command line \uD83D\uDED2");

        assertThat(queue.receiveAll()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("from the command line \uD83D\uDED2");
            assertThat(output).contains(message.messageId());
        });
    }

    @Test
    void publishReachesTheSubscribedQueue() throws Exception {
        LocalQueue queue = SharedAws.queue();
        LocalTopic topic = AWS.createTopic(SharedAws.name("topic"));
        topic.subscribe(queue, SubscriptionOptions.raw());

        String output = aws(
                "sns",
                "publish",
                "--endpoint-url",
                AWS.snsEndpoint().toString(),
                "--topic-arn",
                topic.arn(),
                "--message",
                "from the command line",
                "--message-attributes",
                "{\"kind\":{\"DataType\":\"String\",\"StringValue\":\"letter\"}}");

        assertThat(output).contains("MessageId");
        assertThat(queue.receiveAll()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("from the command line");
            assertThat(message.messageAttributes()).containsKey("kind");
        });
    }

    @Test
    void environmentTellsTheEndpointOfSns() throws Exception {
        LocalQueue queue = SharedAws.queue();
        LocalTopic topic = AWS.createTopic(SharedAws.name("topic"));

        String subscription = aws(
                "sns",
                "subscribe",
                "--topic-arn",
                topic.arn(),
                "--protocol",
                "sqs",
                "--notification-endpoint",
                queue.arn(),
                "--attributes",
                "RawMessageDelivery=true");
        aws("sns", "publish", "--topic-arn", topic.arn(), "--message", "x");

        assertThat(subscription).contains(topic.arn());
        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("x");
    }

    /** Version 1 does not look at the environment for the endpoint of SQS. */
    @Test
    void receiveMessageShowsBodyAndAttributes() throws Exception {
        LocalQueue queue = SharedAws.queue();
        queue.send("x", "tenant");

        String received = aws(
                "sqs",
                "receive-message",
                "--endpoint-url",
                AWS.sqsEndpoint().toString(),
                "--queue-url",
                queue.url(),
                "--attribute-names",
                "All");

        assertThat(received).contains("\"Body\": \"x\"", "\"MessageGroupId\": \"tenant\"");
    }

    private String aws(String... arguments) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        ProcessBuilder builder =
                new ProcessBuilder("aws").redirectErrorStream(true).redirectOutput(output);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(AWS.environment());
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static boolean isOnPath(String executable) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, executable)));
    }
}
