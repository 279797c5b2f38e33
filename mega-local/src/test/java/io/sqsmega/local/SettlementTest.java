package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@Tag("slow")
class SettlementTest {
    private final LocalQueue queue = SharedAws.queue();

    @Test
    void aMessageThatWasReceivedTwiceIsDeleted() {
        String id = queue.send("x");
        List<Message> twice = List.of(receive(0), receive(30));

        PollResult result = new Settlement(queue, null).settle(twice, Outcome.SUCCESS);

        assertThat(result.deleted()).contains(id);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aFailedMessageMayBeGone() {
        String id = queue.send("x");
        Message message = receive(30);
        queue.client().deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));

        PollResult result =
                new Settlement(queue, Duration.ZERO).settle(List.of(message), new Outcome(Set.of(id), null));

        assertThat(result.deleted()).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    void aQueueMustNotBeGone() {
        String id = queue.send("x");
        Message message = receive(30);
        queue.client().deleteQueue(request -> request.queueUrl(queue.url()));

        assertThatThrownBy(() ->
                        new Settlement(queue, Duration.ZERO).settle(List.of(message), new Outcome(Set.of(id), null)))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    private Message receive(int visibilityTimeout) {
        return queue.client()
                .receiveMessage(request -> request.queueUrl(queue.url()).visibilityTimeout(visibilityTimeout))
                .messages()
                .get(0);
    }
}
