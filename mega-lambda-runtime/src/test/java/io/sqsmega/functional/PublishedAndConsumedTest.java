package io.sqsmega.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.Encoding;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.LocalTopic;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.local.SubscriptionOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.Message;
import io.sqsmega.payload.BinaryPayload;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.payload.Event;
import io.sqsmega.payload.MegaPayload;
import io.sqsmega.payload.ObjectData;
import io.sqsmega.payload.Payload;
import io.sqsmega.payload.PlaintextPayload;
import io.sqsmega.publish.BatchResult;
import io.sqsmega.publish.Publication;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SnsPublisher;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.BinarySubscriber;
import io.sqsmega.subscribe.PlaintextSubscriber;
import io.sqsmega.subscribe.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What a publisher sends, a subscriber gets: through a real queue and topic, spoken to by the real SDK. */
@Tag("slow")
class PublishedAndConsumedTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final MegaPayload CART_CHECKOUT = MegaPayload.builder(Event.named("checkout")
                    .timestamp(Instant.parse("2020-05-04T15:53:27.823Z"))
                    .domain("shopping_cart")
                    .attribute("note", "emoji 😀 and \u0001\uFFFE")
                    .attribute("nothing", null)
                    .build())
            .object(ObjectData.builder()
                    .type("shopping_cart")
                    .id("18a3f92e")
                    .current(Map.of("price", new BigDecimal("19.99"), "items", List.of(Map.of("quantity", 5))))
                    .build())
            .extra("channel", "web")
            .build();
    private static final List<Payload> PAYLOADS = List.of(
            CART_CHECKOUT,
            DataPayload.of(Map.of("type", "user:notification", "user", Map.of("id", 3_000_000_000L))),
            new PlaintextPayload("ping"),
            new PlaintextPayload("{\"looks\": \"like JSON\"}"),
            BinaryPayload.of((byte) 0, (byte) 1, (byte) -1));

    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    static Stream<Arguments> payloadsInTheirEncodings() {
        return PAYLOADS.stream()
                .flatMap(payload -> encodings(payload).map(encoding -> Arguments.of(payload, encoding)));
    }

    private static Stream<Encoding> encodings(Payload payload) {
        return payload instanceof MegaPayload || payload instanceof DataPayload
                ? Stream.of(Encoding.JSON, Encoding.BSON)
                : Stream.of(Encoding.defaultFor(payload));
    }

    @ParameterizedTest
    @MethodSource("payloadsInTheirEncodings")
    void aPayloadArrivesAsItWasSentWhicheverWayItTakes(Payload payload, Encoding encoding, TestInfo test) {
        String name = Integer.toHexString(test.getDisplayName().hashCode());
        LocalQueue queue = aws.createQueue(name);
        LocalTopic enveloped = aws.createTopic(name + "-enveloped");
        LocalTopic raw = aws.createTopic(name + "-raw");
        enveloped.subscribe(queue);
        raw.subscribe(queue, SubscriptionOptions.raw());
        PublishOptions options = PublishOptions.builder().encoding(encoding).build();

        SqsPublisher.of(queue.url(), aws.sqsClient()).publishPayload(payload, options);
        SnsPublisher.of(enveloped.arn(), aws.snsClient()).publishPayload(payload, options);
        SnsPublisher.of(raw.arn(), aws.snsClient()).publishPayload(payload, options);

        Recorder recorder = new Recorder();
        aws.poll(queue, recorder).drain(SOON);
        assertThat(recorder.payloads).containsExactly(payload, payload, payload);
        assertThat(recorder.messages)
                .extracting(message -> message.notification() != null)
                .containsExactlyInAnyOrder(false, true, false);
    }

    @Test
    void aBatchIsSplitAndArrivesWhole() {
        LocalQueue queue = aws.createQueue("batch");
        List<Publication> publications = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> publications.add(Publication.of(DataPayload.of(Map.of("number", i)))));
        IntStream.range(0, 3).forEach(i -> publications.add(Publication.of(new PlaintextPayload("x".repeat(500_000)))));

        BatchResult result = SqsPublisher.of(queue.url(), aws.sqsClient()).publishBatch(publications);

        assertThat(result.isComplete()).isTrue();
        assertThat(result.published()).hasSize(28);
        Recorder recorder = new Recorder();
        aws.poll(queue, recorder).drain(SOON);
        assertThat(recorder.payloads).hasSize(28);
    }

    @Test
    void aBatchToATopicArrivesWhole() {
        LocalQueue queue = aws.createQueue("topic-batch");
        LocalTopic topic = aws.createTopic("topic-batch");
        topic.subscribe(queue);
        List<Publication> publications = IntStream.range(0, 12)
                .mapToObj(i -> Publication.of(
                        DataPayload.of(Map.of("number", i, "padding", "x".repeat(100_000))),
                        PublishOptions.builder().subject("a subject").build()))
                .toList();

        BatchResult result = SnsPublisher.of(topic.arn(), aws.snsClient()).publishBatch(publications);

        assertThat(result.isComplete()).isTrue();
        Recorder recorder = new Recorder();
        aws.poll(queue, recorder).drain(SOON);
        assertThat(recorder.payloads).hasSize(12);
        assertThat(recorder.messages)
                .allSatisfy(
                        message -> assertThat(message.notification().subject()).isEqualTo("a subject"));
    }

    @Test
    void aFifoQueueKeepsTheOrderWithinEachGroup() {
        LocalQueue queue = aws.createQueue("ordered.fifo", QueueOptions.defaults());
        List<Publication> publications = IntStream.range(0, 30)
                .mapToObj(i -> Publication.of(
                        DataPayload.of(Map.of("number", i)),
                        PublishOptions.builder()
                                .groupId("group-" + i % 3)
                                .deduplicationId("d-" + i)
                                .build()))
                .toList();

        BatchResult result = SqsPublisher.of(queue.url(), aws.sqsClient()).publishBatch(publications);

        assertThat(result.isComplete()).isTrue();
        Recorder recorder = new Recorder();
        aws.poll(queue, recorder).drain(SOON);
        for (int group = 0; group < 3; group++) {
            assertThat(recorder.numbersOf("group-" + group)).hasSize(10).isSorted();
        }
    }

    @Test
    void aPublisherMayHaveAClientOfItsOwnAndPassesOnWhatTheServiceSays() {
        String nowhere = aws.createQueue("exists").url() + "-not";

        SqsPublisher publisher = SqsPublisher.of(nowhere, aws.sqsClient());

        assertThatThrownBy(() -> publisher.publishRawMessage("x")).isInstanceOf(SqsException.class);
        assertThat(publisher.publishBatch(List.of(Publication.raw("x"))).notSent())
                .singleElement()
                .satisfies(notSent -> assertThat(notSent.code()).isNotBlank());
    }

    @Test
    void aRawWordArrivesAsTextAlthoughItIsBase64() {
        LocalQueue queue = aws.createQueue("raw-words");
        LocalTopic topic = aws.createTopic("raw-words");
        topic.subscribe(queue);
        List<String> texts = Collections.synchronizedList(new ArrayList<>());

        SqsPublisher.of(queue.url(), aws.sqsClient()).publishRawMessage("shutdown");
        SnsPublisher.of(topic.arn(), aws.snsClient()).publishRawMessage("ORDER123");

        aws.poll(queue, new TextHandler(texts)).drain(SOON);
        assertThat(texts).containsExactlyInAnyOrder("shutdown", "ORDER123");
    }

    private static final class TextHandler extends MegaSqsHandler {
        TextHandler(List<String> texts) {
            register(new PlaintextSubscriber() {
                @Override
                public Result process(PlaintextPayload payload, Message message) {
                    texts.add(payload.text());
                    return Result.OK;
                }
            });
        }
    }

    @Test
    void delayGroupAttributesAndTraceHeaderReachTheQueue() {
        LocalQueue queue = aws.createQueue("options");

        SqsPublisher.of(queue.url(), aws.sqsClient())
                .publishPayload(
                        new PlaintextPayload("x"),
                        PublishOptions.builder()
                                .attribute("tenant", "acme")
                                .attribute("weight", new BigDecimal("1.50"))
                                .traceHeader("Root=1-67891233-abcdef012345678912345678")
                                .delay(Duration.ofSeconds(1))
                                .build());

        assertThat(queue.visible()).isZero();
        Recorder recorder = new Recorder();
        aws.poll(queue, recorder).drain(SOON);
        Message message = recorder.messages.get(0);
        assertThat(message.attributes().get("tenant").text()).isEqualTo("acme");
        assertThat(message.attributes().get("weight").text()).isEqualTo("1.50");
        assertThat(message.attributes().get(Encoding.ATTRIBUTE).text()).isEqualTo("plaintext");
        assertThat(message.systemAttributes())
                .containsEntry("AWSTraceHeader", "Root=1-67891233-abcdef012345678912345678");
    }

    /** Takes everything and remembers it. */
    private static final class Recorder extends MegaSqsHandler {
        private final List<Payload> payloads = Collections.synchronizedList(new ArrayList<>());
        private final List<Message> messages = Collections.synchronizedList(new ArrayList<>());

        Recorder() {
            on(EventPattern.any(), this::record);
            on(DataPattern.any(), this::record);
            register(new PlaintextSubscriber() {
                @Override
                public Result process(PlaintextPayload payload, Message message) {
                    return record(payload, message);
                }
            });
            register(new BinarySubscriber() {
                @Override
                public Result process(BinaryPayload payload, Message message) {
                    return record(payload, message);
                }
            });
        }

        private Result record(Payload payload, Message message) {
            payloads.add(payload);
            messages.add(message);
            return Result.OK;
        }

        List<Integer> numbersOf(String group) {
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < messages.size(); i++) {
                if (group.equals(messages.get(i).groupId())) {
                    numbers.add((Integer) ((DataPayload) payloads.get(i)).data().get("number"));
                }
            }
            return numbers;
        }
    }
}
