package io.sqsmega.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.opentelemetry.api.trace.Span;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.match.DataPattern;
import io.sqsmega.payload.DataPayload;
import io.sqsmega.subscribe.BatchAnswer;
import io.sqsmega.subscribe.BatchItem;
import io.sqsmega.subscribe.DataBatchSubscriber;
import io.sqsmega.subscribe.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSubscriberSpansTest {
    private final Traces traces = new Traces();
    private final List<String> current = new ArrayList<>();

    @Test
    void eachMessageHasASpanOfTheCallWithItsOwnOutcome() {
        MegaSqsHandler handler = new MegaSqsHandler(
                HandlerOptions.builder().tracing(traces.tracing()).build()) {
            {
                register(new Bulk());
            }
        };
        List<SQSMessage> records = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SQSMessage record = new SQSMessage();
            record.setMessageId("m" + i);
            record.setBody("{}");
            records.add(record);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(records);

        handler.handleRequest(event, null);

        assertThat(traces.messages())
                .hasSize(3)
                .allSatisfy(message -> assertThat(traces.childrenOf(message))
                        .singleElement()
                        .satisfies(call -> {
                            assertThat(call.getName()).isEqualTo("bulk");
                            assertThat(call.getEndEpochNanos()).isLessThanOrEqualTo(message.getEndEpochNanos());
                            assertThat(call.getAttributes().get(Conventions.OUTCOME))
                                    .isEqualTo(message.getAttributes().get(Conventions.OUTCOME));
                        }));
        assertThat(traces.messages())
                .extracting(message -> message.getAttributes().get(Conventions.OUTCOME))
                .containsExactly("DONE", "RETRY", "DONE");
        assertThat(current)
                .containsExactly(
                        traces.childrenOf(traces.messages().get(2)).get(0).getSpanId());
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    private final class Bulk extends DataBatchSubscriber {
        @Override
        public String name() {
            return "bulk";
        }

        @Override
        protected DataPattern matchData() {
            return DataPattern.any();
        }

        @Override
        public BatchAnswer process(List<BatchItem<DataPayload>> batch) {
            current.add(Span.current().getSpanContext().getSpanId());
            return BatchAnswer.builder().put(batch.get(1), Result.RETRY_LATER).build();
        }
    }
}
