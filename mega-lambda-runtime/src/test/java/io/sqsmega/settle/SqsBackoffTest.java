package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.subscribe.Outcome;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/** When messages come again: after 5 seconds at first, after 300 in an outage, or when they say. */
class SqsBackoffTest {
    private final List<Integer> timeouts = new ArrayList<>();
    private final SqsBackoff backoff = SqsBackoff.builder()
            .client(new Recorder())
            .queueUrl("http://localhost/queue")
            .build(() -> 1);

    @Test
    void whenNothingSucceedsAnyMoreTheBackoffIsLonger() {
        schedule(Outcomes.of(4, Result.RETRY_LATER));
        schedule(Outcomes.of(1, Result.RETRY_LATER));
        schedule(Outcomes.of(1, Result.OK));
        schedule(Outcomes.of(1, Result.RETRY_LATER));

        assertThat(timeouts).containsExactly(5, 5, 5, 5, 300, 5);
    }

    @Test
    void deliberateRetriesAreNoOutage() {
        schedule(Outcomes.of(5, Result.retryAfter(Duration.ofMinutes(1))));
        schedule(Outcomes.of(1, Result.RETRY_LATER));

        assertThat(timeouts).containsExactly(60, 60, 60, 60, 60, 5);
    }

    /** Nor do they end one: that they came says nothing about what others need. */
    @Test
    void inAnOutageDeliberateRetriesAndRefusalsChangeNothing() {
        schedule(Outcomes.of(4, Result.RETRY_LATER));
        schedule(Outcomes.of(1, Result.retryAfter(Duration.ofMinutes(1))));
        schedule(Outcomes.of(1, Result.deadLetter("no")));
        schedule(Outcomes.of(1, Result.RETRY_LATER));

        assertThat(timeouts).containsExactly(5, 5, 5, 5, 60, 300);
    }

    @Test
    void whatWaitsForAnotherDeliveryComesWhenItsClaimEndsAndIsNoOutage() {
        schedule(Outcomes.busyFor(5, Duration.ofMillis(20_001)));
        schedule(Outcomes.of(1, Result.RETRY_LATER));

        assertThat(timeouts).containsExactly(21, 21, 21, 21, 21, 5);
    }

    private void schedule(List<Outcome> outcomes) {
        backoff.schedule(Outcomes.messages(outcomes.size()), outcomes);
    }

    private final class Recorder implements SqsClient {
        @Override
        public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
            request.entries().stream()
                    .map(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
                    .forEach(timeouts::add);
            return ChangeMessageVisibilityBatchResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
