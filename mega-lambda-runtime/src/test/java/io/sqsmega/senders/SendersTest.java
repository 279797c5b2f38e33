package io.sqsmega.senders;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sqsmega.dispatch.MessageReport;
import io.sqsmega.dispatch.Outcome;
import io.sqsmega.lambda.HandlerOptions;
import io.sqsmega.lambda.MegaSqsHandler;
import io.sqsmega.message.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body of a sender is matched and read: raw and within the envelope of SNS, by both entries, from a pipe too. */
class SendersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PojoSerializer<SQSEvent> SERIALIZER =
            LambdaEventSerializers.serializerFor(SQSEvent.class, SendersTest.class.getClassLoader());

    private final List<Object> read = new ArrayList<>();
    private final List<Boolean> enveloped = new ArrayList<>();
    private final List<Outcome.Kind> outcomes = new ArrayList<>();

    static List<SenderCase> cases() {
        return SenderCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBodyIsReadByBothEntries(SenderCase sender) throws IOException {
        MegaSqsHandler handler = handler(sender);
        String records = records(sender.body(), sender.enveloped());

        assertThat(streamed(handler, "{\"Records\":" + records + "}")).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(streamed(handler, records)).isEqualTo("{\"batchItemFailures\":[]}");
        SQSEvent event = SERIALIZER.fromJson("{\"Records\":" + records + "}");
        assertThat(handler.handleRequest(event, null).getBatchItemFailures()).isEmpty();
        assertThat(handler.handleRequest(event.getRecords(), null).getBatchItemFailures())
                .isEmpty();

        assertThat(outcomes).hasSize(8).containsOnly(Outcome.Kind.DONE);
        assertThat(read).hasSize(8).allSatisfy(it -> assertThat(it).isEqualTo(sender.expected()));
        assertThat(enveloped).containsExactly(false, true, false, true, false, true, false, true);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsToBeExplainedOfABodyThatMatches(SenderCase sender) {
        MegaSqsHandler handler = handler(sender);

        for (String body : List.of(sender.body(), sender.enveloped())) {
            assertThat(handler.explain(Message.builder("1", body).build())).isEmpty();
        }
    }

    /** In an envelope of its own it is data: only what SNS itself put on the queue is a confirmation. */
    @Test
    void theConfirmationOfASubscriptionIsForNobody() throws IOException {
        String body = SenderCase.body("14-sns-subscription-confirmation.json");
        SenderCase sender = SenderCase.data(
                "14-sns-subscription-confirmation.json",
                Map.of("Type", "SubscriptionConfirmation"),
                data -> data.data().get("TopicArn"),
                "arn:aws:sns:us-west-2:123456789012:t");

        streamed(handler(sender), "{\"Records\":" + records(body, SenderCase.enveloped(body)) + "}");

        assertThat(outcomes).containsExactly(Outcome.Kind.UNMATCHED, Outcome.Kind.DONE);
        assertThat(read).containsExactly(sender.expected());
    }

    private MegaSqsHandler handler(SenderCase sender) {
        return new MegaSqsHandler(HandlerOptions.builder()
                .observer(
                        (MessageReport report) -> outcomes.add(report.outcome().kind()))
                .build()) {
            {
                register(sender.subscriber().apply(SendersTest.this::hear));
                if (sender.ofBytes() != null) {
                    transformBinary(sender.ofBytes());
                }
                if (sender.ofText() != null) {
                    transformPlaintext(sender.ofText());
                }
            }
        };
    }

    private void hear(Object what, Message message) {
        read.add(what);
        enveloped.add(message.notification() != null);
    }

    private static String records(String... bodies) throws JsonProcessingException {
        List<Map<String, Object>> records = new ArrayList<>();
        for (String body : bodies) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("ApproximateReceiveCount", "1");
            attributes.put("SentTimestamp", "1545082649183");
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("messageId", "id-" + records.size());
            record.put("receiptHandle", "handle");
            record.put("body", body);
            record.put("attributes", attributes);
            record.put("messageAttributes", Map.of());
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", "arn:aws:sqs:us-east-2:123456789012:my-queue");
            records.add(record);
        }
        return MAPPER.writeValueAsString(records);
    }

    private static String streamed(MegaSqsHandler handler, String event) throws IOException {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, null);
        return response.toString(StandardCharsets.UTF_8);
    }
}
