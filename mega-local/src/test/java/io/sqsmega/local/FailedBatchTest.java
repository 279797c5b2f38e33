package io.sqsmega.local;

import static io.sqsmega.local.Responses.failing;
import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** What stays in the queue, and why. */
@Tag("slow")
class FailedBatchTest {
    private static final Logger LOGGER = Logger.getLogger(EventSourcePoller.class.getName());
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void onlyTheFailedMessageStays() {
        LocalQueue queue = SharedAws.queue();
        queue.send("good");
        String bad = queue.send("bad");

        PollResult result = failuresAtOnce(queue, Set.of("bad")).pollOnce();

        assertThat(result.kept()).containsExactly(bad);
        assertThat(result.failure()).isNull();
        assertThat(queue.receiveAll()).extracting(Message::body).containsExactly("bad");
    }

    @Test
    void failedMessageIsHiddenForTheVisibilityTimeout() {
        LocalQueue queue = SharedAws.queue(
                QueueOptions.builder().visibilityTimeout(Duration.ofSeconds(2)).build());
        queue.send("bad");
        EventSourcePoller poller = poller(queue)
                .waitTime(Duration.ofSeconds(20))
                .function((event, context) -> {
                    heard.add(Long.toString(System.nanoTime()));
                    return failing(event, Set.of("bad"));
                })
                .build();

        poller.pollOnce();
        poller.pollOnce();

        assertThat(heard).hasSize(2);
        assertThat(Duration.ofNanos(Long.parseLong(heard.remove()) - Long.parseLong(heard.remove()))
                        .negated())
                .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(19));
    }

    @Test
    void visibilityThatTheFunctionSetIsLeftAlone() {
        LocalQueue queue = SharedAws.queue();
        queue.send("later");
        EventSourcePoller poller = poller(queue)
                .function((event, context) -> {
                    SQSMessage message = event.getRecords().get(0);
                    AWS.sqsClient()
                            .changeMessageVisibility(request -> request.queueUrl(queue.url())
                                    .receiptHandle(message.getReceiptHandle())
                                    .visibilityTimeout(0));
                    return failing(event, Set.of("later"));
                })
                .build();

        poller.pollOnce();

        assertThat(queue.visible()).isEqualTo(1);
    }

    @Test
    void exceptionFailsTheWholeBatch() {
        LocalQueue queue = SharedAws.queue();
        queue.send("a");
        queue.send("b");
        IllegalStateException thrown = new IllegalStateException("on purpose");

        PollResult result = poller(queue)
                .failuresVisibleAfter(AT_ONCE)
                .function((event, context) -> {
                    throw thrown;
                })
                .build()
                .pollOnce();

        assertThat(result.failure()).isSameAs(thrown);
        assertThat(result.kept()).hasSize(2);
        assertThat(queue.visible()).isEqualTo(2);
    }

    @Test
    void errorFailsTheWholeBatchAndThePollerGoesOn() {
        LocalQueue queue = SharedAws.queue();
        queue.send("a");
        EventSourcePoller poller = poller(queue)
                .failuresVisibleAfter(AT_ONCE)
                .function((event, context) -> {
                    if (heard.isEmpty()) {
                        heard.add("a");
                        throw new StackOverflowError();
                    }
                    return failing(event, Set.of());
                })
                .build();

        assertThat(poller.pollOnce().failure()).isInstanceOf(StackOverflowError.class);
        assertThat(poller.pollOnce().deleted()).hasSize(1);
    }

    @Test
    void unknownIdentifierFailsTheWholeBatch() {
        LocalQueue queue = SharedAws.queue();
        queue.send("a");

        PollResult result = poller(queue)
                .function((String event) -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"of another batch\"}]}")
                .build()
                .pollOnce();

        assertThat(result.deleted()).isEmpty();
        assertThat(result.failure()).hasMessageStartingWith("itemIdentifier must be the id of a message of the batch");
        assertThat(queue.inFlight()).isEqualTo(1);
    }

    @Test
    void withoutReportingTheResponseIsIgnoredWithAWarning() {
        LocalQueue queue = SharedAws.queue();
        queue.send("bad");
        List<String> warnings = new ArrayList<>();
        Handler recorder = new Recorder(warnings);
        LOGGER.addHandler(recorder);
        try {
            PollResult result = poller(queue)
                    .reportBatchItemFailures(false)
                    .function((event, context) -> failing(event, Set.of("bad")))
                    .build()
                    .pollOnce();

            assertThat(result.deleted()).hasSize(1);
            assertThat(queue.size()).isZero();
            assertThat(warnings)
                    .containsExactly("the response names failed messages, which are deleted: the function's event"
                            + " source mapping has no ReportBatchItemFailures");
        } finally {
            LOGGER.removeHandler(recorder);
        }
    }

    @Test
    void withoutReportingAnExceptionStillFailsTheBatch() {
        LocalQueue queue = SharedAws.queue();
        queue.send("bad");

        PollResult result = poller(queue)
                .reportBatchItemFailures(false)
                .function((String event) -> {
                    throw new IOException("on purpose");
                })
                .build()
                .pollOnce();

        assertThat(result.kept()).hasSize(1);
        assertThat(result.failure()).isInstanceOf(IOException.class);
    }

    @Test
    void functionThatDoesNotAnswerInTimeFailsTheBatch() throws InterruptedException {
        LocalQueue queue = SharedAws.queue();
        queue.send("slow");
        CountDownLatch interrupted = new CountDownLatch(1);
        long start = System.nanoTime();

        PollResult result = poller(queue)
                .functionTimeout(Duration.ofSeconds(1))
                .function((String event) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return null;
                })
                .build()
                .pollOnce();

        assertThat(result.failure())
                .isInstanceOf(TimeoutException.class)
                .hasMessage("function must answer within PT1S, got no answer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(queue.size()).isEqualTo(1);
    }

    private static EventSourcePoller.Builder poller(LocalQueue queue) {
        return EventSourcePoller.builder(queue);
    }

    private static EventSourcePoller failuresAtOnce(LocalQueue queue, Set<String> badBodies) {
        return poller(queue)
                .failuresVisibleAfter(AT_ONCE)
                .function((event, context) -> failing(event, badBodies))
                .build();
    }

    private static final class Recorder extends Handler {
        private final List<String> lines;

        private Recorder(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
