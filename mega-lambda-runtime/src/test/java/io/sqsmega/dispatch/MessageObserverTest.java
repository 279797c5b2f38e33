package io.sqsmega.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sqsmega.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageObserverTest {
    private static final BatchReport BATCH = new BatchReport(1, null, null, Duration.ZERO, List.of());
    private static final MessageReport REPORT =
            new MessageReport(Message.builder("m-1", "").build(), null, null, Outcome.NOT_STARTED, 0, null);

    private final List<String> calls = new ArrayList<>();

    @Test
    void bothObserversReceiveEverythingOneAfterTheOther() {
        MessageObserver both = new Recorder("a").andThen(new Recorder("b"));

        both.batchBegan(BATCH);
        both.handled(REPORT);
        both.batchEnded(BATCH);

        assertThat(calls).containsExactly("a began", "b began", "a m-1", "b m-1", "a ended", "b ended");
    }

    @Test
    void secondIsCalledAlsoIfTheFirstThrows() {
        MessageObserver failing = report -> {
            throw new IllegalStateException("no connection");
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> failing.andThen(new Recorder("b")).handled(REPORT));
        assertThat(calls).containsExactly("b m-1");
    }

    @Test
    void observerThatDoesNothingIsLeftOut() {
        MessageObserver observer = new Recorder("a");

        assertThat(MessageObserver.NONE.andThen(observer)).isSameAs(observer);
        assertThat(observer.andThen(MessageObserver.NONE)).isSameAs(observer);
    }

    @Test
    void pairWaitsForNothingOnlyIfNeitherDoes() {
        PromptObserver prompt = report -> {};

        assertThat(prompt.andThen(prompt)).isInstanceOf(PromptObserver.class);
        assertThat(prompt.andThen(new Recorder("a"))).isNotInstanceOf(PromptObserver.class);
        assertThat(new Recorder("a").andThen(prompt)).isNotInstanceOf(PromptObserver.class);
    }

    private final class Recorder implements MessageObserver {
        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public void handled(MessageReport report) {
            calls.add(name + " " + report.messageId());
        }

        @Override
        public void batchBegan(BatchReport batch) {
            calls.add(name + " began");
        }

        @Override
        public void batchEnded(BatchReport batch) {
            calls.add(name + " ended");
        }
    }
}
