package io.sqsmega.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.Bytes;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.publish.BatchResult;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.settle.Redrive;
import io.sqsmega.settle.SqsDeadLetterQueue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Large payloads from publisher to subscriber, through a queue, a topic and S3, and to and from the extended client.
 */
@Tag("slow")
class LargePayloadsTest extends S3OnMoto {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LARGE = "é😀".repeat(300_000);
    private static final QueueOptions WITH_DEAD_LETTERS =
            QueueOptions.builder().maxReceiveCount(5).build();

    private static LocalAws aws;

    private LocalQueue queue;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void createQueue() {
        queue = aws.createQueue("large-" + UUID.randomUUID(), WITH_DEAD_LETTERS);
    }

    static Stream<Arguments> payloadsInTheirEncodings() {
        Payload event = MegaPayload.builder(Event.named("large")
                        .timestamp(Instant.parse("2020-05-04T15:53:27.823Z"))
                        .attribute("text", LARGE)
                        .build())
                .build();
        Payload data = DataPayload.of(Map.of("text", LARGE));
        return Stream.of(
                Arguments.of(event, Encoding.JSON),
                Arguments.of(event, Encoding.BSON),
                Arguments.of(data, Encoding.JSON),
                Arguments.of(data, Encoding.BSON),
                Arguments.of(new PlaintextPayload(LARGE), Encoding.PLAINTEXT),
                Arguments.of(new BinaryPayload(Bytes.of(new byte[1_500_000])), Encoding.BINARY));
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("payloadsInTheirEncodings")
    void aLargePayloadArrivesAsItWasSentWhicheverWayItTakes(Payload payload, Encoding encoding) {
        LocalTopic enveloped = aws.createTopic(queue.name() + "-enveloped");
        LocalTopic raw = aws.createTopic(queue.name() + "-raw");
        enveloped.subscribe(queue);
        raw.subscribe(queue, SubscriptionOptions.raw());
        PublishOptions options = PublishOptions.builder().encoding(encoding).build();

        sqs().publishPayload(payload, options);
        sns(enveloped).publishPayload(payload, options);
        sns(raw).publishPayload(payload, options);

        Recorder recorder = drain(reading(BUCKET));
        assertThat(recorder.payloads).hasSize(3).allMatch(payload::equals);
        assertThat(recorder.messages)
                .extracting(message -> message.notification() != null)
                .containsExactlyInAnyOrder(false, true, false);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aBatchOfSmallAndLargeArrivesWhole() {
        List<Publication> publications = IntStream.range(0, 12)
                .mapToObj(i -> Publication.of(new PlaintextPayload(i % 3 == 0 ? i + LARGE : "small " + i)))
                .toList();

        BatchResult result = sqs().publishBatch(publications);

        assertThat(result.isComplete()).isTrue();
        assertThat(drain(reading(BUCKET)).payloads)
                .extracting(payload -> ((PlaintextPayload) payload).text())
                .containsExactlyInAnyOrderElementsOf(
                        publications.stream().map(Publication::body).toList());
    }

    @Test
    void ifS3DoesNotTakeAPayloadNothingIsSent() {
        SqsPublisher publisher = SqsPublisher.builder(queue.url())
                .client(aws.sqsClient())
                .largePayloads(S3PayloadStore.of("no-such-bucket", s3))
                .build();

        assertThatThrownBy(() -> publisher.publishBatch(List.of(Publication.raw("small"), Publication.raw(LARGE))))
                .isInstanceOf(SdkException.class);
        assertThat(queue.size()).isZero();
    }

    @Test
    void withoutTheOptionAPointerIsTextAndNothingIsFetched() {
        put(BUCKET, "key", "fetched".getBytes());
        String pointer = new PayloadPointer(BUCKET, "key").body();
        queue.send(pointer);

        assertThat(drain(HandlerOptions.defaults()).payloads).containsExactly(new PlaintextPayload(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"s3BucketName\":\"secrets\",\"s3Key\":\"secret-key\"}",
                "{\"s3BucketName\":\"payloads\",\"s3Key\":\"secret-key\"}",
                "{\"s3BucketName\":\"payloads\",\"s3Key\":\"secrets/../../secrets/secret-key\"}",
                "{\"s3BucketName\":\"payloads/../secrets\",\"s3Key\":\"secret-key\"}",
                "{\"s3BucketName\":\"payloads\",\"s3Key\":\"huge\"}",
                "{\"s3BucketName\":\"payloads\"}",
                "\"secret-key\""
            })
    void aForgedPointerIsRefusedWithAReasonAndTheKeyIsNotLogged(String pointer) {
        put(OTHER_BUCKET, "secret-key", "secret".getBytes());
        put(BUCKET, "huge", new byte[1_001]);
        queue.send("[\"software.amazon.payloadoffloading.PayloadS3Pointer\"," + pointer + "]");
        S3PayloadReader reader = S3PayloadReader.builder(List.of(BUCKET))
                .client(s3)
                .maxBytes(1_000)
                .build();
        LocalQueue deadLetters = queue.deadLetterQueue();

        List<String> lines = LogLines.of(() -> drain(HandlerOptions.builder()
                .largePayloads(reader)
                .deadLetters(SqsDeadLetterQueue.of(deadLetters.url(), aws.sqsClient()))
                .build()));

        var letters = Redrive.of(deadLetters.url(), aws.sqsClient()).list(1, Duration.ofMinutes(1));
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).startsWith("body must ").doesNotContain("secret-key");
            assertThat(letter.message().body()).contains(pointer);
        });
        assertThat(lines).singleElement().asString().contains("is refused").doesNotContain("secret-key");
        assertThat(queue.size()).isZero();
    }

    @Test
    void theReasonNamesTheBucketThatIsNotFollowed() {
        queue.send(new PayloadPointer(OTHER_BUCKET, "key").body());

        List<String> lines =
                LogLines.of(() -> aws.poll(queue, new Recorder(reading(BUCKET))).pollOnce());

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("body must point into a bucket that may be followed, got bucket secrets");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void whileS3CannotBeReachedTheMessageStays() {
        sqs().publishPayload(new PlaintextPayload(LARGE));
        S3PayloadReader nowhere = S3PayloadReader.of(BUCKET, client(URI.create("http://127.0.0.1:1")));
        LocalQueue deadLetters = queue.deadLetterQueue();
        Recorder recorder = new Recorder(HandlerOptions.builder()
                .largePayloads(nowhere)
                .deadLetters(SqsDeadLetterQueue.of(deadLetters.url(), aws.sqsClient()))
                .build());

        List<String> lines = LogLines.of(() -> aws.poll(queue, recorder).pollOnce());

        assertThat(recorder.payloads).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(deadLetters.size()).isZero();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("could not be fetched")
                .doesNotContain(keys().get(0));
    }

    private SqsPublisher sqs() {
        return SqsPublisher.builder(queue.url())
                .client(aws.sqsClient())
                .largePayloads(S3PayloadStore.of(BUCKET, s3))
                .build();
    }

    private SnsPublisher sns(LocalTopic topic) {
        return SnsPublisher.builder(topic.arn())
                .client(aws.snsClient())
                .largePayloads(S3PayloadStore.of(BUCKET, s3))
                .build();
    }

    private Recorder drain(HandlerOptions options) {
        Recorder recorder = new Recorder(options);
        aws.poll(queue, recorder).drain(SOON);
        return recorder;
    }

    private static HandlerOptions reading(String bucket) {
        return HandlerOptions.builder()
                .largePayloads(S3PayloadReader.of(bucket, s3))
                .build();
    }
}
