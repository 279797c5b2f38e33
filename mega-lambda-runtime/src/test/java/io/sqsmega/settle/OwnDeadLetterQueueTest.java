package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.listen.SqsListener;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A queue is never its own dead-letter queue: a refused message would come again as a new one, for ever. */
class OwnDeadLetterQueueTest {
    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void aHandlerLeavesTheRefusedMessageOnItsQueueAsTheSameMessage() {
        LocalQueue queue = queue("handler");
        String id = queue.send("{}");

        List<String> kept =
                aws.poll(queue, new Refusing(queue.url())).pollOnce().kept();

        assertThat(kept).containsExactly(id);
        assertThat(queue.size()).isOne();
    }

    @Test
    void aListenerIsNotBuilt() {
        LocalQueue queue = queue("listener");
        SqsListener.Builder listener = SqsListener.builder(queue.url())
                .client(aws.sqsClient())
                .on(DataPattern.any(), (payload, message) -> Result.OK)
                .deadLetters(SqsDeadLetterQueue.of(queue.url(), aws.sqsClient()));

        assertThatThrownBy(listener::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the dead-letter queue must not be the source queue, got " + queue.url());
    }

    @Test
    void aListenerOfAnotherQueueIsBuilt() {
        LocalQueue queue = queue("other");
        SqsListener.Builder listener = SqsListener.builder(queue.url())
                .client(aws.sqsClient())
                .on(DataPattern.any(), (payload, message) -> Result.OK)
                .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient()));

        assertThat(listener.build()).isNotNull();
    }

    @Test
    void aLetterIsNotSentBackToItsDeadLetterQueue() {
        LocalQueue letters = queue("redrive");
        letters.send("{}");
        Redrive redrive = Redrive.of(letters.url(), aws.sqsClient());
        DeadLetter letter = redrive.list(1, Duration.ofMinutes(1)).get(0);

        assertThatThrownBy(() -> redrive.sendBack(letter, letters.url()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queueUrl must not be the dead-letter queue itself, got " + letters.url());
        assertThat(letters.size()).isOne();
    }

    private static LocalQueue queue(String name) {
        return aws.createQueue(name, QueueOptions.builder().maxReceiveCount(3).build());
    }

    private static final class Refusing extends MegaSqsHandler {
        Refusing(String deadLetterQueueUrl) {
            super(HandlerOptions.builder()
                    .deadLetters(SqsDeadLetterQueue.of(deadLetterQueueUrl, aws.sqsClient()))
                    .build());
            on(DataPattern.any(), (payload, message) -> Result.deadLetter("no"));
        }
    }
}
