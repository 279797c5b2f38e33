package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal stop = new StopSignal();

    @Test
    void itIsGivenOnceAndForAll() {
        assertThat(stop.isRequested()).isFalse();
        stop.request();
        stop.request();
        assertThat(stop.isRequested()).isTrue();
        assertThatCode(stop::rethrow).doesNotThrowAnyException();
    }

    @Test
    void theFirstCauseCounts() {
        IllegalStateException first = new IllegalStateException("first");

        stop.fail(first);
        stop.fail(new IllegalStateException("second"));

        assertThat(stop.isRequested()).isTrue();
        assertThatThrownBy(stop::rethrow).isSameAs(first);
    }

    @Test
    void anErrorIsThrownAsItIs() {
        Error fatal = new OutOfMemoryError("as it was told");

        stop.fail(fatal);

        assertThatThrownBy(stop::rethrow).isSameAs(fatal);
    }

    @Test
    void whoWaitsOrPausesIsWokenByIt() throws Exception {
        FutureTask<?> waiting = new FutureTask<>(() -> {
            stop.await();
            return null;
        });
        FutureTask<?> pausing = new FutureTask<>(() -> {
            stop.pause(Duration.ofHours(1));
            return null;
        });
        Thread waits = new Thread(waiting);
        Thread pauses = new Thread(pausing);
        waits.start();
        pauses.start();
        await("one waits", () -> waits.getState() == Thread.State.WAITING);
        await("one pauses", () -> pauses.getState() == Thread.State.TIMED_WAITING);

        stop.request();

        waiting.get();
        pausing.get();
    }

    @Test
    void aPauseEndsWithoutTheSignalToo() throws Exception {
        stop.pause(Duration.ofMillis(1));

        assertThat(stop.isRequested()).isFalse();
    }
}
