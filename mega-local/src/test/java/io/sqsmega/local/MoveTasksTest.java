package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** AWS's redrive of a dead-letter queue knows the source of what SQS moved there, and of nothing else. */
class MoveTasksTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SqsClient sqs = AWS.sqsClient();
    private final LocalQueue queue = SharedAws.queue(QueueOptions.builder()
            .visibilityTimeout(Duration.ZERO)
            .maxReceiveCount(1)
            .build());
    private final LocalQueue letters = queue.deadLetterQueue();

    @BeforeEach
    void aMessageIsMovedToTheDeadLetterQueueBySqs() {
        queue.send("moved");
        for (int receive = 1; receive <= 2; receive++) {
            sqs.receiveMessage(request -> request.queueUrl(queue.url()).visibilityTimeout(0));
        }
        assertThat(letters.size()).isOne();
    }

    @Test
    void whatSqsMovedComesBackWithoutADestination() throws InterruptedException {
        start(null);

        letters.awaitEmpty(SOON);
        assertThat(queue.size()).isOne();
    }

    @Test
    void whatWasSentIsRefusedAndNothingIsMoved() {
        letters.send("sent");

        assertThatThrownBy(() -> start(null))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("CouldNotDetermineMessageSource"));
        assertThat(letters.size()).isEqualTo(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void withADestinationAllIsMoved() throws InterruptedException {
        letters.send("sent");

        start(queue);

        letters.awaitEmpty(SOON);
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void whatWasSentAndDeletedOrPurgedIsForgotten() throws InterruptedException {
        letters.send("sent and deleted");
        letters.receiveAll();
        letters.send("sent and purged");
        sqs.purgeQueue(request -> request.queueUrl(letters.url()));
        aMessageIsMovedToTheDeadLetterQueueBySqs();

        start(null);

        letters.awaitEmpty(SOON);
        assertThat(queue.size()).isOne();
    }

    private void start(LocalQueue destination) {
        sqs.startMessageMoveTask(request ->
                request.sourceArn(letters.arn()).destinationArn(destination == null ? null : destination.arn()));
    }
}
