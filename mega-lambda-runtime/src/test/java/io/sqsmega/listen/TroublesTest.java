package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static io.sqsmega.listen.Troubles.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sqsmega.local.LocalAws;
import io.sqsmega.local.LocalQueue;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.KmsThrottledException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;

/** Requests that fail: what passes is survived without haste, what does not is told at once. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TroublesTest {
    private static LocalAws aws;

    private final Queue<Object> processed = new ConcurrentLinkedQueue<>();
    private final TroubledSqs client = new TroubledSqs(aws.sqsClient());

    @BeforeAll
    static void start() {
        aws = LocalAws.start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void aQueueThatDoesNotExistIsToldAtOnce() {
        String url = aws.createQueue("there").url() + "-not";

        assertThatThrownBy(() -> SqsListener.builder(url).client(client).build().listen())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the queue must exist, and the credentials must allow")
                .hasMessageEndingWith(url);
    }

    @Test
    void deniedAccessIsToldAtOnceWhicheverRequestIsDenied() throws Exception {
        for (String denied : new String[] {"attributes", "receive"}) {
            LocalQueue queue = aws.createQueue("denied-" + denied);
            client.with((operation, count) -> {
                if (operation.equals(denied)) {
                    throw service(403, "AccessDenied");
                }
            });

            assertThat(Background.of(listener(queue)).end())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("got AccessDenied at " + queue.url());
        }
    }

    @Test
    void throttlingAndNetworkErrorsAreSurvivedWithoutHaste() throws Exception {
        LocalQueue queue = aws.createQueue("throttled");
        IntStream.range(0, 20).forEach(i -> queue.send("{\"number\": " + i + "}"));
        client.with((operation, count) -> {
            if (operation.equals("attributes") && processed.isEmpty()) {
                processed.add("the start");
                throw SdkClientException.create("connection reset");
            } else if (operation.equals("receive") && count % 2 == 1) {
                throw count % 4 == 1 ? service(400, "ThrottlingException") : service(500, "InternalError");
            } else if (operation.equals("delete") && count % 2 == 1) {
                throw SdkClientException.create("connection reset");
            }
        });

        try (Background listening = Background.of(listener(queue))) {
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsAgainAndAgainIsTriedLessAndLessOften() throws Exception {
        LocalQueue queue = aws.createQueue("failing");
        client.with((operation, count) -> {
            if (operation.equals("receive")) {
                throw SdkClientException.create("no route to host");
            }
        });
        long begun = System.nanoTime();

        try (Background listening = Background.of(listener(queue).pollers(1))) {
            await("five attempts", () -> client.receives.size() >= 5);
            assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100 + 200 + 400 + 800));
            assertThat(listening.listener().isReceiving()).isTrue();
        }
    }

    @Test
    void aQueueThatAnswersAtOnceThatItIsEmptyIsNotAskedInABusyLoop() throws Exception {
        LocalQueue queue = aws.createQueue("hasty");
        TroubledSqs hasty = new TroubledSqs(aws.sqsClient()) {
            @Override
            public software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse receiveMessage(
                    software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest request) {
                receives.add(request);
                return software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse.builder()
                        .build();
            }
        };
        long begun = System.nanoTime();

        try (Background listening = Background.of(listener(queue).client(hasty).pollers(1))) {
            await("five attempts", () -> hasty.receives.size() >= 5);
        }

        assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100 + 200 + 400 + 800));
    }

    @Test
    void onlyWhatCouldNotBeDeletedIsDeletedOnceMore() throws Exception {
        LocalQueue queue = aws.createQueue("partial");
        IntStream.range(0, 10).forEach(i -> queue.send("{\"number\": " + i + "}"));
        AtomicInteger requests = new AtomicInteger();
        client.refusingDeletes(request -> requests.incrementAndGet() > 3
                ? DeleteMessageBatchRequest.builder().build()
                : request.toBuilder().entries(request.entries().get(0)).build());

        try (Background listening = Background.of(listener(queue))) {
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed).hasSize(10).doesNotHaveDuplicates();
        assertThat(client.deletes.stream().mapToInt(request -> request.entries().size()))
                .allSatisfy(entries -> assertThat(entries).isLessThanOrEqualTo(10));
        assertThat(client.deletes.stream()
                        .mapToInt(request -> request.entries().size())
                        .sum())
                .isEqualTo(13);
    }

    @Test
    void whatTheVirtualMachineDoesNotSurviveComesOutOfListen() throws Exception {
        LocalQueue queue = aws.createQueue("fatal");
        queue.send("{}");

        Background listening = Background.of(SqsListener.builder(queue.url())
                .client(client)
                .waitTime(Duration.ofSeconds(1))
                .on(DataPattern.any(), (payload, message) -> {
                    throw new OutOfMemoryError("as it was told");
                }));

        assertThat(listening.end()).isInstanceOf(OutOfMemoryError.class);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aThreadThatDiesOfItStopsTheListenerToo() throws Exception {
        for (String deadly : new String[] {"delete", "change"}) {
            LocalQueue queue = aws.createQueue("deadly-" + deadly);
            queue.send("{\"number\": 1}");
            CountDownLatch stopped = new CountDownLatch(1);
            client.with((operation, count) -> {
                if (operation.equals(deadly)) {
                    stopped.countDown();
                    throw new NoClassDefFoundError("as it was told");
                }
            });

            Background listening = Background.of(SqsListener.builder(queue.url())
                    .client(client)
                    .waitTime(Duration.ofSeconds(1))
                    .visibilityTimeout(Duration.ofSeconds(1))
                    .on(DataPattern.any(), (payload, message) -> {
                        if (deadly.equals("change")) {
                            stopped.await();
                        }
                        return Result.OK;
                    }));

            assertThat(listening.end()).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void limitsOfSqsThatPassAreWaitedForFromTheFirstRequestOn() throws Exception {
        LocalQueue queue = aws.createQueue("limited");
        queue.send("{\"number\": 1}");
        client.with((operation, count) -> {
            if (operation.equals("receive") && count == 1) {
                throw OverLimitException.builder().statusCode(403).build();
            } else if (operation.equals("receive") && count == 2) {
                throw KmsThrottledException.builder().statusCode(400).build();
            }
        });

        try (Background listening = Background.of(listener(queue).pollers(1))) {
            queue.awaitEmpty(Duration.ofSeconds(60));
        }

        assertThat(processed).containsExactly("1");
    }

    @Test
    void itListensOnceAndAClosedOneNotAtAll() throws Exception {
        LocalQueue queue = aws.createQueue("once");
        try (Background listening = Background.of(listener(queue))) {
            await("it receives", listening.listener()::isReceiving);
            assertThatThrownBy(listening.listener()::listen)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("listen must be called once");
        }
        int requests = client.receives.size();
        SqsListener closed = listener(queue).build();
        closed.close();
        closed.close();

        closed.listen();

        assertThat(closed.isReceiving()).isFalse();
        assertThat(client.receives).hasSize(requests);
    }

    private SqsListener.Builder listener(LocalQueue queue) {
        return SqsListener.builder(queue.url())
                .client(client)
                .waitTime(Duration.ofSeconds(1))
                .on(DataPattern.any(), (payload, message) -> process(payload));
    }

    private Result process(DataPayload payload) {
        processed.add(String.valueOf(payload.data().get("number")));
        return Result.OK;
    }
}
