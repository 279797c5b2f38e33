package io.sqsmega.listen;

import static io.sqsmega.listen.Background.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.codec.bind.JacksonBinder;
import io.sqsmega.match.DataPattern;
import io.sqsmega.subscribe.Result;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener reads payloads by a mapper of the user's. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ListenerBinderTest {
    record Counted(int number) {}

    @Test
    void mapperOfTheUsersReadsPayloads() throws InterruptedException {
        Queue<Counted> read = new ConcurrentLinkedQueue<>();
        MemorySqs sqs = MemorySqs.standard().with("{\"number\": 5.5}");

        SqsListener.Builder listener = SqsListener.builder("http://localhost/queue")
                .client(sqs)
                .dataBinder(JacksonBinder.of(new ObjectMapper()))
                .on(DataPattern.any(), (payload, message) -> {
                    read.add(payload.dataAs(Counted.class));
                    return Result.OK;
                });
        try (Background listening = Background.of(listener)) {
            await("the message", sqs::isEmpty);
        }

        assertThat(read).containsExactly(new Counted(5));
    }
}
