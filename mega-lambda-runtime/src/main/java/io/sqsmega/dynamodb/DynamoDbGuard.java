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
 * A guard with its memory in a DynamoDB table, so that all processes that receive from the queue share it.
 *
 * <p>The table needs the partition key {@code id}, a string, no sort key, and time to live on the attribute
 * {@code expires_at}. Several queues and functions can share a table. A function needs {@code dynamodb:PutItem} and
 * {@code dynamodb:DeleteItem} on it. For each message, the guard makes two writes for each subscriber that is called,
 * and one for each that is already done. An item is smaller than 1 KB; it names the queue, the message and the
 * subscriber.
 *
 * <p>If DynamoDB answers with an error, for example for a missing table or a throttled request, the SDK retries and
 * then throws; {@link DuplicateGuard} describes the outcome of the message. Expiry uses the clocks of the processes,
 * which must agree within seconds. It does not depend on the time to live, which deletes items within days. A global
 * table that is written in two regions guards only within each region. Immutable and thread-safe: create one in a
 * Lambda function's constructor and keep it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Using time to live in
 *     DynamoDB</a>
 * @since 0.1
 */
public final class DynamoDbGuard implements DuplicateGuard, AutoCloseable {
    private static final String KEY = "id";
    /** The attribute with the id of the delivery that claimed the message; missing once the subscriber is done. */
    private static final String CLAIMED_BY = "claimed_by";

    private static final String EXPIRES_AT = "expires_at";

    /** How long SQS can keep a message on the queue and then on its dead-letter queue. */
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

    /**
     * {@return a guard with its own client: credentials, region and endpoint come from the SDK's default chain}
     *
     * @param tableName the name of the table
     * @param claimExpiry how long a claim lasts, if its process dies
     */
    public static DynamoDbGuard of(String tableName, Duration claimExpiry) {
        return builder(tableName, claimExpiry).build();
    }

    /**
     * Starts building a guard.
     *
     * @param tableName the name of the table
     * @param claimExpiry how long a subscriber may take, at least 1 second. After that, the guard assumes that the
     *     process died, and the subscriber may receive the message again. On Lambda, use the function's timeout. It
     *     must not be longer than the queue's visibility timeout: otherwise, after a process died, its messages are
     *     received while the claim still lasts, which uses up receives and may move them to the dead-letter queue
     * @return the builder
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
            // The SDK retries a request whose answer was lost, so the claim may be this delivery's own.
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
            // The claim has expired, and another delivery has it or the item is gone: there is nothing to release.
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
        // One second more, because the current second has already begun.
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

    /** Builds a {@link DynamoDbGuard}. Not thread-safe. */
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
         * Sets how long the guard remembers that a subscriber is done. Default: 29 days, one day more than SQS can keep
         * a message on the queue and then on its dead-letter queue, 14 days each.
         *
         * @param doneExpiry at least 1 second
         * @return this builder
         */
        public Builder doneExpiry(Duration doneExpiry) {
            this.doneExpiry = atLeastASecond("doneExpiry", doneExpiry);
            return this;
        }

        /**
         * Sets a client that the caller created and must close. Default: a client of its own from the SDK's default
         * chain.
         *
         * @param client a client that the caller created and must close
         * @return this builder
         */
        public Builder client(DynamoDbClient client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Builds the guard, and its client if none was given.
         *
         * @return the guard
         */
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
