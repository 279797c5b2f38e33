package io.sqsmega.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.sqs.javamessaging.AmazonSQSExtendedClient;
import com.amazon.sqs.javamessaging.ExtendedClientConfiguration;
import io.sqsmega.codec.Encoding;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Either side can be the Amazon SQS extended client library. */
@Tag("slow")
class ExtendedClientTest extends S3OnMoto {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LARGE = "é😀".repeat(300_000);

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
        queue = aws.createQueue("extended-" + UUID.randomUUID());
    }

    @Test
    void whatTheExtendedClientWritesTheHandlerReads() {
        AmazonSQSExtendedClient library = library();
        LocalTopic topic = aws.createTopic(queue.name());
        topic.subscribe(queue);

        library.sendMessage(request -> request.queueUrl(queue.url()).messageBody(LARGE));
        String pointer = queue.receiveAll().get(0).body();
        aws.snsClient().publish(request -> request.topicArn(topic.arn()).message(pointer));
        library.sendMessage(request -> request.queueUrl(queue.url()).messageBody(LARGE));
        library.sendMessage(request -> request.queueUrl(queue.url()).messageBody("{\"text\": \"" + LARGE + "\"}"));
        library.sendMessage(request -> request.queueUrl(queue.url()).messageBody("small"));

        assertThat(drain(reading(BUCKET)).payloads)
                .containsExactlyInAnyOrder(
                        new PlaintextPayload(LARGE),
                        new PlaintextPayload(LARGE),
                        DataPayload.of(Map.of("text", LARGE)),
                        new PlaintextPayload("small"));
    }

    @Test
    void whatAPublisherWritesTheExtendedClientReads() {
        sqs().publishPayload(
                        new PlaintextPayload(LARGE),
                        PublishOptions.builder().attribute("tenant", "acme").build());

        List<Message> received = library()
                .receiveMessage(request -> request.queueUrl(queue.url()).messageAttributeNames("All"))
                .messages();

        assertThat(received).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(LARGE);
            assertThat(message.messageAttributes()).containsOnlyKeys("tenant", Encoding.ATTRIBUTE);
        });
    }

    @Test
    void theExtendedClientDeletesWhatAPublisherStored() {
        SqsPublisher publisher = SqsPublisher.builder(queue.url())
                .client(aws.sqsClient())
                .largePayloads(S3PayloadStore.builder(BUCKET)
                        .client(s3)
                        .keyPrefix("cleaned/")
                        .build())
                .build();
        publisher.publishRawMessage(LARGE);
        assertThat(keys()).anyMatch(key -> key.startsWith("cleaned/"));
        AmazonSQSExtendedClient library = library();

        library.receiveMessage(request -> request.queueUrl(queue.url()))
                .messages()
                .forEach(message -> library.deleteMessage(
                        request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));

        assertThat(keys()).noneMatch(key -> key.startsWith("cleaned/"));
        assertThat(queue.size()).isZero();
    }

    private AmazonSQSExtendedClient library() {
        return new AmazonSQSExtendedClient(
                aws.sqsClient(), new ExtendedClientConfiguration().withPayloadSupportEnabled(s3, BUCKET));
    }

    private SqsPublisher sqs() {
        return SqsPublisher.builder(queue.url())
                .client(aws.sqsClient())
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
