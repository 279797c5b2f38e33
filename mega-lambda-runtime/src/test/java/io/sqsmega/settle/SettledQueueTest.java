package io.sqsmega.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.local.QueueOptions;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.publish.PublishOptions;
import io.sqsmega.publish.SqsPublisher;
import io.sqsmega.subscribe.Result;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Backoff, dead letters and redrive against a real queue. */
@Tag("slow")
class SettledQueueTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final QueueOptions LONG_VISIBILITY = QueueOptions.builder()
            .visibilityTimeout(Duration.ofHours(1))
            .maxReceiveCount(10)
            .build();
    private static LocalAws aws;

    private final List<String> processed = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    /** Answers with what the payload asks for; the second time it is content. */
    private final class Handler extends MegaSqsHandler {
        Handler(HandlerOptions options) {
            super(options);
            on(DataPattern.any(), (payload, message) -> {
                processed.add(String.valueOf(payload.data().get("number")));
                if (message.receiveCount() > 1) {
                    return Result.OK;
                }
                return answer(String.valueOf(payload.data().get("want")));
            });
        }

        private Result answer(String want) {
            return switch (want) {
                case "again" -> Result.RETRY_LATER;
                case "after" -> Result.retryAfter(Duration.ZERO);
                case "refused" -> Result.deadLetter("no such cart: \u0001 \uD800");
                default -> Result.OK;
            };
        }
    }

    @Test
    void whatShallComeAgainComesWhenTheBackoffSaysAndNotWhenTheVisibilityTimeoutHasPassed() {
        LocalQueue queue = aws.createQueue("backoff", LONG_VISIBILITY);
        publish(queue, 1, "again", null);
        publish(queue, 2, "after", null);
        SqsBackoff atOnce = SqsBackoff.builder()
                .backoff(Backoff.builder()
                        .first(Duration.ofSeconds(1))
                        .outage(Duration.ZERO)
                        .build())
                .client(aws.sqsClient())
                .build();

        aws.poll(queue, new Handler(HandlerOptions.builder().redelivery(atOnce).build()))
                .drain(SOON);

        assertThat(processed).containsExactlyInAnyOrder("1", "1", "2", "2");
        assertThat(queue.size()).isZero();
    }

    @Test
    void whatFifoHoldsBackComesAgainAtOnceAndInOrder() {
        LocalQueue queue = aws.createQueue("held-back.fifo", LONG_VISIBILITY);
        publish(queue, 1, "after", "g");
        publish(queue, 2, "fine", "g");
        publish(queue, 3, "fine", "g");
        SqsBackoff backoff = SqsBackoff.builder().client(aws.sqsClient()).build();

        aws.poll(queue, new Handler(HandlerOptions.builder().redelivery(backoff).build()))
                .drain(SOON);

        assertThat(processed).containsExactly("1", "1", "2", "3");
        assertThat(queue.size()).isZero();
    }

    @Test
    void aBackoffThatCannotReachTheQueueChangesNothing() {
        SqsClient nowhere = SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        LocalQueue queue = aws.createQueue(
                "unreachable",
                QueueOptions.builder().visibilityTimeout(Duration.ofSeconds(1)).build());
        publish(queue, 1, "again", null);
        SqsBackoff broken = SqsBackoff.builder().client(nowhere).build();

        aws.poll(queue, new Handler(HandlerOptions.builder().redelivery(broken).build()))
                .drain(SOON);

        assertThat(processed).containsExactly("1", "1");
    }

    @Test
    void aRefusedMessageGoesToTheDeadLetterQueueAtOnceAndCanBeSentBack() {
        LocalQueue queue = aws.createQueue("refused", LONG_VISIBILITY);
        publish(queue, 1, "refused", "tenant");
        Handler handler = new Handler(deadLetters(queue));

        aws.poll(queue, handler).drain(SOON);

        assertThat(queue.size()).isZero();
        Redrive redrive = Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient());
        DeadLetter letter = redrive.list(10, Duration.ofMinutes(1)).get(0);
        assertThat(letter.reason()).isEqualTo("no such cart: ? ?");
        assertThat(letter.refusedBy()).isEqualTo("on(any data)");
        assertThat(letter.refusedAt()).isNotNull();
        assertThat(letter.message().groupId()).isEqualTo("tenant");
        assertThat(letter.message().attributes().get("tenant").text()).isEqualTo("acme");
        assertThat(letter.message().attributes().get("weight").dataType()).isEqualTo("Number.kg");
        assertThat(handler.explain(letter.message())).isEmpty();

        redrive.sendBack(letter, queue.url());

        assertThat(queue.deadLetterQueue().size()).isZero();
        assertThat(queue.receiveAll()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(letter.message().body());
            assertThat(message.messageAttributes()).containsOnlyKeys("mega-encoding", "tenant", "weight");
        });
    }

    @Test
    void onFifoARefusedMessageDoesNotHoldBackItsGroupOnceItIsInTheDeadLetterQueue() {
        LocalQueue queue = aws.createQueue("refused.fifo", LONG_VISIBILITY);
        publish(queue, 1, "refused", "g");
        publish(queue, 2, "fine", "g");

        aws.poll(queue, new Handler(deadLetters(queue))).pollOnce();

        assertThat(processed).containsExactly("1", "2");
        assertThat(queue.size()).isZero();
        assertThat(queue.deadLetterQueue().size()).isEqualTo(1);
    }

    @Test
    void ifTheDeadLetterQueueCannotBeReachedTheMessageStays() {
        LocalQueue queue = aws.createQueue("stays", LONG_VISIBILITY);
        publish(queue, 1, "refused", null);
        HandlerOptions options = HandlerOptions.builder()
                .deadLetters(SqsDeadLetterQueue.of(queue.url() + "-not-there", aws.sqsClient()))
                .build();

        aws.poll(queue, new Handler(options)).pollOnce();

        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aBrokenMegaEventGoesToTheDeadLetterQueueWithItsReason() {
        LocalQueue queue = aws.createQueue("broken", LONG_VISIBILITY);
        queue.send("{\"protocol\": \"mega\", \"version\": 1}");

        aws.poll(queue, new Handler(deadLetters(queue))).drain(SOON);

        DeadLetter letter = Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient())
                .list(10, Duration.ZERO)
                .get(0);
        assertThat(letter.reason()).startsWith("event must be");
        assertThat(letter.refusedBy()).isNull();
    }

    @Test
    void aMessageWithTenAttributesKeepsThemAll() {
        LocalQueue queue = aws.createQueue("full", LONG_VISIBILITY);
        PublishOptions.Builder ten = PublishOptions.builder();
        for (int i = 0; i < 10; i++) {
            ten.attribute("a" + i, i);
        }
        SqsPublisher.of(queue.url(), aws.sqsClient()).publishRawMessage("{\"want\": \"refused\"}", ten.build());

        aws.poll(queue, new Handler(deadLetters(queue))).drain(SOON);

        DeadLetter letter = Redrive.of(queue.deadLetterQueue().url(), aws.sqsClient())
                .list(10, Duration.ZERO)
                .get(0);
        assertThat(letter.message().attributes()).hasSize(10).containsKey("a9");
        assertThat(letter.reason()).isNull();
    }

    private static HandlerOptions deadLetters(LocalQueue queue) {
        return HandlerOptions.builder()
                .deadLetters(SqsDeadLetterQueue.of(queue.deadLetterQueue().url(), aws.sqsClient()))
                .build();
    }

    private static void publish(LocalQueue queue, int number, String want, @Nullable String group) {
        PublishOptions.Builder options =
                PublishOptions.builder().attribute("tenant", "acme").attribute("weight", "Number.kg", "1.5");
        if (group != null) {
            options.groupId(group);
        }
        if (queue.isFifo()) {
            options.deduplicationId("d" + number);
        }
        SqsPublisher.of(queue.url(), aws.sqsClient())
                .publishPayload(DataPayload.of(Map.of("number", number, "want", want)), options.build());
    }
}
