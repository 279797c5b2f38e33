package io.sqsmega.local;

import static io.sqsmega.local.SharedAws.AWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FifoPollerTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final List<String> processed = new ArrayList<>();
    private final Set<String> failOnce = new HashSet<>();

    @Test
    void groupsComeInOrder() {
        LocalQueue queue = SharedAws.fifoQueue();
        IntStream.range(0, 24).forEach(i -> queue.send("abc".charAt(i % 3) + "" + i, "" + "abc".charAt(i % 3)));

        AWS.poll(queue, (event, context) -> process(event)).drain(LONG_ENOUGH);

        assertThat(processed).hasSize(24);
        assertThat(processedOf("a")).containsExactly("a0", "a3", "a6", "a9", "a12", "a15", "a18", "a21");
        assertThat(processedOf("b")).containsExactly("b1", "b4", "b7", "b10", "b13", "b16", "b19", "b22");
    }

    @Test
    void failedMessageComesAgainBeforeTheLaterOnesOfItsGroup() {
        LocalQueue queue = SharedAws.fifoQueue();
        IntStream.range(0, 15).forEach(i -> queue.send("a" + i, "a"));
        queue.send("b0", "b");
        failOnce.add("a4");

        EventSourcePoller.builder(queue)
                .failuresVisibleAfter(Duration.ZERO)
                .function((event, context) -> process(event))
                .build()
                .drain(LONG_ENOUGH);

        assertThat(processedOf("a"))
                .containsExactly(IntStream.range(0, 15).mapToObj(i -> "a" + i).toArray(String[]::new));
        assertThat(processedOf("b")).containsExactly("b0");
    }

    @Test
    void laterMessagesOfAGroupWaitWhileOneIsInFlight() {
        LocalQueue queue = SharedAws.fifoQueue();
        queue.send("a0", "a");
        EventSourcePoller poller = EventSourcePoller.builder(queue)
                .waitTime(Duration.ZERO)
                .function((event, context) -> process(event))
                .build();
        failOnce.add("a0");

        poller.pollOnce();
        queue.send("a1", "a");
        queue.send("b0", "b");
        poller.pollOnce();

        assertThat(processed).containsExactly("b0");
    }

    @Test
    void failureHoldsBackItsGroupWhenABatchIsSplitBySize() {
        LocalQueue queue = SharedAws.fifoQueue();
        String large = "x".repeat(1_000_000);
        IntStream.range(0, 8).forEach(i -> queue.send("a" + i + large, "a"));
        queue.send("a8", "a");
        queue.send("b0", "b");
        failOnce.add("a0");

        EventSourcePoller.builder(queue)
                .failuresVisibleAfter(Duration.ZERO)
                .function((event, context) -> process(event))
                .build()
                .drain(LONG_ENOUGH);

        assertThat(processedOf("a")).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8");
        assertThat(processedOf("b")).containsExactly("b0");
    }

    private List<String> processedOf(String group) {
        return processed.stream().filter(name -> name.startsWith(group)).toList();
    }

    /** As a function must on a FIFO queue: after a failure, the rest of the group fails as well. */
    private SQSBatchResponse process(SQSEvent event) {
        List<BatchItemFailure> failures = new ArrayList<>();
        Set<String> stuck = new HashSet<>();
        for (SQSMessage message : event.getRecords()) {
            String name = message.getBody().replace("x", "");
            String group = message.getAttributes().get("MessageGroupId");
            if (stuck.contains(group) || failOnce.remove(name)) {
                stuck.add(group);
                failures.add(new BatchItemFailure(message.getMessageId()));
            } else {
                processed.add(name);
            }
        }
        return new SQSBatchResponse(failures);
    }
}
