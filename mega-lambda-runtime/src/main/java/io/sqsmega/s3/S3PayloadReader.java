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
 * Fetches large payloads from the buckets that it may follow, and from no other.
 *
 * <p>Whoever can write to the queue can make the function read any object of these buckets: have one for payloads and
 * nothing else. The function needs {@code s3:GetObject} on it, and {@code s3:ListBucket}, without which S3 answers that
 * a missing object is forbidden, which looks as if it could be mended. A pointer into another bucket, a missing object,
 * one that is too large or no UTF-8: the message is refused. Whatever else S3 answers: it stays. Nothing is deleted.
 *
 * <p>Thread-safe: make one, in a Lambda function's constructor, and keep it.
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

    /** A reader with a client of its own: credentials, region and endpoint come from the SDK's default chain. */
    public static S3PayloadReader of(String bucket) {
        return builder(List.of(Objects.requireNonNull(bucket, "bucket must not be null")))
                .build();
    }

    /** A reader with a client that the caller made, and closes. */
    public static S3PayloadReader of(String bucket, S3Client client) {
        return builder(List.of(Objects.requireNonNull(bucket, "bucket must not be null")))
                .client(client)
                .build();
    }

    /**
     * A builder of readers.
     *
     * @param buckets those that pointers may lead to, at least one, as the publishers name them
     */
    public static Builder builder(Collection<String> buckets) {
        SdkModule.S3.check();
        return new Builder(buckets);
    }

    /** Divides the default of {@link Builder#maxBytes} by the number of messages; what was given stays. */
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

    /** By the length that S3 states before anything is read; never more than that, whatever comes. */
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

    /** Not thread-safe. */
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
         * The largest object that is read; a larger one is refused. Each is in memory with what is decoded from it: up
         * to 41 bytes of heap for each of its bytes, measured with bodies made to cost much. So the default follows the
         * heap: a ninety-sixth of it, at most 16,777,216 bytes (16 MiB), divided by the number of messages that the
         * handler or the listener works on at the same time; 4.7 MB with a heap of 436 MiB, one after the other. Give a
         * size of your own if the publishers are known: most payloads cost 3 to 10 bytes for each of theirs.
         *
         * <p>A JSON string of more than 16,777,216 characters is not read in any case.
         *
         * @param maxBytes 1 to 1,073,741,824 (1 GiB)
         */
        public Builder maxBytes(int maxBytes) {
            if (maxBytes < 1 || maxBytes > 1 << 30) {
                throw new IllegalArgumentException("maxBytes must be between 1 and 1073741824, got " + maxBytes);
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * A client that the caller made, and closes. Default: one of the reader's own, from the SDK's default chain.
         */
        public Builder client(S3Client client) {
            this.client = Objects.requireNonNull(client, "client must not be null");
            return this;
        }

        /** Builds the reader, and its client if none was given. */
        public S3PayloadReader build() {
            return new S3PayloadReader(this);
        }
    }
}
