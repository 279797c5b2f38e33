package io.sqsmega.settle;

import io.sqsmega.aws.Chunks;
import io.sqsmega.aws.QueueUrl;
import io.sqsmega.aws.RequestBound;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.dispatch.FailureLog;
import io.sqsmega.dispatch.MessageReport;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/**
 * Sets the visibility timeout of messages that stay on the queue. After {@code Result.retryAfter} it uses the given
 * delay, after {@code Result.RETRY_LATER} and exceptions a {@link Backoff}. Messages that were held back or not started
 * become visible at once. A message that waits for another delivery of it becomes visible when the claim of that
 * delivery ends, if the {@link io.sqsmega.guard.DuplicateGuard} knows when.
 *
 * <p>Five failed messages in a row, across batches, count as an outage: the backoff is longer until a message succeeds.
 * A {@code Result.retryAfter} is deliberate and does not count as a failure. If a call to SQS fails, the message stays
 * and is delivered again after the queue's visibility timeout. SQS hides a message for at most 12 hours from its
 * receive; a longer delay is cut to the time that is left. Thread-safe.
 *
 * <p>The function's role needs {@code sqs:ChangeMessageVisibility}, and {@code sqs:GetQueueUrl} unless the queue's URL
 * is given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html">
 *     ChangeMessageVisibility</a>
 * @since 0.1
 */
public final class SqsBackoff implements Redelivery, AutoCloseable {

    /**
     * How long ago a function can have received a message: it may have waited 5 minutes for its batch and worked for
     * 15.
     */
    private static final Duration LONGEST_IN_A_FUNCTION = Duration.ofMinutes(20);

    /** The time that a request may take to arrive. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int OUTAGE = 5;

    private final Backoff backoff;
    private final SqsClient client;
    private final boolean ownsClient;
    private final QueueUrls queueUrls;
    private final DoubleSupplier jitter;
    private final InstantSource clock;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    private SqsBackoff(Builder builder, DoubleSupplier jitter, InstantSource clock) {
        this.backoff = builder.backoff;
        this.ownsClient = builder.client == null;
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

    /** {@return the default: {@link Backoff#exponential()} with a client from the SDK's default chain} */
    public static SqsBackoff exponential() {
        return builder().build();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        SdkModule.SQS.check();
        return new Builder();
    }

    @Override
    public void schedule(List<MessageReport> reports) {
        reports.forEach(report -> watchForAnOutage(report.outcome()));
        Map<String, List<ChangeMessageVisibilityBatchRequestEntry>> entriesByQueue = new LinkedHashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            Message message = reports.get(i).message();
            Duration delay = delay(message, reports.get(i).outcome());
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

    /**
     * Returns the delay in whole seconds, limited to what is left of the 12 hours from the receive: SQS rejects a
     * longer one.
     */
    private int seconds(Message message, Duration delay) {
        long left =
                Result.MAX_RETRY_AFTER.minus(hiddenFor(message)).minus(MARGIN).toSeconds();
        return (int) Math.max(0, Math.min(left, delay.plusMillis(999).toSeconds()));
    }

    /**
     * Returns how long the message has been hidden. If its receive time is impossible, as in an event made for a test,
     * the time is not known.
     */
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
        int left = entries.size();
        try {
            for (List<ChangeMessageVisibilityBatchRequestEntry> request :
                    Chunks.of(entries).toList()) {
                ChangeMessageVisibilityBatchResponse response =
                        client.changeMessageVisibilityBatch(batch -> batch.queueUrl(queueUrls.of(queueArn))
                                .entries(request)
                                .overrideConfiguration(
                                        RequestBound.ofSmallRequest(client::serviceClientConfiguration)));
                left -= request.size();
                logUnchanged(queueArn, response.failed().size());
            }
        } catch (RuntimeException failed) {
            // A catch clause of SdkException would load that class where the SDK is not on the class path.
            if (!(failed instanceof SdkException)) {
                throw failed;
            }
            logUnchanged(queueArn, left);
        }
    }

    private static void logUnchanged(String queueArn, int messages) {
        if (messages > 0) {
            FailureLog.warn("the visibility of " + messages + " messages of " + queueArn
                    + " could not be changed; they come again when the queue's visibility timeout has passed");
        }
    }

    /** Closes the client, if this backoff created it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    /**
     * Looks up the URL of a queue, which the API requires, by the ARN that its messages carry. Each URL is looked up
     * once.
     */
    private static final class QueueUrls {
        private final SqsClient client;
        private final @Nullable String only;
        private final Map<String, String> urls = new ConcurrentHashMap<>();

        QueueUrls(SqsClient client, @Nullable String only) {
            this.client = client;
            this.only = only;
        }

        String of(String queueArn) {
            return only == null ? urls.computeIfAbsent(queueArn, this::lookUp) : only;
        }

        private String lookUp(String queueArn) {
            QueueIdentity queue = QueueIdentity.ofArn(queueArn);
            if (queue.account().isEmpty()) {
                throw new IllegalArgumentException("queueArn must be arn:aws:sqs:region:account:name, got " + queueArn);
            }
            return client.getQueueUrl(request -> request.queueName(queue.name())
                            .queueOwnerAWSAccountId(queue.account())
                            .overrideConfiguration(RequestBound.ofSmallRequest(client::serviceClientConfiguration)))
                    .queueUrl();
        }
    }

    /** Builds an {@link SqsBackoff}. Not thread-safe. */
    public static final class Builder {
        private Backoff backoff = Backoff.exponential();
        private @Nullable SqsClient client;
        private @Nullable String queueUrl;

        private Builder() {}

        /**
         * Sets the delays. Default: {@link Backoff#exponential()}.
         *
         * @param backoff the delays
         * @return this builder
         */
        public Builder backoff(Backoff backoff) {
            this.backoff = Objects.requireNonNull(backoff, "backoff must not be null");
            return this;
        }

        /**
         * Sets a client that the caller created and must close. Default: a client of its own from the SDK's default
         * chain, for the queue's region if the queue's URL is given.
         *
         * @param client a client that the caller created and must close
         * @return this builder
         */
        public Builder client(SqsClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /**
         * Sets the URL of the only queue that the messages come from. Default: looked up by the queue's name.
         *
         * @param queueUrl the URL of the only queue that the messages come from
         * @return this builder
         */
        public Builder queueUrl(String queueUrl) {
            this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl must not be null");
            return this;
        }

        /**
         * Builds the backoff, and its client if none was given.
         *
         * @return what was built, immutable and thread-safe
         * @throws IllegalArgumentException if the queue's URL is not that of a queue, or the client's region is another
         *     one
         */
        public SqsBackoff build() {
            // Not from a generator in a SnapStart snapshot: all environments would wait for the same time.
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
