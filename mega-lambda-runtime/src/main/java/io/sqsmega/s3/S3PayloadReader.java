package io.sqsmega.s3;

import io.sqsmega.aws.RequestBound;
import io.sqsmega.aws.SdkModule;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.InvalidPayloadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Fetches large payloads, only from the buckets that it is configured with.
 *
 * <p>Anyone who can send to the queue can make the function read any object of these buckets, so use a bucket that
 * holds nothing but payloads. The function needs {@code s3:GetObject} and {@code s3:ListBucket} on it; without the
 * second, S3 answers "forbidden" for a missing object, which looks like an error that a later try can overcome. If the
 * pointer leads into another bucket, or the object is missing, too large or not UTF-8, the message is refused. After
 * any other error of S3 it stays on the queue. The reader never deletes an object.
 *
 * <p>Thread-safe: create one in a Lambda function's constructor and keep it.
 *
 * @since 0.1
 */
public final class S3PayloadReader implements PayloadReader, AutoCloseable {
    private static final String OF_THE_HEAP = ", a share of the heap unless S3PayloadReader.maxBytes is given";

    private final Set<String> buckets;
    private final int maxBytes;
    private final boolean followsHeap;
    private final S3Client client;
    private final boolean ownsClient;

    private S3PayloadReader(Builder builder) {
        this.buckets = builder.buckets;
        this.followsHeap = builder.maxBytes == null;
        this.maxBytes = builder.maxBytes == null ? HeapShare.maxBytes(heapBytes(), 1) : builder.maxBytes;
        this.ownsClient = builder.client == null;
        this.client = builder.client == null ? S3Client.create() : builder.client;
    }

    private S3PayloadReader(S3PayloadReader reader, int maxBytes) {
        this.buckets = reader.buckets;
        this.followsHeap = true;
        this.maxBytes = maxBytes;
        this.ownsClient = false;
        this.client = reader.client;
    }

    private static long heapBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /**
     * {@return a reader with its own client: credentials, region and endpoint come from the SDK's default chain}
     *
     * @param bucket the name of the bucket
     */
    public static S3PayloadReader of(String bucket) {
        return builder(List.of(Objects.requireNonNull(bucket, "bucket must not be null")))
                .build();
    }

    /**
     * {@return a reader with a client that the caller created and must close}
     *
     * @param bucket the name of the bucket
     * @param client the client, which the caller closes
     */
    public static S3PayloadReader of(String bucket, S3Client client) {
        return builder(List.of(Objects.requireNonNull(bucket, "bucket must not be null")))
                .client(client)
                .build();
    }

    /**
     * Starts building a reader.
     *
     * @param buckets the buckets that pointers may lead to, at least one, named as the publishers name them
     * @return the builder
     */
    public static Builder builder(Collection<String> buckets) {
        SdkModule.S3.check();
        return new Builder(buckets);
    }

    /**
     * Returns a reader whose default {@link Builder#maxBytes} is divided by the number of messages; an explicit value
     * stays.
     */
    @Override
    public PayloadReader forConcurrency(int messages) {
        return followsHeap ? new S3PayloadReader(this, HeapShare.maxBytes(heapBytes(), messages)) : this;
    }

    @Override
    public String read(PayloadPointer pointer) {
        if (!buckets.contains(pointer.bucket())) {
            throw refused("point into a bucket that may be followed", "bucket " + pointer.bucket());
        }
        try (ResponseInputStream<GetObjectResponse> object =
                client.getObject(request -> request.bucket(pointer.bucket())
                        .key(pointer.key())
                        .overrideConfiguration(RequestBound.ofSmallRequest(client::serviceClientConfiguration)))) {
            return text(bytes(object, pointer), pointer);
        } catch (IOException broken) {
            throw new UncheckedIOException("a large payload could not be read from " + pointer.bucket(), broken);
        } catch (RuntimeException failed) {
            throw failed instanceof NoSuchKeyException
                    ? refused("point to an object that exists", "none in bucket " + pointer.bucket())
                    : failed;
        }
    }

    /** Reads as many bytes as S3 states in advance, and never more. */
    private byte[] bytes(ResponseInputStream<GetObjectResponse> object, PayloadPointer pointer) throws IOException {
        Long length = object.response().contentLength();
        if (length == null || length > maxBytes) {
            object.abort();
            String met = (length == null ? "one of unknown length" : length + " bytes") + " in bucket ";
            throw refused(
                    "point to an object of at most " + maxBytes + " bytes" + (followsHeap ? OF_THE_HEAP : ""),
                    met + pointer.bucket());
        }
        byte[] bytes = object.readNBytes(length.intValue());
        if (bytes.length < length) {
            throw new IOException("an object of " + length + " bytes must not end after " + bytes.length);
        }
        return bytes;
    }

    private static String text(byte[] bytes, PayloadPointer pointer) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw refused("point to text in UTF-8", "something else in bucket " + pointer.bucket());
        }
    }

    private static InvalidPayloadException refused(String rule, String met) {
        return new InvalidPayloadException("body", rule, met);
    }

    /** Closes the client, if this reader made it. */
    @Override
    public void close() {
        if (ownsClient) {
            client.close();
        }
    }

    @Override
    public String toString() {
        return "S3PayloadReader" + buckets;
    }

    /** Builds an {@link S3PayloadReader}. Not thread-safe. */
    public static final class Builder {
        private final Set<String> buckets;
        private @Nullable Integer maxBytes;
        private @Nullable S3Client client;

        private Builder(Collection<String> buckets) {
            if (buckets.isEmpty()) {
                throw new IllegalArgumentException("buckets must name at least one bucket, got none");
            }
            this.buckets = Set.copyOf(buckets);
        }

        /**
         * Sets the size of the largest object that is read; a message with a larger one is refused. An object is in
         * memory together with its decoded form: up to 41 bytes of heap for each byte, measured with bodies made to be
         * costly. So the default depends on the heap: 1/96 of it, at most 16,777,216 bytes (16 MiB), divided by the
         * number of messages that the handler or the listener processes at the same time. With a heap of 436 MiB and
         * one message at a time it is 4.7 MB. If you know the publishers, set your own size: most payloads need 3 to 10
         * bytes of heap for each byte.
         *
         * <p>A JSON string of more than 16,777,216 chars is never read.
         *
         * @param maxBytes 1 to 1,073,741,824 (1 GiB)
         * @return this builder
         */
        public Builder maxBytes(int maxBytes) {
            if (maxBytes < 1 || maxBytes > 1 << 30) {
                throw new IllegalArgumentException("maxBytes must be between 1 and 1073741824, got " + maxBytes);
            }
            this.maxBytes = maxBytes;
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
         * Builds the reader, and its client if none was given.
         *
         * @return what was built, immutable and thread-safe
         */
        public S3PayloadReader build() {
            return new S3PayloadReader(this);
        }
    }
}
