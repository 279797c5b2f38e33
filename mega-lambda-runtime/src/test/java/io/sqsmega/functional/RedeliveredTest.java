package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.PollResult;
import io.sqsmega.match.DataPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import io.sqsmega.subscribe.SubscriberOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a guard, what comes again from a real queue comes to those that want it again, and to nobody else. */
@Tag("slow")
class RedeliveredTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<Integer> NUMBERS = IntStream.range(0, 20).boxed().toList();

    private final Queue<Integer> steady = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> hesitant = new ConcurrentLinkedQueue<>();
    private final Queue<MessageReport> reports = new ConcurrentLinkedQueue<>();

    @Test
    void onlyWhoWantsAMessageAgainGetsItAgain() {
        try (LocalAws aws = LocalAws.start()) {
            LocalQueue queue = aws.createQueue("redelivered");
            LocalTopic topic = aws.createTopic("events");
            topic.subscribe(queue);
            SnsPublisher.of(topic.arn(), aws.snsClient())
                    .publishBatch(NUMBERS.stream()
                            .map(number -> Publication.of(DataPayload.of(Map.of("number", number))))
                            .toList());

            PollResult result = EventSourcePoller.builder(queue)
                    .function(new Handler())
                    .failuresVisibleAfter(Duration.ZERO)
                    .build()
                    .drain(SOON);

            assertThat(result.deleted()).hasSize(NUMBERS.size());
        }
        assertThat(steady).containsExactlyInAnyOrderElementsOf(NUMBERS);
        assertThat(hesitant).hasSize(3 * NUMBERS.size());
        assertThat(NUMBERS)
                .allSatisfy(number ->
                        assertThat(Collections.frequency(hesitant, number)).isEqualTo(3));
        assertThat(alreadyDone()).isEqualTo(2 * NUMBERS.size());
    }

    private long alreadyDone() {
        return reports.stream()
                .flatMap(report -> report.outcome().subscribers().stream())
                .filter(outcome -> outcome.kind() == SubscriberOutcome.Kind.ALREADY_DONE)
                .count();
    }

    private final class Handler extends MegaSqsHandler {
        Handler() {
            super(HandlerOptions.builder()
                    .duplicateGuard(DuplicateGuard.inMemory(Duration.ofHours(1), 10_000))
                    .parallelism(4)
                    .observer(reports::add)
                    .build());
            register(new Counting("Steady", steady, 1));
            register(new Counting("Hesitant", hesitant, 3));
        }
    }

    /** Is done when it has received a message so many times. */
    private static final class Counting extends DataSubscriber {
        private final String name;
        private final Queue<Integer> calls;
        private final int receives;

        Counting(String name, Queue<Integer> calls, int receives) {
            this.name = name;
            this.calls = calls;
            this.receives = receives;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            calls.add((Integer) payload.data().get("number"));
            return message.receiveCount() < receives ? Result.RETRY_LATER : Result.OK;
        }
    }
}
