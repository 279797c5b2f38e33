package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.aws.Clients;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.message.Message;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.settle.DeadLetter;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsBackoff;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every place that takes the URL of a queue or the ARN of a topic holds it, and the client, to the same rules. */
class RegionsTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/cart";
    private static final String FIFO = QUEUE + ".fifo";
    private static final String DEAD = "https://sqs.eu-west-1.amazonaws.com/111122223333/cart-dead";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:events";
    private static final SqsClient HERE = Clients.sqs("eu-west-1");
    private static final SqsClient ELSEWHERE = Clients.sqs("us-east-1");
    private static final SnsClient SNS_ELSEWHERE = Clients.sns("us-east-1");

    @AfterAll
    static void close() {
        HERE.close();
        ELSEWHERE.close();
        SNS_ELSEWHERE.close();
    }

    @Test
    void aClientOfTheRegionIsTakenEverywhere() {
        for (ThrowingCallable place : places(QUEUE, HERE)) {
            assertThatCode(place).doesNotThrowAnyException();
        }
    }

    @Test
    void aClientOfAnotherRegionIsRefusedEverywhere() {
        for (ThrowingCallable place : places(QUEUE, ELSEWHERE)) {
            assertThatThrownBy(place)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("eu-west-1")
                    .hasMessageContaining("us-east-1");
        }
        assertThatThrownBy(() -> SnsPublisher.of(TOPIC, SNS_ELSEWHERE))
                .hasMessageContaining("client must be of region eu-west-1")
                .hasMessageContaining("us-east-1");
    }

    @Test
    void whatIsNotTheUrlOfAQueueIsRefusedEverywhere() {
        for (ThrowingCallable place : places("arn:aws:sqs:eu-west-1:111122223333:cart", HERE)) {
            assertThatThrownBy(place)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be the URL of a queue")
                    .hasMessageContaining("got the ARN of a queue");
        }
        assertThatThrownBy(() -> SnsPublisher.of(QUEUE)).hasMessageContaining("topicArn must be the ARN of a topic");
    }

    @Test
    void nullIsNamedEverywhere() {
        for (ThrowingCallable place : places(System.getenv("NO_SUCH_QUEUE_URL"), HERE)) {
            assertThatThrownBy(place)
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageMatching("(q|deadLetterQ)ueueUrl must not be null");
        }
    }

    private static List<ThrowingCallable> places(String url, SqsClient client) {
        return List.of(
                () -> SqsPublisher.of(url, client),
                () -> SqsPublisher.builder(url).client(client).build(),
                () -> SqsDeadLetterQueue.of(url, client),
                () -> SqsListener.builder(url).client(client).build(),
                () -> SqsBackoff.builder().queueUrl(url).client(client).build(),
                () -> Redrive.of(url, client));
    }

    @Test
    void aMessageIsSentBackToAQueueOfTheSameKindAndRegionOnly() {
        Redrive redrive = Redrive.of(DEAD, HERE);
        DeadLetter letter = new DeadLetter(Message.builder("id", "body").build());

        assertThatThrownBy(() -> redrive.sendBack(letter, FIFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queueUrl must be the URL of a standard queue, as the dead-letter queue " + DEAD
                        + " is, got that of a FIFO queue: " + FIFO);
        assertThatThrownBy(() -> redrive.sendBack(letter, QUEUE.replace("eu-west-1", "eu-west-2")))
                .hasMessageContaining("client must be of region eu-west-2")
                .hasMessageContaining("eu-west-1");
        assertThatThrownBy(() -> redrive.sendBack(letter, "cart")).hasMessageContaining("got a name");
    }

    @Test
    void aListenersDeadLetterQueueIsOfTheSameKind() {
        assertThatThrownBy(() -> SqsListener.builder(FIFO)
                        .client(HERE)
                        .deadLetters(SqsDeadLetterQueue.of(DEAD, HERE))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be FIFO")
                .hasMessageEndingWith("got " + DEAD + " for " + FIFO);
    }
}
