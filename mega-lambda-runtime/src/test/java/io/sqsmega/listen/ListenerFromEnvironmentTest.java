package io.sqsmega.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.settle.Redrive;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service finds its queues in its environment, as a function does. */
@Tag("slow")
class ListenerFromEnvironmentTest {

    @Test
    void itListensBacksOffAndGivesUpAsTheEnvironmentSays() throws Exception {
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue(
                    "service", QueueOptions.builder().maxReceiveCount(9).build());
            queue.send("{}");
            System.setProperty("aws.region", "us-east-1");
            System.setProperty("aws.accessKeyId", "local");
            System.setProperty("aws.secretAccessKey", "local");
            System.setProperty("aws.endpointUrlSqs", aws.sqsEndpoint().toString());
            SqsListener.Builder listener = SqsListener.fromEnvironment(Map.of(
                            "MEGA_QUEUE_URL", queue.url(),
                            "MEGA_DEAD_LETTER_QUEUE_URL",
                                    queue.deadLetterQueue().url(),
                            "MEGA_GIVE_UP_AT_RECEIVE", "1"))
                    .on(DataPattern.any(), (payload, message) -> {
                        throw new IllegalStateException("test");
                    })
                    .waitTime(Duration.ofSeconds(1));

            try (Background listening = Background.of(listener)) {
                queue.awaitEmpty(Duration.ofMinutes(1));
            }

            assertThat(Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient())
                            .list(1, Duration.ofMinutes(1)))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason())
                            .isEqualTo("given up at receive 1: java.lang.IllegalStateException"));
        } finally {
            for (String property :
                    new String[] {"aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlSqs"}) {
                System.clearProperty(property);
            }
        }
    }

    @Test
    void withoutAQueueThereIsNoListener() {
        assertThatThrownBy(() -> SqsListener.fromEnvironment(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("MEGA_QUEUE_URL must be the URL of the queue, got none");
    }
}
