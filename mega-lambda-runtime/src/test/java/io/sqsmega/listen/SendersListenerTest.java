package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.sqsmega.dispatch.Outcome;
import io.sqsmega.senders.SenderCase;
import io.sqsmega.senders.SenderCases;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A listener reads the body of every sender as a handler does. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SendersListenerTest {
    private final MemorySqs sqs = MemorySqs.standard();
    private final Queue<Object> read = new ConcurrentLinkedQueue<>();
    private final Queue<Outcome.Kind> outcomes = new ConcurrentLinkedQueue<>();

    static List<SenderCase> cases() {
        return SenderCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBodyIsRead(SenderCase sender) throws InterruptedException {
        sqs.with(sender.body()).with(sender.enveloped());

        try (Background listening = Background.of(listener(sender))) {
            await("both outcomes", () -> outcomes.size() == 2);
        }

        assertThat(outcomes).containsOnly(Outcome.Kind.DONE);
        assertThat(read).hasSize(2).allSatisfy(it -> assertThat(it).isEqualTo(sender.expected()));
        assertThat(sqs.isEmpty()).isTrue();
    }

    private SqsListener.Builder listener(SenderCase sender) {
        SqsListener.Builder builder = SqsListener.builder("http://localhost/queue")
                .client(sqs)
                .observer(report -> outcomes.add(report.outcome().kind()))
                .register(sender.subscriber().apply((what, message) -> read.add(what)));
        if (sender.ofBytes() != null) {
            builder.transformBinary(sender.ofBytes());
        }
        if (sender.ofText() != null) {
            builder.transformPlaintext(sender.ofText());
        }
        return builder;
    }
}
