package io.sqsmega.settle;

import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.RequestBound;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Redelivery;
import io.sqsmega.message.Message;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/**
 * Sets the visibility of messages that stay: after {@code Result.retryAfter} as it says, after
 * {@code Result.RETRY_LATER} and exceptions as a {@link Backoff} has it, and at once what was held back or not started.
 * A message that waits for another delivery of it comes again when that one's claim ends, if the
 * {@link io.sqsmega.guard.DuplicateGuard} knows when.
 *
 * <p>When five messages in a row failed, across batches, that is an outage: the backoff is longer until something
 * succeeds. A {@code Result.retryAfter} is deliberate, and no failure. A call that fails changes nothing: the message
 * stays, and comes again when the queue's visibility timeout has passed. No delay goes beyond the 12 hours from the
 * receive for which SQS hides a message: it is cut to what is left of them. Thread-safe.
 *
 * <p>The function's role needs {@code sqs:ChangeMessageVisibility}, and {@code sqs:GetQueueUrl} unless the queue's URL
 * is given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">
 *     ChangeMessageVisibility</a>
 * @since 0.1
 */
public final class SqsBackoff implements Redelivery {
    private static final int ENTRIES = 10;

    /** A function may have waited 5 minutes for its batch, and worked 15. */
    private static final Duration LONGEST_IN_A_FUNCTION = Duration.ofMinutes(20);

    /** How long the request may take to arrive. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int OUTAGE = 5;

    private final Backoff backoff;
    private final SqsClient client;
    private final QueueUrls queueUrls;
    private final DoubleSupplier jitter;
    private final InstantSource clock;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    private SqsBackoff(Builder builder, DoubleSupplier jitter, InstantSource clock) {
        this.backoff = builder.backoff;
        this.client = client(builder);
        this.queueUrls = new QueueUrls(client, builder.queueUrl);
        this.jitter = jitter;
        this.clock = clock;
    }

    private static SqsClient client(Builder builder) {
        if (builder.queueUrl != null) {
            return QueueUrl.of("queueUrl", builder.queueUrl).client(builder.client);
        }
        return builder.client == null ? SqsClient.create() : builder.client;
    }

    /** {@link Backoff#exponential()} with a client from the SDK's default chain. */
    public static SqsBackoff exponential() {
        return builder().build();
    }

    public static Builder builder() {
        SdkModule.SQS.check();
        return new Builder();
    }

    @Override
    public void schedule(List<Message> messages, List<Outcome> outcomes) {
        outcomes.forEach(this::watchForAnOutage);
        Map<String, List<ChangeMessageVisibilityBatchRequestEntry>> entriesByQueue = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Duration delay = delay(messages.get(i), outcomes.get(i));
            Message message = messages.get(i);
            if (delay != null && message.receiptHandle() != null && message.queueArn() != null) {
                entriesByQueue
                        .computeIfAbsent(message.queueArn(), queue -> new ArrayList<>())
                        .add(entry(i, message.receiptHandle(), seconds(message, delay)));
            }
        }
        entriesByQueue.forEach(this::change);
    }

    private void watchForAnOutage(Outcome outcome) {
        if (outcome.isFailure()) {
            failuresInARow.incrementAndGet();
        } else if (outcome.kind() == Outcome.Kind.DONE) {
            failuresInARow.set(0);
        }
    }

    private @Nullable Duration delay(Message message, Outcome outcome) {
        return switch (outcome.kind()) {
            case RETRY, ABANDONED ->
                outcome.retryAfter() == null && outcome.isFailure()
                        ? backoff.delay(message.receiveCount(), failuresInARow.get() >= OUTAGE, jitter.getAsDouble())
                        : outcome.retryAfter();
            case HELD_BACK, NOT_STARTED -> Duration.ZERO;
            case DONE, REFUSED, UNMATCHED -> null;
        };
    }

    /** SQS hides a message for 12 hours from its receive, and refuses to do anything with a request for more. */
    private int seconds(Message message, Duration delay) {
        long left =
                Result.MAX_RETRY_AFTER.minus(hiddenFor(message)).minus(MARGIN).toSeconds();
        return (int) Math.max(0, Math.min(left, delay.plusMillis(999).toSeconds()));
    }

    /** Of a time that cannot be, as in events made for tests, nothing is known. */
    private Duration hiddenFor(Message message) {
        Instant received = message.receivedAt();
        Duration passed = received == null ? LONGEST_IN_A_FUNCTION : Duration.between(received, clock.instant());
        boolean isPossible = !passed.isNegative() && passed.compareTo(Result.MAX_RETRY_AFTER) < 0;
        return isPossible ? passed : LONGEST_IN_A_FUNCTION;
    }

    private static ChangeMessageVisibilityBatchRequestEntry entry(int index, String receiptHandle, int seconds) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .receiptHandle(receiptHandle)
                .visibilityTimeout(seconds)
                .build();
    }

    private void change(String queueArn, List<ChangeMessageVisibilityBatchRequestEntry> entries) {
        for (int from = 0; from < entries.size(); from += ENTRIES) {
            List<ChangeMessageVisibilityBatchRequestEntry> request =
                    entries.subList(from, Math.min(entries.size(), from + ENTRIES));
            try {
                ChangeMessageVisibilityBatchResponse response =
                        client.changeMessageVisibilityBatch(batch -> batch.queueUrl(queueUrls.of(queueArn))
                                .entries(request)
                                .overrideConfiguration(
                                        RequestBound.ofSmallRequest(client::serviceClientConfiguration)));
                logUnchanged(queueArn, response.failed().size());
            } catch (RuntimeException failed) {
                if (!(failed instanceof SdkException)) {
                    throw failed;
                }
                logUnchanged(queueArn, entries.size() - from);
                return;
            }
        }
    }

    private static void logUnchanged(String queueArn, int messages) {
        if (messages > 0) {
            FailureLog.warn("the visibility of " + messages + " messages of " + queueArn
                    + " could not be changed; they come again when the queue's visibility timeout has passed");
        }
    }

    /** Not thread-safe. */
    public static final class Builder {
        private Backoff backoff = Backoff.exponential();
        private @Nullable SqsClient client;
        private @Nullable String queueUrl;

        private Builder() {}

        /** Default: {@link Backoff#exponential()}. */
        public Builder backoff(Backoff backoff) {
            this.backoff = Objects.requireNonNull(backoff, "backoff must not be null");
            return this;
        }

        /**
         * A client that the caller made, and closes. Default: one of its own, from the SDK's default chain, of the
         * queue's region if its URL is given.
         */
        public Builder client(SqsClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /** The URL of the one queue that the messages come from. Default: looked up by the queue's name. */
        public Builder queueUrl(String queueUrl) {
            this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl must not be null");
            return this;
        }

        /**
         * Builds the backoff, and its client if none was given.
         *
         * @throws IllegalArgumentException if what was given is not the URL of a queue, or the client is of another
         *     region
         */
        public SqsBackoff build() {
            // Not from a generator that is in SnapStart's snapshot: all environments would wait alike.
            return build(() -> new SplittableRandom(System.nanoTime()).nextDouble());
        }

        SqsBackoff build(DoubleSupplier jitter) {
            return build(jitter, InstantSource.system());
        }

        SqsBackoff build(DoubleSupplier jitter, InstantSource clock) {
            return new SqsBackoff(this, jitter, clock);
        }
    }
}
