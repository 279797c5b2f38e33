package io.sqsmega.test;

import io.sqsmega.local.EventSourcePoller;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.PollResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Delivers the messages of a queue until none is left, and moves the queue's clock instead of waiting. */
final class DeliveryLoop {
    private static final Duration RETENTION = Duration.ofDays(4);
    private static final int MOST_POLLS = 10_000;

    private final TestQueue queue;
    private final LocalQueue local;
    private final HandlerTester tester;
    private final List<DeliveredMessage> messages = new ArrayList<>();
    private final Map<String, List<Duration>> delays = new LinkedHashMap<>();
    private Duration passed = Duration.ZERO;

    DeliveryLoop(TestQueue queue, HandlerTester tester) {
        this.queue = queue;
        this.local = queue.local();
        this.tester = tester;
    }

    Deliveries run() {
        try (EventSourcePoller poller = EventSourcePoller.builder(local)
                .function(this::invoke)
                .waitTime(Duration.ZERO)
                .build()) {
            for (int polls = 0; local.size() > 0; polls++) {
                poll(poller, polls);
            }
        }
        return new Deliveries(queue, messages, delays);
    }

    private void poll(EventSourcePoller poller, int polls) {
        PollResult result = poller.pollOnce();
        if (result.failure() != null) {
            throw new IllegalStateException("the handler must answer, got an exception", result.failure());
        }
        for (String kept : result.kept()) {
            local.clock()
                    .hiddenFor(kept)
                    .ifPresent(delay -> delays.computeIfAbsent(kept, first -> new ArrayList<>())
                            .add(delay));
        }
        if (result.received() == 0) {
            passTime();
        }
        if (polls >= MOST_POLLS || passed.compareTo(RETENTION) > 0) {
            throw new IllegalStateException("queue " + local.name() + " must be empty within " + RETENTION
                    + " of its clock and " + MOST_POLLS + " polls, got " + local.size()
                    + " messages left: does a subscriber want them again for ever?");
        }
    }

    private void passTime() {
        Duration next = local.clock().untilNextVisible().orElse(Duration.ZERO);
        local.clock().pass(next);
        passed = passed.plus(next);
    }

    private String invoke(String event) {
        DeliveredBatch batch = tester.deliverJson(event);
        messages.addAll(batch.messages());
        return batch.kept().stream()
                .map(id -> "{\"itemIdentifier\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }
}
