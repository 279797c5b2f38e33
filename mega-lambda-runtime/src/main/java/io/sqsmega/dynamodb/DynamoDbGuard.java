package io.sqsmega.dynamodb;

import io.sqsmega.aws.RequestBound;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.guard.Delivery;
import io.sqsmega.guard.DuplicateGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A guard whose memory is a DynamoDB table, so that every process that takes from the queue shares it.
 *
 * <p>The table has the partition key {@code id}, a string, and no sort key; switch its time to live on for the
 * attribute {@code expires_at}. Queues and functions can share a table. A function needs {@code dynamodb:PutItem} and
 * {@code dynamodb:DeleteItem} on it. Each message costs two writes for each subscriber that is called, one for each
 * that was done; an item is well below 1 KB and names the queue, the message and the subscriber for those who look into
 * the table.
 *
 * <p>What DynamoDB answers with an error, a missing table or a throttled request, is tried again by the SDK and then
 * thrown; what becomes of the message says {@link DuplicateGuard}. Expiry goes by the clocks of the processes, which
 * must agree within seconds, and does not wait for the time to live: DynamoDB deletes within days. A global table that
 * is written to in two regions guards within each region only. Immutable and thread-safe: make one, in a Lambda
 * function's constructor, and keep it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Using time to live in
 *     DynamoDB</a>
 * @since 0.1
 */
public final class DynamoDbGuard implements DuplicateGuard, AutoCloseable {
    private static final String KEY = "id";
    /** The delivery that has claimed it; missing once it is done. */
    private static final String CLAIMED_BY = "claimed_by";

    private static final String EXPIRES_AT = "expires_at";

    /** On the queue and on its dead-letter queue. */
    private static final Duration LONGEST_RETENTIONS = Duration.ofDays(14 + 14);

    private final DynamoDbClient client;
    private final boolean ownsClient;
    private final String tableName;
    private final Duration claimExpiry;
    private final Duration doneExpiry;
    private final InstantSource clock;

    private DynamoDbGuard(Builder builder) {
        this.ownsClient = builder.client == null;
        this.client = builder.client == null ? DynamoDbClient.create() : builder.client;
        this.tableName = builder.tableName;
        this.claimExpiry = builder.claimExpiry;
        this.doneExpiry = builder.doneExpiry;
        this.clock = builder.clock;
    }

    /** A guard with a client of its own: credentials, region and endpoint come from the SDK's default chain. */
    public static DynamoDbGuard of(String tableName, Duration claimExpiry) {
        return builder(tableName, claimExpiry).build();
    }

    /**
     * A builder of guards.
     *
     * @param claimExpiry how long a subscriber may take: when it has passed, the process that claimed a message is
     *     taken for dead, and the message is given to the subscriber again. On Lambda the function's timeout; in any
     *     case no longer than the queue's visibility timeout, or a message whose process died is received in vain, and
     *     may reach the dead-letter queue for it. At least 1 second
     */
    public static Builder builder(String tableName, Duration claimExpiry) {
        SdkModule.DYNAMODB.check();
        return new Builder(tableName, claimExpiry);
    }

    @Override
    public Claim claim(Delivery delivery) {
        Map<String, AttributeValue> item = item(delivery, claimExpiry);
        item.put(CLAIMED_BY, text(delivery.id()));
        try {
            // That the claim may be this delivery's own is for the SDK's retries, whose first answer got lost.
            client.putItem(request -> request.tableName(tableName)
                    .overrideConfiguration(RequestBound.ofSmallRequest(client::serviceClientConfiguration))
                    .item(item)
                    .conditionExpression("attribute_not_exists(id) or expires_at <= :now or claimed_by = :me")
                    .expressionAttributeValues(Map.of(":now", number(seconds()), ":me", text(delivery.id())))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Claim.GRANTED;
        } catch (RuntimeException failed) {
            if (failed instanceof ConditionalCheckFailedException taken) {
                return taken.hasItem() ? answer(taken.item()) : Claim.BUSY;
            }
            throw failed;
        }
    }

    private Claim answer(Map<String, AttributeValue> item) {
        AttributeValue expiresAt = item.get(EXPIRES_AT);
        if (!item.containsKey(CLAIMED_BY)) {
            return Claim.DONE;
        }
        return expiresAt == null
                ? Claim.BUSY
                : Claim.busyFor(Duration.ofSeconds(Long.parseLong(expiresAt.n()) - seconds()));
    }

    @Override
    public void done(Delivery delivery) {
        Map<String, AttributeValue> item = item(delivery, doneExpiry);
        client.putItem(request -> request.tableName(tableName)
                .overrideConfiguration(RequestBound.ofSmallRequest(client::serviceClientConfiguration))
                .item(item));
    }

    @Override
    public void release(Delivery delivery) {
        Objects.requireNonNull(delivery, "delivery must not be null");
        try {
            client.deleteItem(request -> request.tableName(tableName)
                    .overrideConfiguration(RequestBound.ofSmallRequest(client::serviceClientConfiguration))
                    .key(Map.of(KEY, text(delivery.key())))
                    .conditionExpression("claimed_by = :me")
                    .expressionAttributeValues(Map.of(":me", text(delivery.id()))));
        } catch (RuntimeException failed) {
            // If it has expired and is another delivery's, or gone, there is nothing to release.
            if (!(failed instanceof ConditionalCheckFailedException)) {
                throw failed;
            }
        }
    }

    /** Closes the client, if this guard made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    private Map<String, AttributeValue> item(Delivery delivery, Duration expiry) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(KEY, text(delivery.key()));
        item.put("queue", text(delivery.queueArn()));
        item.put("message", text(delivery.messageId()));
        item.put("subscriber", text(delivery.subscriber()));
        // One more, since the second that has begun is not a whole one.
        item.put(EXPIRES_AT, number(seconds() + 1 + expiry.toSeconds()));
        return item;
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    @Override
    public String toString() {
        return "DynamoDbGuard[" + tableName + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String tableName;
        private final Duration claimExpiry;
        private Duration doneExpiry = LONGEST_RETENTIONS.plusDays(1);
        private @Nullable DynamoDbClient client;
        private InstantSource clock = InstantSource.system();

        private Builder(String tableName, Duration claimExpiry) {
            this.tableName = Objects.requireNonNull(tableName, "tableName must not be null");
            this.claimExpiry = atLeastASecond("claimExpiry", claimExpiry);
        }

        /**
         * How long it remembers that a subscriber was done. Default: 29 days, a day more than SQS can keep a message on
         * the queue and then on its dead-letter queue, 14 days each.
         *
         * @param doneExpiry at least 1 second
         */
        public Builder doneExpiry(Duration doneExpiry) {
            this.doneExpiry = atLeastASecond("doneExpiry", doneExpiry);
            return this;
        }

        /** A client that the caller made, and closes. Default: one of the guard's own, from the SDK's default chain. */
        public Builder client(DynamoDbClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** Builds the guard, and its client if none was given. */
        public DynamoDbGuard build() {
            return new DynamoDbGuard(this);
        }

        private static Duration atLeastASecond(String name, Duration duration) {
            if (Objects.requireNonNull(duration, name + " must not be null").toSeconds() < 1) {
                throw new IllegalArgumentException(name + " must be at least 1 second, got " + duration);
            }
            return duration;
        }
    }
}
