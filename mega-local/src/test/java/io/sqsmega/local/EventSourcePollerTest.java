package io.sqsmega.local;

import static io.sqsmega.local.Responses.failing;
import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

@Tag("slow")
class EventSourcePollerTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void processedMessagesAreDeleted() {
        LocalQueue queue = SharedAws.queue();
        String first = queue.send("first");
        String second = queue.send("second");

        PollResult result =
                AWS.poll(queue, (event, context) -> failing(event, Set.of())).pollOnce();

        assertThat(result.deleted()).containsExactlyInAnyOrder(first, second);
        assertThat(result.kept()).isEmpty();
        assertThat(result.invocations()).isEqualTo(1);
        assertThat(queue.size()).isZero();
    }

    @Test
    void queueIsFoundByItsUrlToo() {
        LocalQueue queue = SharedAws.queue();
        String first = queue.send("first");

        PollResult result = EventSourcePoller.builder(AWS.sqsClient(), queue.url())
                .function((event, context) -> failing(event, Set.of()))
                .build()
                .drain(LONG_ENOUGH);

        assertThat(result.deleted()).containsExactly(first);
        assertThat(queue.size()).isZero();
    }

    @Test
    void contextCountsDownTheFunctionTimeout() {
        LocalQueue queue = SharedAws.queue();
        queue.send("x");

        poller(queue)
                .functionTimeout(Duration.ofSeconds(5))
                .function((event, context) -> {
                    heard.add(
                            context.getRemainingTimeInMillis() <= 5_000 && context.getRemainingTimeInMillis() > 0
                                    ? "ok"
                                    : "no");
                    heard.add(context.getAwsRequestId().isEmpty() ? "no" : "ok");
                    return null;
                })
                .build()
                .pollOnce();

        assertThat(heard).containsExactly("ok", "ok");
    }

    @Test
    void streamHandlerGetsTheEventAndItsBytesAreTheResponse() {
        LocalQueue queue = SharedAws.queue();
        String bad = queue.send("bad");

        PollResult result = poller(queue)
                .streamFunction((input, output, context) -> {
                    heard.add(new String(input.readAllBytes(), StandardCharsets.UTF_8));
                    output.write(("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + bad + "\"}]}")
                            .getBytes(StandardCharsets.UTF_8));
                })
                .build()
                .pollOnce();

        assertThat(heard.element()).startsWith("{\"Records\":[{\"messageId\":\"" + bad + "\"");
        assertThat(result.kept()).containsExactly(bad);
    }

    @Test
    void batchHasAtMostTheBatchSize() {
        LocalQueue queue = SharedAws.queue();
        IntStream.range(0, 7).forEach(i -> queue.send("m" + i));
        EventSourcePoller poller =
                poller(queue).batchSize(3).function((event, context) -> null).build();

        assertThat(List.of(
                        poller.pollOnce().received(),
                        poller.pollOnce().received(),
                        poller.pollOnce().received()))
                .containsExactly(3, 3, 1);
    }

    @Test
    void windowCollectsMoreThanOneReceiveCanGive() {
        LocalQueue queue = SharedAws.queue();
        IntStream.range(0, 25).forEach(i -> queue.send("m" + i));

        PollResult result = poller(queue)
                .batchSize(25)
                .maximumBatchingWindow(Duration.ofSeconds(60))
                .function((event, context) -> null)
                .build()
                .pollOnce();

        assertThat(result.invocations()).isEqualTo(1);
        assertThat(result.deleted()).hasSize(25);
    }

    @Test
    void windowEndsWithWhatThereIs() {
        LocalQueue queue = SharedAws.queue();
        queue.send("lonely");

        PollResult result = poller(queue)
                .batchSize(100)
                .maximumBatchingWindow(Duration.ofSeconds(1))
                .function((event, context) -> null)
                .build()
                .pollOnce();

        assertThat(result.deleted()).hasSize(1);
    }

    @Test
    void batchBeyondSixMegabytesIsSplit() {
        LocalQueue queue = SharedAws.queue();
        IntStream.range(0, 8).forEach(i -> queue.send("x".repeat(1_000_000)));

        PollResult result = poller(queue)
                .function((String event) -> {
                    heard.add(event.length() <= 6 * 1024 * 1024 ? "fits" : "too large");
                    return "";
                })
                .build()
                .pollOnce();

        assertThat(heard).containsExactly("fits", "fits");
        assertThat(result.deleted()).hasSize(8);
    }

    @Test
    void drainRetriesUntilTheRedrivePolicyTakesTheMessage() {
        LocalQueue queue =
                SharedAws.queue(QueueOptions.builder().maxReceiveCount(3).build());
        String bad = queue.send("bad");
        String good = queue.send("good");

        PollResult result = failuresAtOnce(queue, Set.of("bad")).drain(LONG_ENOUGH);

        assertThat(result.deleted()).containsExactly(good);
        assertThat(result.kept()).containsExactly(bad, bad, bad);
        assertThat(queue.deadLetterQueue().receiveAll())
                .extracting(Message::messageId)
                .containsExactly(bad);
    }

    @Test
    void drainThatRunsOutOfTimeSaysWhatIsLeft() {
        LocalQueue queue = SharedAws.queue();
        queue.send("bad");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> failuresAtOnce(queue, Set.of("bad")).drain(Duration.ofMillis(300)))
                .withMessage("queue " + queue.name() + " must be empty within PT0.3S, got 1 messages left");
    }

    @Test
    void emptyQueueInvokesNothing() {
        PollResult result = poller(SharedAws.queue())
                .waitTime(Duration.ZERO)
                .function((event, context) -> {
                    heard.add("called");
                    return null;
                })
                .build()
                .pollOnce();

        assertThat(result).isEqualTo(new PollResult(0, List.of(), List.of(), null));
        assertThat(heard).isEmpty();
    }

    @Test
    void backgroundPollerEmptiesTheQueueAndStopsWhenClosed() throws InterruptedException {
        LocalQueue queue = SharedAws.queue();
        EventSourcePoller poller = poller(queue)
                .function((event, context) -> {
                    event.getRecords().forEach(record -> heard.add(record.getBody()));
                    return null;
                })
                .build()
                .start();
        IntStream.range(0, 30).forEach(i -> queue.send("m" + i));
        queue.awaitEmpty(LONG_ENOUGH);

        poller.close();
        queue.send("after");

        assertThat(heard).hasSize(30).doesNotContain("after");
        assertThat(queue.visible()).isEqualTo(1);
    }

    @Test
    void pollerStartsOnce() {
        try (EventSourcePoller poller = poller(SharedAws.queue())
                .function((event, context) -> null)
                .build()
                .start()) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(poller::start)
                    .withMessage("a poller must be started once, got a second start");
        }
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
}
