package io.sqsmega.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.sqsmega.dispatch.MessageObserver;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.Result;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A payload is released when its message has an outcome, and not at the end of the batch, unless an observer is given
 * the report.
 */
class ReleasedPayloadsTest {
    private static final int COLLECTIONS = 20;

    private final List<WeakReference<DataPayload>> given = new ArrayList<>();
    private boolean isFirstKept;

    @Test
    void payloadOfAnEarlierMessageIsReleased() {
        handle(HandlerOptions.defaults());

        assertThat(given).hasSize(3);
        assertThat(isFirstKept).isFalse();
    }

    @Test
    void itIsKeptForAnObserver() {
        MessageObserver observer = report -> {};

        handle(HandlerOptions.builder().observer(observer).build());

        assertThat(isFirstKept).isTrue();
    }

    private void handle(HandlerOptions options) {
        MegaSqsHandler handler = new MegaSqsHandler(options) {
            {
                on(DataPattern.any(), (payload, message) -> {
                    given.add(new WeakReference<>(payload));
                    isFirstKept = given.size() < 3 || isReachable(given.get(0));
                    return Result.OK;
                });
            }
        };
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(record("a"), record("b"), record("c")));
        handler.handleRequest(event, null);
    }

    private static boolean isReachable(WeakReference<DataPayload> payload) {
        for (int i = 0; i < COLLECTIONS && payload.get() != null; i++) {
            System.gc();
        }
        return payload.get() != null;
    }

    private static SQSMessage record(String id) {
        SQSMessage record = new SQSMessage();
        record.setMessageId(id);
        record.setBody("{\"id\":\"" + id + "\"}");
        record.setEventSource("aws:sqs");
        return record;
    }
}
