package io.sqsmega.cli;

import static io.sqsmega.cli.LocalAwsFixture.AWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.codec.PayloadCodec;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class PublishCommandTest {
    private final LocalQueue queue = LocalAwsFixture.queue();

    private static MegaRun.Result publish(String body, String... options) {
        List<String> arguments = new ArrayList<>(List.of("publish", "-"));
        arguments.addAll(List.of(options));
        return MegaRun.with(AWS).input(body).run(arguments.toArray(String[]::new));
    }

    @Test
    void sendsAnEventAsBsonWithAttributes() {
        String event = Bodies.itemAdded(5);
        var result = publish(
                event, "--queue", queue.name(), "--bson", "--attribute", "tenant=acme", "--attribute", "n:Number=3");

        Message message = queue.receiveAll().get(0);
        assertThat(result.out()).isEqualToIgnoringNewLines("published " + message.messageId());
        assertThat(PayloadCodec.decode(message.body())).isEqualTo(PayloadCodec.decode(event));
        assertThat(message.messageAttributes().get("mega-encoding").stringValue())
                .isEqualTo("bson");
        assertThat(message.messageAttributes().get("tenant").stringValue()).isEqualTo("acme");
        assertThat(message.messageAttributes().get("n").dataType()).isEqualTo("Number");
    }

    @Test
    void sendsToATopic() {
        LocalTopic topic = AWS.createTopic("shop");
        topic.subscribe(queue);

        assertThat(publish("ping", "--topic", topic.arn(), "--subject", "greeting", "--json")
                        .json()
                        .has("messageId"))
                .isTrue();
        assertThat(queue.receiveAll().get(0).body()).contains("greeting").contains("ping");
    }

    @Test
    void sendsToAGroup() {
        LocalQueue fifo = LocalAwsFixture.fifoQueue();

        assertThat(publish("ping", "--queue", fifo.url(), "--group-id", "7", "--deduplication-id", "1")
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(fifo.receiveAll()).hasSize(1);
    }

    @Test
    void aBrokenEventIsNotSentUnlessRaw() {
        String broken = "{\"protocol\":\"mega\",\"version\":1,\"event\":{}}";

        var result = publish(broken, "--queue", queue.url());
        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).hasLineCount(1).contains("event.");
        assertThat(queue.size()).isZero();

        assertThat(publish(broken, "--queue", queue.url(), "--raw").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly(broken);
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(publish("ping").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(publish("ping", "--queue", "q", "--topic", "t").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(publish("ping", "--queue", queue.url(), "--raw", "--bson").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(publish("ping", "--queue", queue.url(), "--attribute", "x").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(publish("ping", "--topic", "shop").err()).contains("topicArn must be the ARN of a topic");
    }
}
