package io.sqsmega.s3;

import io.sqsmega.aws.SdkModule;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.publish.PayloadStore;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Stores large payloads in a bucket, each under its own random key. The publisher needs {@code s3:PutObject}.
 *
 * <p>The store never deletes an object, because several queues may hold a pointer to it. Give the bucket a lifecycle
 * rule that deletes objects after the queue and the dead-letter queue have dropped their messages: at most 14 days
 * each, so 29 days are enough. Encryption is the bucket's default. Thread-safe: create one in a Lambda function's
 * constructor and keep it.
 *
 * @since 0.1
 */
public final class S3PayloadStore implements PayloadStore, AutoCloseable {
    private final String bucket;
    private final String keyPrefix;
    private final S3Client client;
    private final boolean ownsClient;

    private S3PayloadStore(Builder builder) {
        this.bucket = builder.bucket;
        this.keyPrefix = builder.keyPrefix;
        this.ownsClient = builder.client == null;
        this.client = builder.client == null ? S3Client.create() : builder.client;
    }

    /**
     * {@return a store with its own client: credentials, region and endpoint come from the SDK's default chain}
     *
     * @param bucket the name of the bucket
     */
    public static S3PayloadStore of(String bucket) {
        return builder(bucket).build();
    }

    /**
     * {@return a store with a client that the caller created and must close}
     *
     * @param bucket the name of the bucket
     * @param client the client, which the caller closes
     */
    public static S3PayloadStore of(String bucket, S3Client client) {
        return builder(bucket).client(client).build();
    }

    /**
     * {@return a builder with the defaults}
     *
     * @param bucket the name of the bucket
     */
    public static Builder builder(String bucket) {
        SdkModule.S3.check();
        return new Builder(bucket);
    }

    @Override
    public PayloadPointer store(String body) {
        Objects.requireNonNull(body, "body must not be null");
        PayloadPointer pointer = new PayloadPointer(bucket, keyPrefix + UUID.randomUUID());
        client.putObject(request -> request.bucket(pointer.bucket()).key(pointer.key()), RequestBody.fromString(body));
        return pointer;
    }

    /** Closes the client, if this store made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    @Override
    public String toString() {
        return "S3PayloadStore[" + bucket + "]";
    }

    /** Builds an {@link S3PayloadStore}. Not thread-safe. */
    public static final class Builder {
        private final String bucket;
        private String keyPrefix = "";
        private @Nullable S3Client client;

        private Builder(String bucket) {
            this.bucket = Objects.requireNonNull(bucket, "bucket must not be null");
        }

        /**
         * Sets the prefix of all keys, for example {@code orders/}, so that a lifecycle rule can select them. Default:
         * no prefix.
         *
         * @param keyPrefix the prefix of all keys, for example {@code orders/}
         * @return this builder
         */
        public Builder keyPrefix(String keyPrefix) {
            this.keyPrefix = Objects.requireNonNull(keyPrefix, "keyPrefix must not be null");
            return this;
        }

        /**
         * Sets a client that the caller created and must close. Default: a client of its own from the SDK's default
         * chain.
         *
         * @param client a client that the caller created and must close
         * @return this builder
         */
        public Builder client(S3Client client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /**
         * Builds the store, and its client if none was given.
         *
         * @return what was built, immutable and thread-safe
         * @throws io.sqsmega.payload.InvalidPayloadException if the name of the bucket or the prefix is invalid
         */
        public S3PayloadStore build() {
            new PayloadPointer(bucket, keyPrefix + UUID.randomUUID());
            return new S3PayloadStore(this);
        }
    }
}
