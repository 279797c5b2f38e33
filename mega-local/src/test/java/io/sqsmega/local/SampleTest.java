package io.sqsmega.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a user writes to test a function against a queue: three lines and an assertion. */
class SampleTest {
    private static final LocalAws AWS = LocalAws.start();

    @AfterAll
    static void stop() {
        AWS.close();
    }

    @Test
    void theFunctionGetsWhatIsOnTheQueue() {
        Greeter greeter = new Greeter();

        LocalQueue queue = AWS.createQueue("greetings");
        queue.send("hello");
        AWS.poll(queue, greeter).drain(Duration.ofSeconds(10));

        assertThat(greeter.heard).containsExactly("hello");
    }

    private static final class Greeter implements RequestHandler<SQSEvent, SQSBatchResponse> {
        private final List<String> heard = new ArrayList<>();

        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            event.getRecords().forEach(record -> heard.add(record.getBody()));
            return new SQSBatchResponse(List.of());
        }
    }
}
