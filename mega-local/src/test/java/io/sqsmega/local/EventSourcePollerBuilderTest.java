package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS refuses to map is refused here, in words. */
class EventSourcePollerBuilderTest {
    private static final LocalQueue STANDARD = SharedAws.queue();
    private static final LocalQueue FIFO = SharedAws.fifoQueue();

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void batchSizeIsBounded(int batchSize) {
        refuses(STANDARD, builder -> builder.batchSize(batchSize), "batchSize must be 1 to 10000, got " + batchSize);
    }

    @Test
    void largeBatchNeedsAWindow() {
        refuses(
                STANDARD,
                builder -> builder.batchSize(11),
                "batchSize above 10 must come with a maximumBatchingWindow of at least 1 s, got 11");
        accepts(STANDARD, builder -> builder.batchSize(10_000).maximumBatchingWindow(Duration.ofSeconds(1)));
    }

    @Test
    void windowIsBounded() {
        refuses(
                STANDARD,
                builder -> builder.maximumBatchingWindow(Duration.ofSeconds(301)),
                "maximumBatchingWindow must be whole seconds from 0 to 300, got PT5M1S");
        refuses(
                STANDARD,
                builder -> builder.maximumBatchingWindow(Duration.ofMillis(1_500)),
                "maximumBatchingWindow must be whole seconds from 0 to 300, got PT1.5S");
        accepts(STANDARD, builder -> builder.maximumBatchingWindow(Duration.ofSeconds(300)));
    }

    @Test
    void fifoTakesNoWindowAndAtMostTen() {
        refuses(
                FIFO,
                builder -> builder.maximumBatchingWindow(Duration.ofSeconds(1)),
                "maximumBatchingWindow of a FIFO queue must be zero, got PT1S");
        refuses(FIFO, builder -> builder.batchSize(11), "batchSize of a FIFO queue must be at most 10, got 11");
        accepts(FIFO, builder -> builder.batchSize(10));
    }

    @Test
    void functionTimeoutIsAtMostTheVisibilityTimeout() {
        refuses(
                STANDARD,
                builder -> builder.functionTimeout(Duration.ofSeconds(31)),
                "functionTimeout must be at least 1 s and at most the queue's visibility timeout of PT30S, got PT31S");
        refuses(
                STANDARD,
                builder -> builder.functionTimeout(Duration.ZERO),
                "functionTimeout must be at least 1 s and at most the queue's visibility timeout of PT30S, got PT0S");
        accepts(STANDARD, builder -> builder.functionTimeout(Duration.ofSeconds(30)));
    }

    @Test
    void functionIsRequired() {
        assertThatThrownBy(() -> EventSourcePoller.builder(STANDARD).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a poller must have a function, got none");
    }

    private static void refuses(LocalQueue queue, Consumer<EventSourcePoller.Builder> settings, String message) {
        assertThatThrownBy(() -> build(queue, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void accepts(LocalQueue queue, Consumer<EventSourcePoller.Builder> settings) {
        assertThat(build(queue, settings)).isNotNull();
    }

    private static EventSourcePoller build(LocalQueue queue, Consumer<EventSourcePoller.Builder> settings) {
        EventSourcePoller.Builder builder = EventSourcePoller.builder(queue).function((event, context) -> null);
        settings.accept(builder);
        return builder.build();
    }
}
