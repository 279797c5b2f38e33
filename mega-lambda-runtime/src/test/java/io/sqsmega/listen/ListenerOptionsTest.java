package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.codec.PayloadPointer;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.dispatch.Unmatched;
import io.sqsmega.guard.DuplicateGuard;
import io.sqsmega.match.DataPattern;
import io.sqsmega.match.EventPattern;
import io.sqsmega.message.CountedReader;
import io.sqsmega.message.Message;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.DataSubscriber;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** What the builder was told is what the listener does. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ListenerOptionsTest {
    private final MemorySqs sqs = MemorySqs.standard();
    private final TroubledSqs client = new TroubledSqs(sqs);
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    @Test
    void theRequestsAreAsTheyWereWanted() throws Exception {
        try (Background listening = Background.of(SqsListener.builder("http://localhost/queue")
                .client(client)
                .pollers(1)
                .concurrency(4)
                .waitTime(Duration.ofSeconds(3))
                .visibilityTimeout(Duration.ofMinutes(2)))) {
            await("a receive", () -> !client.receives.isEmpty());
        }

        ReceiveMessageRequest request = client.receives.get(0);
        assertThat(request.queueUrl()).isEqualTo("http://localhost/queue");
        assertThat(request.maxNumberOfMessages()).isEqualTo(4);
        assertThat(request.waitTimeSeconds()).isEqualTo(3);
        assertThat(request.visibilityTimeout()).isEqualTo(120);
    }

    @Test
    void payloadsShareTheHeapOfAllMessagesThatAreInWorkAtTheSameTime() throws Exception {
        sqs.with(new PayloadPointer("bucket", "key").body());

        try (Background listening = Background.of(SqsListener.builder("http://localhost/queue")
                .client(client)
                .concurrency(7)
                .largePayloads(new CountedReader(0))
                .on(DataPattern.any(), (payload, message) -> {
                    heard.add(String.valueOf(payload.data().get("messages")));
                    return Result.OK;
                }))) {
            await("it is read", sqs::isEmpty);
        }

        assertThat(heard).containsExactly("7");
    }

    @Test
    void asManyPollersReceiveAsWereWanted() throws Exception {
        sqs.with(3);
        Queue<Thread> pollers = new ConcurrentLinkedQueue<>();
        client.with((operation, count) -> {
            if (operation.equals("receive") && !pollers.contains(Thread.currentThread())) {
                pollers.add(Thread.currentThread());
            }
        });

        try (Background listening = Background.of(
                SqsListener.builder("http://localhost/queue").client(client).pollers(3))) {
            await("three pollers", () -> pollers.size() == 3);
        }

        assertThat(pollers)
                .extracting(Thread::getName)
                .containsExactlyInAnyOrder(
                        "mega-listener-poller-1", "mega-listener-poller-2", "mega-listener-poller-3");
    }

    @Test
    void everySubscriberAndWhoeverListensInHearsOfAMessage() throws Exception {
        run(
                listener()
                        .register(new Named())
                        .on(DataPattern.any(), (payload, message) -> heard("lambda", Result.RETRY_LATER))
                        .on(EventPattern.any(), (payload, message) -> heard("event", Result.OK))
                        .loggingContext(fields -> {
                            heard.add("logging");
                            return () -> {};
                        })
                        .redelivery(reports -> heard.add("redelivery")),
                "{}",
                "{\"protocol\": \"mega\", \"version\": 1, \"event\": {\"name\": \"checkout\","
                        + " \"timestamp\": \"2026-01-02T03:04:05Z\"}}");

        assertThat(outcomes).extracting(Outcome::kind).containsExactlyInAnyOrder(Outcome.Kind.RETRY, Outcome.Kind.DONE);
        assertThat(heard).contains("named", "lambda", "event", "logging", "redelivery");
    }

    @Test
    void otherBodiesAreTransformedAndFetched() throws Exception {
        run(
                listener()
                        .on(
                                DataPattern.any(),
                                (payload, message) -> heard(payload.data().get("is") + "", Result.OK))
                        .transformPlaintext((payload, message) -> DataPayload.of(Map.of("is", "text")))
                        .transformBinary((payload, message) -> DataPayload.of(Map.of("is", "binary")))
                        .largePayloads(pointer -> "{\"is\": \"large\"}"),
                "some text",
                "/wAB",
                "[\"software.amazon.payloadoffloading.PayloadS3Pointer\","
                        + " {\"s3BucketName\": \"bucket\", \"s3Key\": \"key\"}]");

        assertThat(heard).containsExactlyInAnyOrder("text", "binary", "large");
    }

    @Test
    void textThatIsBase64IsBytesIfTheOptionSaysSo() throws Exception {
        run(
                listener()
                        .on(DataPattern.any(), (payload, message) -> heard(payload.data() + "", Result.OK))
                        .transformPlaintext((text, message) -> DataPayload.of(Map.of("text", text.text())))
                        .base64AsBytes(true),
                "ping",
                "pong!");

        assertThat(heard).containsExactly("{text=pong!}");
    }

    @Test
    void whatNobodyWantsStaysIfItShallAndWhatIsRefusedIsTaken() throws Exception {
        run(
                listener()
                        .unmatched(Unmatched.KEEP)
                        .on(DataPattern.any(), (payload, message) -> Result.deadLetter("no"))
                        .deadLetters((message, reason, subscriber) -> heard.add(reason)),
                "some text",
                "{}");

        assertThat(heard).containsExactly("no");
        assertThat(outcomes)
                .extracting(outcome -> outcome.kind() + " " + outcome.stays())
                .containsExactlyInAnyOrder("UNMATCHED true", "REFUSED false");
    }

    @Test
    void aGuardNeedsNamesThatTellSubscribersApart() {
        DuplicateGuard guard = DuplicateGuard.inMemory(Duration.ofHours(1), 10);
        SqsListener.Builder alike = listener()
                .on(DataPattern.any(), (payload, message) -> Result.OK)
                .on(DataPattern.any(), (payload, message) -> Result.OK);

        assertThatThrownBy(() -> alike.duplicateGuard(guard)).isInstanceOf(IllegalArgumentException.class);
        assertThat(listener().register(new Named()).duplicateGuard(guard)).isNotNull();
    }

    @Test
    void itExplainsWhyASubscriberDoesNotWantAMessage() {
        SqsListener listener = listener()
                .on(DataPattern.of(Map.of("number", 1)), (payload, message) -> Result.OK)
                .build();

        assertThat(listener.explain(Message.builder("id", "{\"number\": 2}").build()))
                .hasSize(1)
                .allSatisfy((subscriber, mismatches) -> assertThat(mismatches).hasSize(1));
    }

    /** Until each has its outcome, and what follows of it. */
    private void run(SqsListener.Builder builder, String... bodies) throws InterruptedException {
        List.of(bodies).forEach(sqs::with);
        try (Background listening = Background.of(builder)) {
            await("all outcomes", () -> outcomes.size() == bodies.length);
        }
    }

    private SqsListener.Builder listener() {
        return SqsListener.builder("http://localhost/queue")
                .client(client)
                .observer(report -> outcomes.add(report.outcome()));
    }

    private Result heard(String what, Result result) {
        heard.add(what);
        return result;
    }

    private final class Named extends DataSubscriber {
        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public Result process(DataPayload payload, Message message) {
            return heard("named", Result.OK);
        }
    }
}
