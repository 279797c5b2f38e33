package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.listen.Logged;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/** When messages come again: after 5 seconds at first, after 300 in an outage, or when they say. */
class SqsBackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final String UNCHANGED =
            " could not be changed; they come again when the queue's visibility timeout has passed";

    private final List<Integer> timeouts = new ArrayList<>();
    private boolean isClosed;
    /** How many entries of each request are refused. */
    private int refused;
    /** The number of the request that fails, from 1. */
    private int failing;

    private int requests;
    private final SqsBackoff backoff = SqsBackoff.builder()
            .client(new Recorder())
            .queueUrl("http://localhost/queue")
            .build(() -> 1, () -> NOW);

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

    @Test
    void noDelayGoesBeyondTheTwelveHoursFromTheReceive() {
        scheduleTwelveHours(received(NOW));
        scheduleTwelveHours(received(NOW.minus(Duration.ofHours(3))));
        scheduleTwelveHours(received(NOW.minus(Duration.ofHours(12)).plusSeconds(30)));
        scheduleTwelveHours(received(NOW.minus(Duration.ofHours(12)).plusSeconds(5)));
        schedule(received(NOW.minus(Duration.ofHours(11))), Result.retryAfter(Duration.ofMinutes(5)));

        assertThat(timeouts).containsExactly(43_190, 43_190 - 3 * 3_600, 20, 0, 300);
    }

    @Test
    void ofAFirstReceiveTheQueueItselfSaysWhenItWas() {
        scheduleTwelveHours(firstReceive(NOW.minus(Duration.ofHours(1)), 1));

        assertThat(timeouts).containsExactly(43_190 - 3_600);
    }

    /** 15 minutes of a function, and 5 that its batch may have been collected. */
    @Test
    void whereTheReceiveIsNotKnownItIsAsLongAgoAsAFunctionCanHaveTheMessage() {
        scheduleTwelveHours(received(null));
        scheduleTwelveHours(firstReceive(NOW.minus(Duration.ofHours(1)), 2));
        scheduleTwelveHours(firstReceive(NOW.minus(Duration.ofDays(1_000)), 1));
        scheduleTwelveHours(received(NOW.plusSeconds(1)));

        assertThat(timeouts).containsOnly(43_190 - 20 * 60).hasSize(4);
    }

    @Test
    void aDelayThatCouldNotBeChangedIsLoggedWithTheNumberOfMessages() {
        refused = 2;
        failing = 2;

        try (Logged logged = Logged.start()) {
            schedule(Outcomes.of(25, Result.retryAfter(Duration.ofMinutes(1))));

            assertThat(logged.lines())
                    .containsExactly(
                            "the visibility of 2 messages of " + Outcomes.QUEUE + UNCHANGED,
                            "the visibility of 15 messages of " + Outcomes.QUEUE + UNCHANGED);
        }
        assertThat(timeouts).hasSize(10);
    }

    @Test
    void delaysThatWereChangedAreNotLogged() {
        try (Logged logged = Logged.start()) {
            schedule(Outcomes.of(25, Result.retryAfter(Duration.ofMinutes(1))));

            assertThat(logged.lines()).isEmpty();
        }
        assertThat(timeouts).hasSize(25);
    }

    @Test
    void aClientThatWasGivenIsNotClosed() {
        backoff.close();

        assertThat(isClosed).isFalse();
    }

    private static Message received(@Nullable Instant at) {
        return Outcomes.message().receivedAt(at).build();
    }

    private static Message firstReceive(Instant at, int receives) {
        return Outcomes.message()
                .systemAttributes(Map.of(
                        "ApproximateReceiveCount",
                        Integer.toString(receives),
                        "ApproximateFirstReceiveTimestamp",
                        Long.toString(at.toEpochMilli())))
                .build();
    }

    private void scheduleTwelveHours(Message message) {
        schedule(message, Result.retryAfter(Duration.ofHours(12)));
    }

    private void schedule(Message message, Result result) {
        backoff.schedule(List.of(Outcomes.of(message, result)));
    }

    private void schedule(List<MessageReport> reports) {
        backoff.schedule(reports);
    }

    private final class Recorder implements SqsClient {
        @Override
        public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
            requests++;
            if (requests == failing) {
                throw SdkClientException.create("connection refused");
            }
            request.entries().stream()
                    .map(ChangeMessageVisibilityBatchRequestEntry::visibilityTimeout)
                    .forEach(timeouts::add);
            return ChangeMessageVisibilityBatchResponse.builder()
                    .failed(Collections.nCopies(
                            refused, BatchResultErrorEntry.builder().build()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
