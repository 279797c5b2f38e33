package io.sqsmega.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.message.PayloadReader;
import io.sqsmega.payload.InvalidPayloadException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

@Tag("slow")
class S3PayloadReaderTest extends S3OnMoto {

    @Test
    void whatIsStoredIsRead() {
        String body = "text with é and 😀\u0000\r\n ";

        PayloadPointer pointer = S3PayloadStore.of(BUCKET, s3).store(body);

        assertThat(S3PayloadReader.of(BUCKET, s3).read(pointer)).isEqualTo(body);
    }

    @Test
    void eachPayloadHasAKeyOfItsOwnBelowThePrefix() {
        S3PayloadStore store =
                S3PayloadStore.builder(BUCKET).client(s3).keyPrefix("orders/").build();

        PayloadPointer one = store.store("x");
        PayloadPointer other = store.store("x");

        assertThat(one.key()).startsWith("orders/").isNotEqualTo(other.key());
        assertThat(keys()).contains(one.key(), other.key());
    }

    @Test
    void readingDeletesNothing() {
        PayloadPointer pointer = S3PayloadStore.of(BUCKET, s3).store("x");

        S3PayloadReader.of(BUCKET, s3).read(pointer);

        assertThat(keys()).contains(pointer.key());
    }

    @Test
    void aBucketThatIsNotAllowedIsNotEvenAsked() {
        put(OTHER_BUCKET, "secret-key", new byte[] {'x'});
        S3Client wouldFail = client(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() ->
                        S3PayloadReader.of(BUCKET, wouldFail).read(new PayloadPointer(OTHER_BUCKET, "secret-key")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("body must point into a bucket that may be followed, got bucket secrets");
    }

    @Test
    void allBucketsOfTheListAreAllowed() {
        put(OTHER_BUCKET, "a key/with ?&#%+ and é", "x".getBytes(StandardCharsets.UTF_8));
        S3PayloadReader reader = S3PayloadReader.builder(List.of(BUCKET, OTHER_BUCKET))
                .client(s3)
                .build();

        assertThat(reader.read(new PayloadPointer(OTHER_BUCKET, "a key/with ?&#%+ and é")))
                .isEqualTo("x");
    }

    @Test
    void aBucketIsAllowedByItsWholeName() {
        assertThatThrownBy(() -> S3PayloadReader.of("payloads-of-others", s3).read(new PayloadPointer(BUCKET, "key")))
                .hasMessageEndingWith("got bucket payloads");
        assertThatThrownBy(() -> S3PayloadReader.of(BUCKET, s3).read(new PayloadPointer("payloads/../secrets", "key")))
                .hasMessageEndingWith("got bucket payloads/../secrets");
    }

    @Test
    void aMissingObjectIsRefused() {
        assertThatThrownBy(() -> S3PayloadReader.of(BUCKET, s3).read(new PayloadPointer(BUCKET, "secret-key")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("body must point to an object that exists, got none in bucket payloads");
    }

    @Test
    void anObjectOverTheMaximumIsRefusedByItsLength() {
        put(BUCKET, "ten", new byte[10]);
        put(BUCKET, "eleven", new byte[11]);
        S3PayloadReader reader =
                S3PayloadReader.builder(List.of(BUCKET)).client(s3).maxBytes(10).build();

        assertThat(reader.read(new PayloadPointer(BUCKET, "ten"))).hasSize(10);
        assertThatThrownBy(() -> reader.read(new PayloadPointer(BUCKET, "eleven")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("body must point to an object of at most 10 bytes, got 11 bytes in bucket payloads");
    }

    @Test
    void theDefaultMaximumIsAShareOfTheHeapForEachMessageThatIsInWork() {
        int messages = 1_000_000;
        int share = HeapShare.maxBytes(Runtime.getRuntime().maxMemory(), messages);
        put(BUCKET, "share", new byte[share]);
        put(BUCKET, "more", new byte[share + 1]);
        S3PayloadReader reader = S3PayloadReader.of(BUCKET, s3);
        PayloadReader sharing = reader.forConcurrency(messages);

        assertThat(reader.read(new PayloadPointer(BUCKET, "more"))).hasSize(share + 1);
        assertThat(sharing.read(new PayloadPointer(BUCKET, "share"))).hasSize(share);
        assertThatThrownBy(() -> sharing.read(new PayloadPointer(BUCKET, "more")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("body must point to an object of at most " + share
                        + " bytes, a share of the heap unless S3PayloadReader.maxBytes is given, got " + (share + 1)
                        + " bytes in bucket payloads");
    }

    @Test
    void aMaximumThatWasGivenIsNotShared() {
        S3PayloadReader reader =
                S3PayloadReader.builder(List.of(BUCKET)).client(s3).maxBytes(10).build();

        assertThat(reader.forConcurrency(1_000)).isSameAs(reader);
    }

    @Test
    void theShareOfTheHeapIsHalfOfItByTheFactorAndAtMostSixteenMebibytes() {
        long mebibyte = 1_048_576;

        assertThat(HeapShare.maxBytes(96 * mebibyte, 1)).isEqualTo(1_048_576);
        assertThat(HeapShare.maxBytes(96 * mebibyte, 16)).isEqualTo(65_536);
        assertThat(HeapShare.maxBytes(96 * 16 * mebibyte, 1)).isEqualTo(16_777_216);
        assertThat(HeapShare.maxBytes(1_000_000 * mebibyte, 1)).isEqualTo(16_777_216);
        assertThat(HeapShare.maxBytes(mebibyte, 1_000_000)).isEqualTo(1);
    }

    @Test
    void anObjectThatIsNoTextIsRefused() {
        put(BUCKET, "bytes", new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatThrownBy(() -> S3PayloadReader.of(BUCKET, s3).read(new PayloadPointer(BUCKET, "bytes")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessage("body must point to text in UTF-8, got something else in bucket payloads");
    }

    @Test
    void whatS3FailsToAnswerIsNoReasonToRefuse() {
        S3Client nobody = client(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> S3PayloadReader.of(BUCKET, nobody).read(new PayloadPointer(BUCKET, "key")))
                .isInstanceOf(SdkException.class);
        assertThatThrownBy(() ->
                        S3PayloadReader.of("no-such-bucket", s3).read(new PayloadPointer("no-such-bucket", "key")))
                .isInstanceOf(SdkException.class);
    }

    @Test
    void whatCannotBeIsRefusedWhenItIsBuilt() {
        assertThatThrownBy(() -> S3PayloadReader.builder(List.of()))
                .hasMessage("buckets must name at least one bucket, got none");
        assertThatThrownBy(() -> S3PayloadReader.builder(List.of(BUCKET)).maxBytes(0))
                .hasMessage("maxBytes must be between 1 and 1073741824, got 0");
        assertThatThrownBy(() -> S3PayloadStore.builder("no bucket").client(s3).build())
                .hasMessageContaining("a bucket that cannot be one");
        assertThatThrownBy(() -> S3PayloadStore.builder(BUCKET)
                        .keyPrefix("x".repeat(1_000))
                        .build())
                .hasMessageContaining("a key that cannot be one");
    }
}
