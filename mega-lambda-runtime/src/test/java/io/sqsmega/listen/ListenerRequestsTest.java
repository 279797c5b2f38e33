package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.Dispatcher;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each request costs money: how many a listener sends for a known load. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ListenerRequestsTest {
    /** The longest: the load is handled in less, so that no time decides. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    @Test
    void underLoadEveryRequestToReceiveAndToDeleteIsForTen() throws Exception {
        MemorySqs sqs = MemorySqs.standard().with(1_000);
        TroubledSqs client = new TroubledSqs(sqs);
        try (Background listening = Background.of(listener(client))) {
            await("all are deleted", sqs::isEmpty);
        }

        assertThat(client.deletes)
                .hasSize(100)
                .allMatch(request -> request.entries().size() == 10);
        assertThat(client.receives).allMatch(request -> request.maxNumberOfMessages() == 10);
        assertThat(sqs.receivesThatFoundMessages()).isEqualTo(100);
    }

    @Test
    void whatWaitsToBeDeletedIsDeletedWhenTheListenerCloses() throws Exception {
        MemorySqs sqs = MemorySqs.standard().with(13);
        TroubledSqs client = new TroubledSqs(sqs);
        try (Background listening = Background.of(listener(client))) {
            SqsListener listener = listening.listener();
            await(
                    "three wait",
                    () -> client.deletes.size() == 1 && listener.status().deletionsWaiting() == 3);
        }

        assertThat(sqs.isEmpty()).isTrue();
        assertThat(client.deletes).hasSize(2);
    }

    @Test
    void onAFifoQueueADeletionWaitsForNoOthersUnlessToldTo() {
        assertThat(settings(null).deleteLinger(true)).isZero();
        assertThat(settings(null).deleteLinger(false)).isEqualTo(Duration.ofMillis(100));
        assertThat(settings(LINGER).deleteLinger(true)).isEqualTo(LINGER);
    }

    private static Settings settings(@Nullable Duration deleteLinger) {
        Dispatcher dispatcher = Dispatcher.builder().build();
        return new Settings(dispatcher, 1, 1, null, Duration.ofSeconds(1), Duration.ZERO, deleteLinger, Duration.ZERO);
    }

    private static SqsListener.Builder listener(TroubledSqs client) {
        return SqsListener.builder("http://localhost/queue")
                .client(client)
                .concurrency(20)
                .receiveLinger(LINGER)
                .deleteLinger(LINGER)
                .on(DataPattern.any(), (payload, message) -> Result.OK);
    }
}
